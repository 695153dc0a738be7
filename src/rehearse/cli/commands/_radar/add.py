"""``rehearse radar add``"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from rehearse.cli.refusal import refuse


def command(
    url: Annotated[str, typer.Argument(help="Address of a feed, or of the page of a repository or package.")] = "",
    list_: Annotated[
        Path | None, typer.Option("--list", help="An OPML, Markdown or CSV file with many of them.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Add a feed, switched off. Nothing is fetched by this.

    Example: rehearse radar add https://example.org/feed.xml
    """
    if bool(url) == (list_ is not None):
        return refuse("", "Give either an address or --list FILE.", as_json=as_json)
    from rehearse.web.setup import setup

    setup()
    from rehearse import radar
    from rehearse.web.accounts.models import Person
    from rehearse.web.radar import feeds

    person = Person.objects.local()
    try:
        if list_ is not None:
            with list_.open("rb") as file:
                data = file.read(radar.LARGEST_LIST + 1)
            added = feeds.add_list(person, data, list_.name)
            report: dict[str, object] = {"version": 1, "new": added.new, "known": added.known}
            said = f"{added.new} added and switched off, {added.known} known already."
        else:
            row, is_new = feeds.add(person, url)
            report = {"version": 1, "url": row.url, "name": row.name, "new": int(is_new), "known": int(not is_new)}
            said = f"{row.name}: {'added and switched off' if is_new else 'known already'}. {row.url}"
    except radar.RadarError as error:
        return refuse(str(list_) if list_ else "", str(error), as_json=as_json)
    typer.echo(json.dumps(report, ensure_ascii=False, indent=2) if as_json else said)
    return 0
