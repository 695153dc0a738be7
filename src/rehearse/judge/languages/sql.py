"""What is handed in for a task on tables: a query, or a function on data frames, in the engine its first line names.

The query becomes data in a program of ours; ``inside.engines`` runs it. What a person wrote as Python stays as it is,
with its line numbers, and one line of ours is added below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rehearse.judge.errors import NotRunnable
from rehearse.judge.languages.python import marked
from rehearse.judge.messages import say

__all__ = ["ENGINES", "FUNCTION", "engine_of", "prepare"]

ENGINES = ("sqlite", "duckdb", "pandas")
"""The first is meant where nothing is said."""

FUNCTION = "rehearse_answer"
"""What boxes call with the tables of a case."""

_MARK = re.compile(r"[ \t]*(?:--|#)[ \t]*engine:[ \t]*([A-Za-z0-9_]{1,20})[ \t]*\r?(?:\n|\Z)")

_CALL = """
def rehearse_answer(tables):
    from inside.engines import {module}
    return {module}.answer({first}, tables, {columns!r})
"""


def engine_of(text: str, engines: Sequence[str] = ENGINES) -> str:
    """The engine a text names in its first line (``-- engine: duckdb``, ``# engine: pandas``), known or not; else
    the first of ``engines``."""
    found = _MARK.match(text)
    return found[1].lower() if found else engines[0]


def _ours(code: str) -> str:
    """A line that defines our function, under a name of its own: its lines are not the person's."""
    return f"exec(compile({code!r}, '<judge>', 'exec'))\n"


def prepare(
    text: str, columns: Sequence[tuple[str, str]], engines: Sequence[str], is_offered: Callable[[str], bool]
) -> str:
    """The program that boxes run for a text. ``columns`` are the names and types that the task asks for.

    Raises NotRunnable for an engine that the task does not take or that is not installed.
    """
    engine = engine_of(text, engines)
    if engine not in engines:
        raise NotRunnable(say("engine_unknown", engine=engine, known=", ".join(engines)), 1)
    if not is_offered(engine):
        raise NotRunnable(say("engine_missing", engine=engine), 1)
    wanted = [list(column) for column in columns]
    if engine == "pandas":
        code = _CALL.format(module="frames", first="globals().get('answer')", columns=wanted)
        return f"{text}\n\n{_ours(code)}{marked(engine)}"
    code = _CALL.format(module=engine, first=repr(text), columns=wanted)
    return _ours(code) + marked(engine)
