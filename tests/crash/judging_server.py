"""Submits and judges as the server does, and says each submission after it was accepted. Ends by being killed.

``python judging_server.py COUNT RUNTIME``: reads how many to hand in from each line of its input, until there are
COUNT rows; at the end of its input it hands in the rest and waits for all verdicts. So whoever kills sets the pace,
and a quick machine is not done before the first kill.
"""

from __future__ import annotations

import sys
import time
from itertools import chain, islice
from pathlib import Path

import django

django.setup()  # not the product's own: that one refuses a disk with little room

from django.conf import settings  # noqa: E402 - after setup
from django.utils import timezone  # noqa: E402

from rehearse import bank, judge  # noqa: E402
from rehearse.bank import CodingItem  # noqa: E402
from rehearse.web import work  # noqa: E402
from rehearse.web.accounts.models import Person  # noqa: E402
from rehearse.web.practice import judging  # noqa: E402
from rehearse.web.practice.bank import items_of_round  # noqa: E402
from rehearse.web.practice.models import Submission  # noqa: E402
from rehearse.web.practice.services import open_attempt  # noqa: E402
from rehearse.web.server import Keeper  # noqa: E402

ITEMS = 3


def source_of(item: CodingItem, number: int) -> str:
    """Every second one is wrong; all differ, so that none is answered from memory."""
    if number % 2:
        return f"def {item.entry.function}(*given):\n    return 'nothing like it'  # wrong {number}\n"
    return item.file("ref.py") + f"\n# right {number}\n"


def main(count: int, runtime: Path) -> None:
    cache = runtime / "cache"
    keeper = Keeper(lambda: judge.start_daemon(bank.root(), runtime, cache=cache, workers=2))
    settings.JUDGE_SOCKET = str(keeper.daemon_handle.socket)
    keeper.start()
    work.recover()
    person = Person.objects.local()
    items = [item for item in items_of_round("coding") if isinstance(item, CodingItem)][:ITEMS]
    print("ready", flush=True)
    numbers = iter(range(Submission.objects.count(), count))
    for line in chain(sys.stdin, [str(count)]):
        for number in islice(numbers, int(line)):
            item = items[number % ITEMS]
            attempt = open_attempt(person, item, now=timezone.now())
            accepted = judging.submit(attempt, source_of(item, number), Submission.FULL)
            print(accepted.pk, flush=True)
    while judging._unfinished():
        time.sleep(0.05)
    print("all", flush=True)
    keeper.end()
    work.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
