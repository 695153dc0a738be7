"""``rehearse judge import``"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from rehearse.cli.refusal import BAD_INPUT, DONE, refuse

SHOWN = 20
"""Bad lines named in the text; ``--json`` names all."""


def command(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="The collection's form: humaneval or mbpp.")],
    file: Annotated[Path, typer.Argument(help="The collection's own JSON Lines file; it may be packed with gzip.")],
    output: Annotated[Path, typer.Option(help="The suite file to write.")],
    challenges: Annotated[
        bool, typer.Option("--challenges", help="Add the harder tests that mbpp keeps apart.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Turn a public collection into a suite whose sources are its reference solutions.

    Example: rehearse judge import humaneval HumanEval.jsonl.gz --output suite.jsonl
    """
    from rehearse.judge.external import formats, import_suite

    if form not in formats():
        known = ", ".join(formats())
        return refuse("FORMAT", f"{form[:40]!r} is not known.", f"Known forms: {known}.", as_json=as_json)
    if not file.is_file():
        return refuse(str(file), "This is not a file.", "Give the path of a file that exists.", as_json=as_json)
    if output.is_dir() or not output.parent.is_dir():
        return refuse(
            str(output), "A file cannot be written there.", "Name one in a folder that exists.", as_json=as_json
        )
    if output.exists() and os.path.samefile(file, output):
        return refuse(str(output), "This is the file that is read.", "Name another.", as_json=as_json)
    try:
        found = import_suite(formats()[form], file, output, challenges=challenges)
    except OSError as error:
        where = str(error.filename or output)
        return refuse(where, f"{error.strerror or error}.", "Check the path and your rights.", as_json=as_json)
    report = found.as_json()
    if as_json:
        shown = str(output) if found.programs else None
        typer.echo(json.dumps({"version": 1, "format": form, "output": shown, **report}, ensure_ascii=False, indent=2))
        return BAD_INPUT if found.faults or not found.programs else DONE
    for fault in report["errors"][:SHOWN]:
        refuse(f"{file}, {fault['where']}", fault["what"], fault["do"])
    if len(found.faults) > SHOWN:
        typer.echo(f"And {len(found.faults) - SHOWN} more lines; --json names all.", err=True)
    if not found.programs:
        return refuse(str(file), "It holds no program of this form, so nothing was written.", "Give another file.")
    typer.echo(f"{output}: programs written: {found.programs}.")
    outside = report["programs_with_cases"]
    typer.echo(f"With cases, whose expected values stay outside the sandbox: {outside} (cases: {found.cases}).")
    typer.echo(f"With asserts that run inside the sandbox: {len(found.runs_asserts)}.")
    if found.runs_asserts:
        typer.echo(
            "Not all of their asserts have the form f(values) == value. Code that cheats can reach asserts inside the "
            "sandbox, so an AC of these programs is worth less."
        )
    return BAD_INPUT if found.faults else DONE
