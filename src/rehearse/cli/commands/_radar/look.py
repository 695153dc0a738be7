"""``rehearse radar look``"""

from __future__ import annotations

import json
from typing import Annotated

import typer

from rehearse.cli.refusal import DONE, NO


def command(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> int:
    """Ask every feed that is switched on, each at most once in 24 hours. Ends with 1 when one could not be read.

    Example: rehearse radar look
    """
    from rehearse.web.setup import setup

    setup()
    from django.utils import timezone

    from rehearse.radar import TEXTS
    from rehearse.web.accounts.models import Person
    from rehearse.web.radar import looking
    from rehearse.web.radar.models import Feed

    asked = looking.ask(Person.objects.local(), now=timezone.now())
    results = []
    for pk in asked.feeds:
        outcome = looking.look(pk, now=timezone.now())
        row = Feed.objects.filter(pk=pk).first()
        if row is None or not outcome:
            continue
        fault = looking.fault_of(row)
        said = TEXTS.english(fault) if fault else ""
        results.append({"url": row.url, "name": row.name, "outcome": outcome, "fault": said})
        if not as_json:
            typer.echo(f"{row.name}: {said or ('new entries' if outcome == 'new' else 'nothing new')}")
    if as_json:
        report = {"version": 1, "feeds": results, "early": asked.early}
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
    elif not asked.feeds:
        typer.echo(
            "Each feed that is on was asked within the last 24 hours." if asked.early else "No feed is switched on."
        )
    return NO if any(result["outcome"] == "failed" for result in results) else DONE
