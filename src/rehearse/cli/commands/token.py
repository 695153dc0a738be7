"""``rehearse token``"""

from __future__ import annotations

import json
from typing import Annotated

import typer


def command(
    name: Annotated[str, typer.Argument(help="What the token is for, e.g. the program's name.")],
    revoke: Annotated[bool, typer.Option("--revoke", help="End the tokens of this name.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Make a bearer token for a program that uses the API, or end one. It is shown once.

    Example: rehearse token notebook
    """
    from rehearse.web.setup import setup

    setup()
    from rehearse.web.accounts.models import Person
    from rehearse.web.security import tokens

    person = Person.objects.local()
    if revoke:
        ended = tokens.revoke(person, name)
        typer.echo(json.dumps({"version": 1, "name": name, "ended": ended}) if as_json else f"{ended} tokens ended.")
        return 0 if ended else 1
    token = tokens.issue(person, name)
    if as_json:
        typer.echo(json.dumps({"version": 1, "name": name, "token": token}))
    else:
        typer.echo(f"{token}\n\nSend it as the header  Authorization: Bearer …  It is not shown again.")
    return 0
