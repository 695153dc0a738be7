"""``rehearse bank``"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Look at the bank of items and check it.", no_args_is_help=True, add_completion=False)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.command()
def check(
    path: Annotated[Path | None, typer.Argument(help="An item's folder, a folder of items, or the whole bank.")] = None,
    as_json: AsJson = False,
) -> int:
    """Check items line by line: what is wrong, where, what to do.

    Example: rehearse bank check bank/items/breadth/accurate-but-off
    """
    from rehearse import bank

    if path is not None and not path.exists():
        typer.echo(f"{path} does not exist. Give a folder of items, or no path for the whole bank.", err=True)
        return 2
    report = bank.check(path)
    errors = [one for one in report.problems if one.severity == "error"]
    if as_json:
        rows = [
            {"file": str(p.file), "line": p.line, "rule": p.rule, "severity": p.severity, "what": p.what, "do": p.do}
            for p in report.problems
        ]
        typer.echo(
            json.dumps(
                {"version": 1, "items": report.items, "problems": rows, "ok": not errors}, ensure_ascii=False, indent=2
            )
        )
    else:
        for one in report.problems:
            typer.echo(f"{one.file}, line {one.line}: {one.what} [{one.rule}, {one.severity}]\n{one.do}\n")
        typer.echo(f"{report.items} items, {len(errors)} errors, {len(report.problems) - len(errors)} warnings.")
    return 1 if errors else 0


@app.command("list")
def list_(
    kind: Annotated[str, typer.Option(help="Only this kind, e.g. coding.")] = "",
    as_json: AsJson = False,
) -> int:
    """List the items: id, difficulty, status, title.

    Example: rehearse bank list --kind coding
    """
    from rehearse import bank

    items = [item for item in bank.load().items.values() if not kind or item.kind == kind]
    if as_json:
        rows = [
            {"id": i.id, "kind": i.kind, "rev": i.rev, "status": i.status, "title": i.title, "leaf": i.leaf,
             "difficulty": i.difficulty, "minutes": i.minutes, "languages": list(i.languages)}
            for i in items
        ]  # fmt: skip
        typer.echo(json.dumps({"version": 1, "items": rows}, ensure_ascii=False, indent=2))
    else:
        for item in items:
            typer.echo(f"{item.id:<44} {item.difficulty}  {item.status:<7} {item.title}")
        typer.echo(f"{len(items)} items.")
    return 0


@app.command()
def show(
    item: Annotated[str, typer.Argument(help="An id such as coding/slug, or a slug that is unique.")],
    language: Annotated[str, typer.Option(help="en or bn.")] = "en",
    as_json: AsJson = False,
) -> int:
    """Show one item with its texts.

    Example: rehearse bank show breadth/accurate-but-off --language bn
    """
    from rehearse import bank

    try:
        found = bank.load().find(item)
    except bank.BankError as error:
        typer.echo(str(error), err=True)
        return 2
    text = dict(found.text(language))
    if as_json:
        header = found.model_dump(mode="json")
        typer.echo(json.dumps({"version": 1, "item": header, "text": text}, ensure_ascii=False, indent=2))
        return 0
    typer.echo(f"{found.id}, revision {found.rev}, {found.status}\n{found.title}\n")
    for heading, body in text.items():
        typer.echo(f"## {heading}\n{body}\n")
    return 0
