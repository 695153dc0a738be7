"""``rehearse doctor``"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated

import typer


def command(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> int:
    """Say what this machine can do and whether all is well: judge, data folder, database, backups, bank.

    Example: rehearse doctor
    """
    from rehearse import bank, judge
    from rehearse.web.care.checkup import Check, checkup, database_words
    from rehearse.web.care.folder import DataFolder

    folder = DataFolder.from_environment()
    found = judge.doctor().to_json()
    checks = checkup(folder, now=datetime.now(UTC))
    try:
        loaded = bank.load()
        faults = len(loaded.problems)
        detail = f"{len(loaded.items)} items" + (f", {faults} problems: see `rehearse bank check`" if faults else "")
        checks.append(Check("bank", not faults, detail))
    except bank.BankError as error:
        checks.append(Check("bank", False, str(error)))
    found["checks"] += [{"name": one.name, "ok": one.ok, "detail": one.detail} for one in checks]
    found["data"] = str(folder.path)
    found["database"] = database_words(folder)
    can_judge = bool(found["ok"])
    found["ok"] = can_judge and all(one.ok for one in checks if one.is_grave)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        typer.echo(f"Python {found['python']}, {found['database']}, judge in {found['mode']} mode.")
        for one in found["checks"]:
            typer.echo(f"{'ok ' if one['ok'] else 'NO '} {one['name']}{': ' if one['detail'] else ''}{one['detail']}")
        if found["stronger"]:
            typer.echo(f"For a stronger judge: {found['stronger']}")
        typer.echo("All is well." if found["ok"] else "Something needs a look: the lines above with NO.")
    return 0 if found["ok"] else 1 if can_judge else 3
