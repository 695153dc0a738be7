"""``rehearse judge growth``"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rehearse.cli.refusal import DONE, MACHINE, refuse

if TYPE_CHECKING:
    from rehearse.judge import Judge
    from rehearse.judge.complexity import Growth, Measured, Offer, Statement
    from rehearse.message import Message

LARGEST = 1 << 20
"""Bytes of a source or generator."""
KINDS = ("list", "int")
SHOWN = 8
"""Rows of the table on the screen: the largest sizes."""


class UsageError(Exception):
    """Something that was given cannot be used. ``args``: where, what, do."""


def command(
    file: Annotated[Path, typer.Argument(help="A Python file with the function to measure.")],
    function: Annotated[str, typer.Option(help="Name of the function, or of a method of a class Solution.")],
    generator: Annotated[
        Path, typer.Option(help="A Python file with families = {name: f}, f(n, rng) -> tuple of arguments.")
    ],
    state: Annotated[str, typer.Option(help='The time class you state, for example "O(n log n)".')] = "",
    space: Annotated[str, typer.Option(help='The space class you state, for example "O(1)".')] = "",
    kind: Annotated[str, typer.Option(help="list, or int where the number itself is the size.")] = "",
    n_max: Annotated[int | None, typer.Option("--n-max", min=2, help="Largest size.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Measure how the work and the memory of a function grow, and answer what you state about them.

    Example: rehearse judge growth mine.py --function f --generator inputs.py --state "O(n log n)"
    """
    from rehearse import judge
    from rehearse.judge import complexity

    try:
        source, text = _text(file), _text(generator)
        if kind and kind not in KINDS:
            raise UsageError("--kind", f"{kind!r} is no kind of size.", "Give list or int.")
        with judge.Judge() as worker:
            offer = _offer(worker, text, generator)
            sizes = ("n",) if offer.families else ("n", "m")
            time = _statement(state, "--state", sizes)
            memory = _statement(space, "--space", sizes)
            request = complexity.GrowthRequest(source, function, text, sizes=sizes, kind=kind, n_max=n_max)
            measured = complexity.measure(worker, request)
    except UsageError as error:
        return refuse(*error.args, as_json=as_json)
    except judge.JudgeError as error:
        return refuse("", str(error), as_json=as_json, code=MACHINE)
    if measured.failure is not None and _is_of_the_file(measured):
        what, do = _english(measured.failure), "Correct the file, or the name of the function."
        return refuse(str(file), what, do, as_json=as_json)
    growth = complexity.answer(measured, time=time, space=memory)
    if as_json:
        typer.echo(json.dumps(growth.to_json(), ensure_ascii=False, indent=2))
    else:
        _say(growth)
    return MACHINE if _is_of_the_machine(measured) else DONE


def _text(file: Path) -> str:
    try:
        if not file.is_file():
            raise UsageError(str(file), "This is not a file.", "Give the path of a file that exists.")
        if file.stat().st_size > LARGEST:
            raise UsageError(str(file), f"It is larger than {LARGEST} bytes.", "Give a smaller file.")
        return file.read_text("utf-8")
    except OSError as error:
        raise UsageError(str(file), f"{error.strerror or error}.", "Check the path and your rights.") from None
    except UnicodeDecodeError:
        raise UsageError(str(file), "It is not text in UTF-8.", "Save it as UTF-8.") from None


def _offer(worker: Judge, text: str, generator: Path) -> Offer:
    from rehearse.judge import TrustedFailure
    from rehearse.judge.complexity import offered

    try:
        return offered(worker, text)
    except TrustedFailure as error:
        raise UsageError(str(generator), str(error), "") from None


def _statement(text: str, option: str, sizes: tuple[str, ...]) -> Statement | None:
    from rehearse.judge.complexity import BadStatementError, read

    try:
        return read(text, sizes=sizes)
    except BadStatementError as error:
        raise UsageError(option, _english(error.message), "") from None


def _is_of_the_file(measured: Measured) -> bool:
    """Whether nothing ran because of what the file holds: it does not compile, or has no such function."""
    return measured.failure is not None and measured.failure.id in {
        "judge.compile_error",
        "judge.compile_error_nowhere",
        "judge.import_exception",
        "judge.import_exception_nowhere",
        "judge.unknown_name",
        "judge.growth.measure_sites",
    }


def _is_of_the_machine(measured: Measured) -> bool:
    return measured.failure is not None and measured.failure.id == "judge.machine"


def _english(message: Message) -> str:
    from rehearse import judge
    from rehearse.judge import complexity
    from rehearse.message import Registry

    texts = Registry("")
    texts.update(judge.TEXTS)
    texts.update(complexity.TEXTS)
    return texts.english(message)


def _say(growth: Growth) -> None:
    for message in growth.messages:
        typer.echo(_english(message))
    if growth.curve is not None:
        _say_table(growth)
    if growth.unknown_calls:
        typer.echo(f"Calls without a known cost: {', '.join(growth.unknown_calls)}.")
    typer.echo(f"Measured in {growth.mode} mode with {growth.cpu_s:.2f} s of CPU time.")


def _say_table(growth: Growth) -> None:
    """The work by size, and divided by each class: the column of the right class is flat."""
    assert growth.curve is not None
    classes = growth.curve.classes
    heads = ("n", "work", *(f"work / {name}" for name in classes))
    rows = [
        (str(row.n), f"{row.work:.0f}", *(f"{row.per[name]:.4g}" if name in row.per else "" for name in classes))
        for row in growth.curve.rows[-SHOWN:]
    ]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, *rows):
        typer.echo("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))
