"""``rehearse decode``"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def command(
    files: Annotated[list[Path], typer.Argument(help="Postings as text, HTML, PDF or DOCX.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Read postings on this machine and show each judgement beside its words.

    Example: rehearse decode posting.txt
    """
    from rehearse.postings import decode_files

    report, code = decode_files(files)
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return code
    for entry in report["postings"]:
        if "error" in entry:
            error = entry["error"]
            typer.echo(f"{error['where']}: {error['what']} {error['do']}", err=True)
            continue
        typer.echo(
            f"{entry['file']}: {entry.get('title') or 'no title read'}, {entry.get('company') or 'no company read'}"
        )
        for field, found in entry["readings"].items():
            for reading in found if isinstance(found, list) else [found]:
                words = " | ".join(quote["quote"].replace("\n", " ") for quote in reading.get("quotes", [])[:2])
                typer.echo(f"  {field:<16} {_plain(reading['value']):<40} {words}")
        for other in entry.get("disagreements", []):
            # What the page's data and its text say differently is shown, whichever of them leads.
            words = " | ".join(quote["quote"].replace("\n", " ") for quote in other["quotes"][:2])
            typer.echo(f"  {other['field']:<16} {'or ' + _plain(other['value']):<40} {words}")
    return code


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(f"{name}={_plain(entry)}" for name, entry in value.items())
    if isinstance(value, list):
        return ", ".join(_plain(entry) for entry in value) or "-"
    return str(value)
