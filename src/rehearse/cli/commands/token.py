"""``rehearse token``"""

from __future__ import annotations

import json
from typing import Annotated

import typer

from rehearse.cli.refusal import DONE, NO, refuse

LONGEST_NAME = 80
"""Characters; the column holds no more."""


def command(
    name: Annotated[str, typer.Argument(help="What the token is for, e.g. the program's name.")],
    revoke: Annotated[bool, typer.Option("--revoke", help="End the tokens of this name.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Make a bearer token for a program that uses the API, or end one. It is shown once.

    Example: rehearse token notebook
    """
    if not (name.isprintable() and name.strip() and len(name) <= LONGEST_NAME):
        what = "The name is empty, has more than 80 characters, or holds one that cannot be printed."
        return refuse("NAME", what, "Give the name of the program.", as_json=as_json)
    from rehearse.web.setup import setup

    setup()
    from rehearse.web.accounts.models import Person
    from rehearse.web.security import tokens

    person = Person.objects.local()
    if revoke:
        ended = tokens.revoke(person, name)
        if as_json:
            typer.echo(json.dumps({"version": 1, "name": name, "ended": ended}, ensure_ascii=False))
        else:
            typer.echo(f"{ended} token{'' if ended == 1 else 's'} of this name ended.")
        return DONE if ended else NO
    token = tokens.issue(person, name)
    if as_json:
        typer.echo(json.dumps({"version": 1, "name": name, "token": token}, ensure_ascii=False))
    else:
        typer.echo(f"{token}\n\nSend it as the header  Authorization: Bearer …  It is not shown again.")
    return DONE
