"""``rehearse judge``"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Annotated

import typer


def command(
    file: Annotated[Path | None, typer.Argument(help="A Python file with a solution.")] = None,
    item: Annotated[str, typer.Option(help="The item it solves: coding/slug, or a slug that is unique.")] = "",
    suite: Annotated[Path | None, typer.Option(help="A JSON Lines file of submissions with their cases.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="With --suite: one line as each is judged.")] = False,
    first_failure: Annotated[
        bool, typer.Option("--first-failure", help="Stop a submission at its first failed case.")
    ] = False,
) -> int:
    """Judge a solution in the sandbox, without a server.

    Example: rehearse judge solution.py --item longest-quiet-window
    """
    from rehearse import judge

    if (suite is None) == (file is None) or (file is not None and not item):
        typer.echo("Give FILE with --item, or --suite FILE.jsonl.", err=True)
        return 2
    chosen = suite or file
    assert chosen is not None
    if not chosen.is_file():
        typer.echo(f"{chosen} is not a file. Give the path of a file that exists.", err=True)
        return 2
    if suite is not None:
        stream = (lambda row: typer.echo(json.dumps(row, ensure_ascii=False))) if jsonl else None
        report, code = judge.run_suite(suite, first_failure=first_failure, stream=stream)
    elif file is not None:
        from rehearse import bank

        try:
            found = bank.load().find(item)
        except bank.BankError as error:
            typer.echo(str(error), err=True)
            return 2
        if not isinstance(found, bank.CodingItem):
            typer.echo(
                f"{found.id} holds no code to judge. List those that do: rehearse bank list --kind coding", err=True
            )
            return 2
        try:
            with tempfile.TemporaryDirectory() as folder, judge.Judge() as worker:
                cases = judge.suite_of(found, worker, Path(folder))
                report, code = judge.judge_file(file, cases, worker, identity=file.name, first_failure=first_failure)
        except judge.JudgeRefused as refusal:
            typer.echo(str(refusal), err=True)
            return 3
    if jsonl and suite is not None:
        return code
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return code
    for row in report["submissions"]:
        if "error" in row:
            fault = row["error"]
            typer.echo(f"{row.get('id', '?')}: {fault['what']} ({fault['where']}) {fault['do']}", err=True)
            continue
        typer.echo(f"{row['id']}: {row['verdict']}, {row['passed']} of {row['cases']} cases, {row['cpu_ms']:.1f} ms")
        for failure in row["failures"][:3]:
            typer.echo(f"  case {failure['case'] + 1}: {failure['verdict']}. {failure['message']}")
            if failure.get("expected"):
                typer.echo(f"    expected {failure['expected']}\n    got      {failure['got']}")
    typer.echo(f"Judged in {report['mode']} mode.")
    return code
