"""How a command refuses: one sentence in the house order (where, what, do), and an object for programs."""

from __future__ import annotations

import json

import typer

__all__ = ["BAD_INPUT", "DONE", "MACHINE", "NO", "refuse", "refuse_sentence"]

DONE, NO, BAD_INPUT, MACHINE = 0, 1, 2, 3
"""Exit codes: done; the answer is no; bad usage or bad input; the machine failed."""


def refuse(where: str, what: str, do: str = "", *, as_json: bool = False, code: int = BAD_INPUT) -> int:
    """Says it on standard error, with ``--json`` as an object on standard output; returns the exit code.

    ``where`` is a file, an option or a place in one; ``what`` and ``do`` are sentences, ``do`` empty when ``what``
    says it already.
    """
    if as_json:
        error = {"where": where, "what": what, "do": do}
        typer.echo(json.dumps({"version": 1, "error": error}, ensure_ascii=False, indent=2))
    else:
        typer.echo(f"{where}: {what}{' ' if do else ''}{do}" if where else f"{what} {do}".strip(), err=True)
    return code


def refuse_sentence(where: str, sentence: str, *, as_json: bool = False, code: int = BAD_INPUT) -> int:
    """The same for a sentence that names its place and what to do by itself; programs get the place beside it."""
    return refuse(where if as_json else "", sentence, as_json=as_json, code=code)
