"""``rehearse backup``"""

from __future__ import annotations

import json
from typing import Annotated

import typer

from rehearse.cli.refusal import MACHINE, refuse_sentence


def command(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> int:
    """Make a checked copy of the database, also while Rehearse runs.

    Example: rehearse backup
    """
    from rehearse.web.care.backups import BackupError, make
    from rehearse.web.care.folder import DataFolder

    try:
        path = make("hand", DataFolder.from_environment())
    except BackupError as error:
        return refuse_sentence("", str(error), as_json=as_json, code=MACHINE)
    size = path.stat().st_size
    if as_json:
        typer.echo(json.dumps({"version": 1, "file": str(path), "bytes": size}, ensure_ascii=False, indent=2))
    else:
        typer.echo(f"Copied and checked: {path} ({size // 1000} kB).")
    return 0
