"""Analyses: what the judge finds out about code beyond its verdict. They wait behind submissions and decide nothing."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from rehearse import judge
from rehearse.bank import Item
from rehearse.judge.complexity import statement
from rehearse.message import Message
from rehearse.web import work
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Analysis, Attempt, Submission

__all__ = [
    "COUNTEREXAMPLE",
    "FEEDBACK",
    "GROWTH",
    "after_verdict",
    "ask",
    "asked",
    "can",
    "of_submission",
    "so_far",
    "start",
    "statement_fault",
    "supersede",
]

GROWTH, COUNTEREXAMPLE, FEEDBACK = "growth", "counterexample", "feedback"
ON_DEMAND_S = 4.0
"""Seconds of CPU for a search that the person asked for."""

SUPERSEDED, FAILED = "superseded", "failed"

log = logging.getLogger(__name__)

_found: dict[str, dict[str, Any]] = {}
_found_lock = threading.Lock()


def can(item: Item, kind: str) -> bool:
    """Whether an item says what an analysis needs to know."""
    needs = {GROWTH: "complexity", COUNTEREXAMPLE: "domain", FEEDBACK: "edge_cases"}
    return getattr(item, needs[kind], None) is not None


def start(row: Analysis) -> None:
    """In the background, once its row is committed."""
    work.enqueue("analyse", str(row.pk))


def ask(attempt: Attempt, kind: str, source: str, options: Mapping[str, Any]) -> Analysis:
    """Accepts an analysis that the person wants before handing in, and starts it."""
    row = Analysis.objects.create(attempt=attempt, kind=kind, source=source, options=dict(options))
    start(row)
    return row


def after_verdict(
    attempt: Attempt, submission: Submission, judgement: judge.Judgement, item: Item
) -> Sequence[Analysis]:
    """Rows for what is worth knowing: growth of what is right or too slow, an input for what is wrong, own tests.

    Inside the caller's transaction, so that whoever sees the verdict sees them; they are started after it.
    """
    if judgement.verdict in {judge.Verdict.JE, judge.Verdict.CE}:
        return ()
    is_whole = submission.mode == Submission.FULL
    wanted: list[tuple[str, dict[str, Any]]] = []
    if can(item, FEEDBACK) and (is_whole or attempt.own_tests.strip()):
        wanted.append((FEEDBACK, {"tests": attempt.own_tests}))
    if is_whole and judgement.verdict in {judge.Verdict.AC, judge.Verdict.TLE} and can(item, GROWTH):
        stated = {"time": attempt.stated_time, "space": attempt.stated_space}
        wanted.append(
            (GROWTH, {name: text if not statement_fault(text, item) else "" for name, text in stated.items()})
        )
    if is_whole and judgement.verdict in {judge.Verdict.WA, judge.Verdict.RTE} and can(item, COUNTEREXAMPLE):
        failed = (case.uid for case in judgement.cases if case.verdict in {judge.Verdict.WA, judge.Verdict.RTE})
        wanted.append((COUNTEREXAMPLE, {"failing": next(failed, "")}))
    return [
        Analysis.objects.create(
            attempt=attempt, submission=submission, kind=kind, source=submission.source, options=options
        )
        for kind, options in wanted
    ]


def supersede(attempt: Attempt) -> None:
    """A new submission makes what runs for the old one worthless."""
    # Every submission waits for this: of the rows only their keys.
    for pk in Analysis.objects.filter(attempt=attempt).exclude(status=Analysis.DONE).values_list("pk", flat=True):
        _end(pk, None, SUPERSEDED)
        try:
            _client().cancel(str(pk))
        except judge.JudgeError:
            pass  # the judge is away: nothing runs there


def of_submission(submission: Submission) -> list[Analysis]:
    """What followed a verdict, oldest first."""
    return list(submission.analyses.exclude(end=SUPERSEDED).order_by("asked_at", "id"))


def asked(attempt: Attempt) -> Analysis | None:
    """The last one that the person asked for, while nothing was handed in since."""
    row = attempt.analyses.filter(submission=None).exclude(end=SUPERSEDED).first()
    if row is None or attempt.submissions.filter(handed_in_at__gt=row.asked_at).exists():
        return None
    return row


def statement_fault(text: str, item: Item) -> Message | None:
    """What of a stated growth cannot be read; None when all can. Nothing is guessed."""
    try:
        statement.read(text, sizes=getattr(item, "sizes", ("n",)), bounded=getattr(item, "bounded", {}))
    except statement.BadStatementError as error:
        return error.message
    return None


def so_far(row: Analysis) -> dict[str, Any] | None:
    """The report, or the best so far of one that runs in this process."""
    if row.result is not None:
        return dict(row.result)
    with _found_lock:
        return _found.get(str(row.pk))


def _client() -> judge.Client:
    from rehearse.web.practice.judging import client  # judging follows verdicts up with this module

    return client()


def _unfinished() -> Iterable[str]:
    return [str(pk) for pk in Analysis.objects.exclude(status=Analysis.DONE).values_list("pk", flat=True)]


@work.register("analyse", _unfinished, later=True)
def run(id_: str) -> None:
    """Runs one analysis. A judge that is away leaves it in the queue; one that fails on it ends it without a report."""
    row = Analysis.objects.select_related("attempt").get(pk=UUID(id_))
    item = bank_of_items().items.get(row.attempt.item)
    if row.status == Analysis.DONE:
        return
    if item is None:
        _end(row.pk, None, FAILED)
        return
    Analysis.objects.filter(pk=row.pk).exclude(status=Analysis.DONE).update(status=Analysis.RUNNING)

    def note(event: dict[str, Any]) -> None:
        if event.get("event") == "found":
            with _found_lock:
                _found[id_] = event["result"]

    try:
        result = _client().analyse(
            row.kind,
            row.source,
            item_id=item.id,
            item_hash=item.content_hash,
            options=row.options,
            submission_id=id_,
            on_event=note,
        )
    except judge.JudgeUnavailable:
        Analysis.objects.filter(pk=row.pk, status=Analysis.RUNNING).update(status=Analysis.QUEUED)
        raise
    except judge.JudgeError:
        log.exception("analysis %s (%s of %s): the judge failed", id_, row.kind, item.id)
        _end(row.pk, None, FAILED)
    else:
        _end(row.pk, result, "" if result is not None else SUPERSEDED)
    finally:
        with _found_lock:
            _found.pop(id_, None)


def _end(pk: UUID, result: dict[str, Any] | None, end: str, *, now: datetime | None = None) -> None:
    """Writes the end once."""
    Analysis.objects.filter(pk=pk).exclude(status=Analysis.DONE).update(
        status=Analysis.DONE, result=result, end=end, done_at=now or timezone.now()
    )
