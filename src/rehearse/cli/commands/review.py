"""``rehearse review``"""

from __future__ import annotations

import json
from typing import Annotated

import typer


def command(
    limit: Annotated[int, typer.Option(min=1, max=200, help="Stop after this many cards.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print what is due and end; nothing is asked.")] = False,
) -> int:
    """Review due cards here: answer, compare, tick, rate. Ctrl-D ends; what was rated is saved.

    Example: rehearse review --limit 5
    """
    from rehearse.web.setup import setup

    setup()
    from django.utils import timezone

    from rehearse.bank import CardItem
    from rehearse.web.accounts.models import Person
    from rehearse.web.practice.bank import bank_of_items
    from rehearse.web.practice.services import open_attempt
    from rehearse.web.reviews import services

    person = Person.objects.local()
    language = person.language or "en"
    queue = services.queue(person, now=timezone.now())
    if as_json:
        items = bank_of_items().items
        typer.echo(
            json.dumps(
                {
                    "version": 1,
                    "due": queue.due,
                    "new": queue.new,
                    "left_out": queue.left_out,
                    "minutes": queue.minutes,
                    "cards": [{"item": id_, "ask": items[id_].text("en")["Ask"].strip()} for id_ in queue.items],
                },
                ensure_ascii=False,
                indent=2,
            )
        )
        return 0
    if not queue.items:
        typer.echo("No card is due today.")
        return 0
    done = 0
    try:
        for id_ in queue.items[:limit]:
            item = bank_of_items().items[id_]
            assert isinstance(item, CardItem)
            attempt = open_attempt(person, item, now=timezone.now())
            text = item.text(language)
            typer.echo(f"\n{text['Ask'].strip()}\n")
            answer = typer.prompt("Your answer (one line)", default=attempt.draft or "", show_default=False)
            if attempt.handed_in_at is None:
                services.hand_in(attempt, answer, now=timezone.now())
            typer.echo(f"\n{text['Thirty seconds'].strip()}\n")
            ticks = {}
            for point in item.rubric.key_points:
                letter = _ask(f"{point.claim_in(language)}  [s]aid [p]artly [n]o [o]pposite", "spno")
                ticks[point.id] = {"s": "said", "p": "partly", "n": "no", "o": "opposite"}[letter]
            rating = _ask("Recall: [1] again [2] hard [3] good [4] easy", "1234")
            services.rate(attempt, int(rating), ticks, now=timezone.now())
            done += 1
    except typer.Abort:
        typer.echo("")
    typer.echo(f"{done} cards reviewed and saved.")
    return 0


def _ask(question: str, allowed: str) -> str:
    while True:
        letter = str(typer.prompt(question)).strip().lower()[:1]
        if letter and letter in allowed:
            return letter
        typer.echo(f"Type one of {', '.join(allowed)}.")
