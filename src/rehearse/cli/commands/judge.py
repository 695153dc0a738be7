"""``rehearse judge``"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from rehearse.cli.refusal import MACHINE, refuse

Report = dict[str, Any]

DEFAULT = "solution"
"""Its name among its subcommands; it may be left out."""


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
    if (fault := _usage_fault(file, item, suite, as_json, jsonl)) is not None:
        return refuse("", fault, as_json=as_json)
    chosen = suite or file
    assert chosen is not None
    if not chosen.is_file():
        return refuse(str(chosen), "This is not a file.", "Give the path of a file that exists.", as_json=as_json)
    if not os.access(chosen, os.R_OK):
        return refuse(str(chosen), "The file may not be read.", "Give yourself the right to.", as_json=as_json)
    if suite is not None:
        from rehearse import judge

        stream = (lambda row: typer.echo(json.dumps(row, ensure_ascii=False))) if jsonl else None
        report, code = judge.run_suite(suite, first_failure=first_failure, stream=stream)
    else:
        found = _judge_item(chosen, item, first_failure, as_json)
        if isinstance(found, int):
            return found
        report, code = found
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
    elif jsonl:
        _say_error(report)
    else:
        _say(report, chosen)
    return code


def _usage_fault(file: Path | None, item: str, suite: Path | None, as_json: bool, jsonl: bool) -> str | None:
    if (suite is None) == (file is None) or bool(file) != bool(item):
        return "Give FILE with --item, or --suite FILE.jsonl."
    if jsonl and suite is None:
        return "--jsonl goes with --suite; for one solution use --json."
    if jsonl and as_json:
        return "--json and --jsonl exclude each other; give one of them."
    return None


def _judge_item(file: Path, item: str, first_failure: bool, as_json: bool) -> tuple[Report, int] | int:
    """The report on one solution, or the exit code of a refusal that has been said."""
    from rehearse import bank, judge

    try:
        found = bank.load().find(item)
    except bank.BankError as error:
        return refuse("", str(error), as_json=as_json)
    if not judge.can_judge(found.kind):
        do = "List those that do: rehearse bank list --kind coding."
        return refuse(found.id, "This item holds no code to judge.", do, as_json=as_json)
    try:
        with tempfile.TemporaryDirectory() as folder, judge.Judge() as worker:
            cases = judge.suite_of(found, worker, Path(folder))
            return judge.judge_file(file, cases, worker, identity=file.name, first_failure=first_failure)
    except judge.JudgeRefused as error:
        return {"version": 1, "mode": "refused", "submissions": [],
                "error": {"where": "", "what": str(error), "do": ""}}, MACHINE  # fmt: skip


def _say_error(report: Report) -> None:
    """What stopped the whole run, if anything did."""
    if "error" in report:
        refuse(report["error"]["where"], report["error"]["what"], report["error"]["do"])


def _say(report: Report, chosen: Path) -> None:
    for row in report["submissions"]:
        if "error" in row:
            fault = row["error"]
            refuse(fault["where"] if "file" in row else f"{chosen}, {fault['where']}", fault["what"], fault["do"])
            continue
        typer.echo(f"{row['id']}: {row['verdict']}, {row['passed']} of {row['cases']} cases, {row['cpu_ms']:.1f} ms")
        for failure in row["failures"][:3]:
            typer.echo(f"  case {failure['case'] + 1}: {failure['verdict']}. {failure['message']}")
            if failure.get("expected"):
                typer.echo(f"    expected {failure['expected']}\n    got      {failure['got']}")
    _say_error(report)
    if report.get("mode", "refused") != "refused":
        typer.echo(f"Judged in {report['mode']} mode.")
