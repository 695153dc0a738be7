"""``rehearse radar``"""

from __future__ import annotations

import json
from typing import Annotated

import typer

DEFAULT = "list"
"""Its name among its subcommands; it may be left out."""


def command(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> int:
    """Show what is new for the saved postings. Nothing is fetched by this.

    Example: rehearse radar
    """
    from rehearse.web.setup import setup

    setup()
    from django.utils import timezone

    from rehearse.radar import TEXTS
    from rehearse.web.accounts.models import Person
    from rehearse.web.radar.models import Feed
    from rehearse.web.radar.news import news_of
    from rehearse.web.text.catalog import say

    person = Person.objects.local()
    lines = news_of(person, now=timezone.now())
    feeds = Feed.objects.filter(person=person)
    on = feeds.exclude(rhythm=Feed.OFF).count()
    if as_json:
        report = {
            "version": 1,
            "feeds": {"all": feeds.count(), "on": on},
            "news": [
                {
                    "item": str(line.item.pk),
                    "title": line.item.title,
                    "link": line.item.link,
                    "at": line.at.isoformat(),
                    "subject": line.subject.id,
                    "name": line.subject.name,
                    "level": line.level,
                    "reason": TEXTS.english(line.reason),
                    "has_card": line.card is not None,
                }
                for line in lines
            ],
        }
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return 0
    if not lines:
        typer.echo(_nothing(feeds.count(), on))
        return 0
    for line in lines:
        typer.echo(f"{line.at:%d %b %Y}  {line.item.title}")
        typer.echo(f"             {say(line.reason)}{f'  {line.item.link}' if line.item.link else ''}")
    return 0


def _nothing(known: int, on: int) -> str:
    if not known:
        return "The radar is off: there is no feed. Add one with: rehearse radar add URL"
    if not on:
        return "No feed is switched on. Switch one with: rehearse radar switch URL --when asked"
    return "Nothing new. Look now with: rehearse radar look"
