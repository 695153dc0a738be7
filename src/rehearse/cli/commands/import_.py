"""``rehearse import``"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from rehearse.cli.refusal import MACHINE, refuse_sentence

SHOWN = 20
"""Rows named in the text; ``--json`` names all."""


def command(
    file: Annotated[Path, typer.Argument(help="A file that `rehearse export` wrote.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count what would happen; write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Bring an export in. All of it is checked first; nothing here is deleted; importing twice changes nothing.

    Example: rehearse import rehearse.zip --dry-run
    """
    from rehearse.message import Message
    from rehearse.web.messages import TEXTS
    from rehearse.web.setup import setup

    try:
        stream = file.open("rb")
    except OSError as error:
        params = {"path": str(file), "problem": error.strerror or str(error)}
        return refuse_sentence(
            str(file), TEXTS.english(Message("web.exchange_import_missing", params)), as_json=as_json
        )
    with stream:
        setup()
        from django.conf import settings

        from rehearse.web.accounts.models import Person
        from rehearse.web.care.backups import before_import
        from rehearse.web.care.errors import BackupError
        from rehearse.web.exchange import BundleError, Fate, import_bundle

        folder = getattr(settings, "DATA", None)

        def keep() -> None:
            if folder is not None:
                typer.echo(f"The state before is kept: {before_import(folder)}", err=True)

        try:
            report = import_bundle(Person.objects.local(), stream, dry_run=dry_run, before_writing=keep)
        except BundleError as error:
            return refuse_sentence(str(file), str(error), as_json=as_json)
        except BackupError as error:
            return refuse_sentence("", str(error), as_json=as_json, code=MACHINE)
    if as_json:
        typer.echo(json.dumps({**report.as_json(), "file": str(file)}, ensure_ascii=False, indent=2))
        return 0
    heads = {fate: fate.replace("_", " ") for fate in Fate}
    typer.echo(f"{'':<12}" + "".join(f"{head:>13}" for head in heads.values()))
    for noun, found in report.counts.items():
        typer.echo(f"{noun:<12}" + "".join(f"{found[fate]:>13}" for fate in heads))
    for note in report.notes[:SHOWN]:
        typer.echo(f"{note.noun} {note.id}: {TEXTS.english(note.message)}")
    if len(report.notes) > SHOWN:
        typer.echo(f"And {len(report.notes) - SHOWN} more; --json names all.")
    typer.echo("Nothing was written: this was a dry run." if dry_run else f"{report.changes} rows written.")
    return 0
