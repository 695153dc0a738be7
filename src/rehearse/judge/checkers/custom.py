"""An item's own comparison: ``check(expected, got, inputs)`` of its ``check.py``, for items of the bank only.

It runs in the supervisor under the alarm of every comparison, on plain data: numbers, texts, lists, tuples, arrays; a
set arrives as a list of its elements, a dict as a list of pairs. It imports a few modules of the standard library and
reaches nothing else. That is no fence: who adds an item is read by a reviewer first.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any, ClassVar

from rehearse.judge.compare import Outcome
from rehearse.judge.messages import say
from rehearse.judge.show import show
from rehearse.judge.untrusted import plain

__all__ = ["CHECKER"]

_MODULES = frozenset({"__future__", "bisect", "collections", "fractions", "functools", "heapq", "itertools", "math"})
_NAMES = frozenset(
    """
    ArithmeticError Exception IndexError KeyError OverflowError TypeError ValueError ZeroDivisionError
    abs all any bool bytes complex dict divmod enumerate filter float frozenset int isinstance len list map max min
    pow print range repr reversed round set sorted str sum tuple type zip
    """.split()  # noqa: SIM905 - a list of words reads better in lines
)
_LONGEST = 20_000
_TEXT = 300


def _import(name: str, *_: Any, **__: Any) -> Any:
    if name not in _MODULES:
        raise ImportError(name)
    return import_module(name)


def _faults(tree: ast.Module) -> Iterator[str]:
    """What a check may not contain: other imports, names with two underscores, handlers that catch the alarm."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name not in _MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.level or node.module not in _MODULES):
            yield str(node.module)
        elif isinstance(node, ast.Attribute) and node.attr.startswith("_"):
            yield node.attr
        elif isinstance(node, ast.Name) and node.id.startswith("__"):
            yield node.id
        elif isinstance(node, ast.ExceptHandler) and node.type is None:
            yield "except without a name"


def _is_check(value: Any) -> bool:
    """Whether a text is such a program; the empty text means that none was given."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return False
    if not value:
        return True
    try:
        tree = ast.parse(value)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    defines = any(isinstance(node, ast.FunctionDef) and node.name == "check" for node in tree.body)
    return defines and next(_faults(tree), None) is None


@lru_cache(maxsize=64)
def _function(source: str) -> Callable[..., Any]:
    known = {name: getattr(builtins, name) for name in _NAMES}
    space: dict[str, Any] = {"__builtins__": {**known, "__import__": _import}, "__name__": "check"}
    exec(compile(source, "check.py", "exec", dont_inherit=True), space)  # noqa: S102 - read by a reviewer
    function: Callable[..., Any] = space["check"]
    return function


class Custom:
    """``check`` answers True, or a text that says what is wrong. ``check`` is the program's text; the judge fills it
    from the item's file."""

    name = "custom"
    items_only = True
    keys: ClassVar[Mapping[str, Any]] = {
        "check": ("", _is_check, "a program with a function check that imports nothing but plain modules"),
    }

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...], keys: Mapping[str, Any]) -> Outcome:
        if not keys["check"]:
            return Outcome.of(say("wrong_custom_missing"))
        try:
            answer = _function(keys["check"])(expected, got, tuple(plain(value) for value in inputs))
        except Exception as error:  # the alarm is none of these and passes
            return Outcome.of(say("wrong_custom_form", got=show(got), type=type(error).__name__))
        if answer is True:
            return Outcome(True)
        text = answer if isinstance(answer, str) and answer else "the answer is not right"
        return Outcome.of(say("wrong_custom", text=text[:_TEXT]))


CHECKER = Custom()
