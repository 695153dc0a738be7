"""Classes as functions of their calls: ``f([["new", 2], ["put", 1, 1], ["get", 1]])`` gives what each call returned.

One line of ours is added below the text of a class; the lines of the person stay where they are.
"""

from __future__ import annotations

import ast
from typing import Any

from .literal import literal

__all__ = ["CALLS", "OPERATE", "is_class", "operated", "written"]

OPERATE = "rehearse_operate"
"""The function of a program that was made by ``operated``."""
CALLS = ["calls"]
"""Its parameters."""

_DRIVER = """
def rehearse_operate(calls):
    kind, returned = globals()[{name!r}], []
    made = None if calls and calls[0][0] == 'new' else kind()
    for method, *arguments in calls:
        if method == 'new':
            made = kind(*arguments)
            returned.append(None)
            continue
        try:
            returned.append(getattr(made, method)(*arguments))
        except Exception as error:
            if type(error).__name__ not in {raised!r}:
                raise
            returned.append('raises ' + type(error).__name__)
    return returned
"""


def is_class(source: str, name: str) -> bool:
    """Whether a module defines a class of that name; false for one that cannot be read."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(isinstance(statement, ast.ClassDef) and statement.name == name for statement in body)


def operated(source: str, name: str, raises: frozenset[str] = frozenset()) -> str:
    """The program whose ``rehearse_operate`` makes an object of a class and calls it. Exceptions of the types in
    ``raises`` count as what a call returned; any other ends the program."""
    code = _DRIVER.format(name=name, raised=sorted(raises))
    return f"{source}\n\nexec(compile({code!r}, '<judge>', 'exec'))\n"


def written(name: str, arguments: tuple[Any, ...], limit: int) -> str:
    """Calls as a person writes them: ``LRU(2); put(1, 1); get(1)``."""
    (calls,) = arguments
    parts = [] if calls and calls[0][0] == "new" else [f"{name}()"]
    for method, *given in calls:
        shown = ", ".join(literal(value, limit, is_spoken=True) for value in given)
        parts.append(f"{name if method == 'new' else method}({shown})")
    text = "; ".join(parts)
    return text if len(text) <= limit else text[:limit] + "..."
