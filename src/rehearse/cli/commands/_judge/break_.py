"""``rehearse judge break``"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rehearse.cli.refusal import DONE, MACHINE, refuse

if TYPE_CHECKING:
    from rehearse.judge.counterexample import Found, SearchRequest, Strategy

LARGEST = 1 << 20
"""Bytes of a source or strategy."""


class UsageError(Exception):
    """Something that was given cannot be used. ``args``: where, what, do."""


def command(
    file: Annotated[Path, typer.Argument(help="A Python file with the function to break.")],
    function: Annotated[str, typer.Option(help="Name of the function, or of a class.")],
    reference: Annotated[str, typer.Option(help="A Python file with a right solution: FILE, or FILE:function.")],
    strategy: Annotated[Path, typer.Option(help="A Python or YAML file with the domain of inputs.")],
    budget: Annotated[float, typer.Option(min=0.1, max=600.0, help="Seconds of CPU for the search.")] = 2.0,
    failing: Annotated[Path | None, typer.Option(help="A JSON file with the arguments of a failing call.")] = None,
    seed: Annotated[int, typer.Option(min=0, help="Start of the random inputs.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Search the smallest input on which a function differs from a reference.

    Example: rehearse judge break mine.py --function f --reference right.py --strategy inputs.py
    """
    from rehearse import judge
    from rehearse.judge import counterexample

    try:
        request = _request(file, function, reference, strategy, failing, budget, seed)
    except UsageError as error:
        return refuse(*error.args, as_json=as_json)
    try:
        with judge.Judge() as worker:
            found = replace(counterexample.search(worker, request), function=function)
    except judge.JudgeRefused as error:
        return refuse("", str(error), as_json=as_json, code=MACHINE)
    except judge.TrustedFailure as error:
        return refuse(str(strategy), str(error), as_json=as_json)
    except judge.JudgeError as error:
        return refuse("", str(error), as_json=as_json, code=MACHINE)
    if (fault := _not_started(found, file, reference)) is not None:
        return refuse(*fault, as_json=as_json)
    if as_json:
        typer.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=2))
    else:
        _say(found)
    return DONE


def _request(
    file: Path, function: str, reference: str, strategy: Path, failing: Path | None, budget: float, seed: int
) -> SearchRequest:
    """What is asked, from files. Raises UsageError."""
    from rehearse.judge import BadValue
    from rehearse.judge.counterexample import (
        BadDomainError,
        SearchRequest,
        arguments_of_case,
        operating,
        parameters_of,
    )

    written: Callable[[tuple[Any, ...], int], str] | None = None
    source = _text(file)
    right, right_function = _reference(reference, function)
    right_source = _text(right)
    text = _text(strategy)
    case: Any = None if failing is None else _json(failing)
    of_class = operating.is_class(right_source, right_function)
    try:
        names = operating.CALLS if of_class else parameters_of(right_source, right_function, str(right))
    except BadValue as error:
        raise UsageError(error.where, error.what, error.do) from None
    try:
        read = _strategy(text, strategy, names)
    except (BadValue, BadDomainError) as error:
        raise UsageError(f"{strategy}, {error.where}", error.what, error.do) from None
    try:
        arguments = None if case is None else arguments_of_case(case)
    except BadValue as error:
        raise UsageError(f"{failing}, {error.where}", error.what, error.do) from None
    if arguments is not None and len(arguments) != len(names):
        what = f"It has {len(arguments)} arguments, and the function takes {len(names)}."
        raise UsageError(str(failing), what, "Write one value per parameter.")
    if of_class:
        if not operating.is_class(source, function):
            raise UsageError(str(file), f"It defines no class {function[:80]}.", "Check the name.")
        source = operating.operated(source, function, read.raises)
        right_source = operating.operated(right_source, right_function, read.raises)
        written, function, right_function = partial(operating.written, function), operating.OPERATE, operating.OPERATE
    return SearchRequest(
        source,
        function,
        right_source,
        right_function,
        read.domain,
        legal=read.legal,
        same=read.same,
        raises=frozenset() if of_class else read.raises,
        write=written,
        failing=arguments,
        budget_s=budget,
        is_thorough=True,
        seed=seed,
    )


def _reference(given: str, function: str) -> tuple[Path, str]:
    """File and function of ``FILE`` or ``FILE:function``."""
    path, colon, name = given.rpartition(":")
    if colon and name.isidentifier() and not Path(given).is_file():
        return Path(path), name
    return Path(given), function


def _strategy(text: str, file: Path, names: list[str]) -> Strategy:
    from rehearse.judge.counterexample import Strategy

    if file.suffix not in (".yaml", ".yml"):
        return Strategy.of_python(text, names)
    from rehearse.bank import TEXTS
    from rehearse.bank.document import parse
    from rehearse.message import Message

    document, faults = parse(text)
    for fault in faults:
        what = TEXTS.english(Message(f"bank.{fault.name}", fault.params))
        do = TEXTS.english(Message(f"bank.{fault.name}_do", fault.params))
        raise UsageError(f"{file}, line {fault.line}", what, do)
    return Strategy.of_mapping(document.value, names)


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


def _json(file: Path) -> Any:
    try:
        return json.loads(_text(file))
    except (ValueError, RecursionError) as error:
        raise UsageError(str(file), f"It is not JSON ({error}).", 'Write {"in": [...]}.') from None


def _not_started(found: Found, file: Path, reference: str) -> tuple[str, str, str] | None:
    """Where, what and what to do, when one of the programs could not be started."""
    from rehearse.judge.counterexample import english

    ids = [message.id.rpartition(".")[2] for message in found.messages[:1]]
    if ids not in (["not_loaded"], ["reference_not_loaded"]):
        return None
    what = " ".join(english(message) for message in found.messages[1:2])
    return str(file) if ids == ["not_loaded"] else reference, what, "Correct the file."


def _say(found: Found) -> None:
    from rehearse.judge.counterexample import english

    for message in found.messages:
        typer.echo(english(message))
    if found.printed:
        typer.echo(f"It printed:\n{found.printed.rstrip()}")
    typer.echo(f"{found.tried} inputs tried, {found.cpu_s:.2f} s of CPU, in {found.mode} mode.")
