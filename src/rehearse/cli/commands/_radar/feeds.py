"""``rehearse radar feeds``"""

from __future__ import annotations

import json
from typing import Annotated

import typer


def command(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> int:
    """List the feeds with their switch and their last look.

    Example: rehearse radar feeds
    """
    from rehearse.web.setup import setup

    setup()
    from rehearse.radar import TEXTS
    from rehearse.web.accounts.models import Person
    from rehearse.web.radar.looking import fault_of
    from rehearse.web.radar.models import Feed

    rows = list(Feed.objects.filter(person=Person.objects.local()))
    faults = {row.pk: TEXTS.english(fault) if (fault := fault_of(row)) else "" for row in rows}
    if as_json:
        report = [
            {
                "url": row.url,
                "name": row.name,
                "when": row.rhythm,
                "looked_at": row.looked_at.isoformat() if row.looked_at else None,
                "outcome": row.outcome,
                "fault": faults[row.pk],
            }
            for row in rows
        ]
        typer.echo(json.dumps({"version": 1, "feeds": report}, ensure_ascii=False, indent=2))
        return 0
    if not rows:
        typer.echo("There is no feed. Add one with: rehearse radar add URL")
    for row in rows:
        typer.echo(f"{row.rhythm:<6} {row.name:<24} {row.url}{f'  {faults[row.pk]}' if faults[row.pk] else ''}")
    return 0
