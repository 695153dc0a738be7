"""``rehearse restore``"""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from rehearse.cli.refusal import MACHINE, refuse_sentence


def command(
    backup: Annotated[
        str, typer.Argument(help="A name from --list, or its beginning; the newest sound one if left out.")
    ] = "",
    show: Annotated[bool, typer.Option("--list", help="List the backups and end.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Put a backup in place of the database. The present state becomes a backup itself. Not while Rehearse runs.

    Example: rehearse restore 20261120
    """
    from rehearse.message import Message
    from rehearse.web.care.backups import Backup, backups, find
    from rehearse.web.care.errors import BackupError, HeldError
    from rehearse.web.care.folder import DataFolder
    from rehearse.web.care.lock import hold
    from rehearse.web.care.refusals import newest_fitting
    from rehearse.web.care.restoring import restore
    from rehearse.web.messages import TEXTS

    def row(one: Backup) -> dict[str, Any]:
        made_at = f"{one.made_at:%Y-%m-%dT%H:%M:%SZ}"
        return {"name": one.path.name, "made_at": made_at, "reason": one.reason, "bytes": one.size}

    folder = DataFolder.from_environment()
    if show:
        found = backups(folder)
        if as_json:
            typer.echo(json.dumps({"version": 1, "backups": [row(one) for one in found]}, indent=2))
        else:
            for one in found:
                typer.echo(
                    f"{one.path.name:<36} {one.made_at:%Y-%m-%d %H:%M} UTC  {one.size // 1000:>8} kB  {one.reason}"
                )
            typer.echo(f"{len(found)} backups in {folder.backups}.")
        return 0
    chosen = find(folder, backup) if backup else newest_fitting(folder)
    if chosen is None:
        name = "care_restore_unknown" if backup else "care_restore_none"
        sentence = TEXTS.english(Message(f"web.{name}", {"name": backup, "path": str(folder.backups)}))
        return refuse_sentence(backup, sentence, as_json=as_json)
    try:
        lock = hold(folder)
    except HeldError as held:
        sentence = TEXTS.english(Message("web.care_restore_running", {"pid": str(held.pid)}))
        return refuse_sentence("", sentence, as_json=as_json)
    try:
        former = restore(folder, chosen.path)
    except BackupError as error:
        return refuse_sentence("", str(error), as_json=as_json, code=MACHINE)
    finally:
        lock.release()
    if as_json:
        kept = former.name if former else None
        typer.echo(json.dumps({"version": 1, "restored": row(chosen), "kept": kept}, indent=2))
    else:
        typer.echo(f"Restored the state of {chosen.made_at:%Y-%m-%d %H:%M} UTC.")
        if former is not None:
            typer.echo(f"The state before is kept; `rehearse restore {former.stem}` brings it back.")
    return 0
