"""``rehearse radar switch``"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from rehearse.cli.refusal import refuse


class When(StrEnum):
    """When a feed is asked."""

    OFF = "off"
    ASKED = "asked"
    DAILY = "daily"


def command(
    url: Annotated[str, typer.Argument(help="Address of a feed that was added.")],
    when: Annotated[When, typer.Option(help="off: never; asked: on request; daily: once a day by itself.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Say when a feed may be asked.

    Example: rehearse radar switch https://example.org/feed.xml --when asked
    """
    from rehearse.web.setup import setup

    setup()
    from django.utils import timezone

    from rehearse import radar
    from rehearse.web.accounts.models import Person
    from rehearse.web.radar import feeds
    from rehearse.web.radar.models import Feed

    try:
        checked = radar.check_url(url)
    except radar.AddressError as error:
        return refuse("", str(error), as_json=as_json)
    known = [checked, radar.release_feed(checked) or checked]
    row = Feed.objects.filter(person=Person.objects.local(), url__in=known).first()
    if row is None:
        return refuse("", f"{checked} is none of your feeds.", "List them: rehearse radar feeds", as_json=as_json)
    feeds.switch(row, when.value, now=timezone.now())
    if as_json:
        typer.echo(json.dumps({"version": 1, "url": row.url, "when": row.rhythm}, ensure_ascii=False, indent=2))
    else:
        typer.echo(f"{row.name}: {row.rhythm}")
    return 0
