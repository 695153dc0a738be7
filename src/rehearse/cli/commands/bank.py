"""``rehearse bank``"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from rehearse.cli.refusal import DONE, NO, refuse

app = typer.Typer(help="Look at the bank of items and check it.", no_args_is_help=True, add_completion=False)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
LANGUAGES = ("en", "bn")


def _print(report: dict[str, Any]) -> None:
    typer.echo(json.dumps({"version": 1, **report}, ensure_ascii=False, indent=2))


@app.command()
def check(
    path: Annotated[Path | None, typer.Argument(help="An item's folder, a folder of items, or the whole bank.")] = None,
    as_json: AsJson = False,
) -> int:
    """Check items line by line: where, what is wrong, what to do.

    Example: rehearse bank check bank/items/breadth/accurate-but-off
    """
    from rehearse import bank

    if path is not None and not path.is_dir():
        do = "Give a folder of items, or no path for the whole bank."
        return refuse(str(path), "This is not a folder.", do, as_json=as_json)
    try:
        report = bank.check(path)
    except bank.BankError as error:
        return refuse("", str(error), as_json=as_json)
    if as_json:
        rows = [
            {"file": p.file, "line": p.line, "rule": p.rule, "severity": str(p.severity), "what": p.what, "do": p.do}
            for p in report.problems
        ]
        _print({"items": report.items, "problems": rows, "ok": report.is_ok})
    else:
        for one in report.problems:
            typer.echo(f"{one.file}, line {one.line}: {one.what} {one.do} [{one.rule}, {one.severity}]\n")
        typer.echo(f"{report.items} items, {len(report.errors)} errors, {len(report.warnings)} warnings.")
    return DONE if report.is_ok else NO


@app.command("list")
def list_(
    kind: Annotated[str, typer.Option(help="Only this kind, e.g. coding.")] = "",
    as_json: AsJson = False,
) -> int:
    """List the items: id, difficulty, status, title.

    Example: rehearse bank list --kind coding
    """
    from rehearse import bank

    try:
        found = bank.load()
    except bank.BankError as error:
        return refuse("", str(error), as_json=as_json)
    items = [item for item in found.items.values() if not kind or item.kind == kind]
    if kind and not items:
        known = ", ".join(sorted({item.kind for item in found.items.values()}))
        return refuse("--kind", f"The bank has no item of kind {kind[:60]}.", f"It has {known}.", as_json=as_json)
    if found.problems:
        typer.echo(f"{len(found.problems)} problems keep items out: see `rehearse bank check`.", err=True)
    if as_json:
        rows = [
            {"id": i.id, "kind": i.kind, "rev": i.rev, "status": i.status, "title": i.title, "leaf": i.leaf,
             "difficulty": i.difficulty, "minutes": i.minutes, "languages": list(i.languages)}
            for i in items
        ]  # fmt: skip
        _print({"items": rows})
    else:
        for item in items:
            typer.echo(f"{item.id:<44} {item.difficulty}  {item.status:<7} {item.title}")
        typer.echo(f"{len(items)} items.")
    return DONE


@app.command()
def show(
    item: Annotated[str, typer.Argument(help="An id such as coding/slug, or a slug that is unique.")],
    language: Annotated[str, typer.Option(help="en or bn.")] = "en",
    as_json: AsJson = False,
) -> int:
    """Show one item with its texts, in English where it has no other.

    Example: rehearse bank show breadth/accurate-but-off --language bn
    """
    from rehearse import bank

    if language not in LANGUAGES:
        return refuse(
            "--language", f"{language[:40]} is not a language of the bank.", "Give en or bn.", as_json=as_json
        )
    try:
        found = bank.load().find(item)
        text = dict(found.text(language))
    except bank.BankError as error:
        return refuse("", str(error), as_json=as_json)
    if as_json:
        _print({"item": found.model_dump(mode="json"), "language": found.text_language(language), "text": text})
        return DONE
    typer.echo(f"{found.id}, revision {found.rev}, {found.status}\n{found.title}\n")
    for heading, body in text.items():
        typer.echo(f"## {heading}\n{body}\n")
    return DONE
