"""What ``rehearse judge break`` is told about the inputs of a function: a strategy, as Python or as a mapping.

A Python strategy is text from somebody: it is parsed here and never run. Its ``domain`` must be a literal; its
functions run in boxes.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from rehearse.judge import values
from rehearse.judge.errors import BadValue

from .domain import Arguments

__all__ = ["Strategy", "arguments_of_case", "defines", "parameters_of"]

_KEYS = ("domain", "legal", "same", "raises")


@dataclass(frozen=True, slots=True)
class Strategy:
    """The legal inputs of a function, and how answers are compared."""

    domain: Arguments
    legal: str = ""
    """Source that defines ``legal(*arguments)``; empty: the domain alone decides."""
    same: str = ""
    """Source that defines ``same(expected, got)``; empty: equal values are the same."""
    raises: frozenset[str] = frozenset()
    """Types of exceptions that are right answers."""

    @classmethod
    def of_python(cls, source: str, names: list[str]) -> Strategy:
        """Read a Python file with ``domain = {...}`` and perhaps ``legal`` and ``same``.

        ``names`` are the parameters of the function. Raises BadValue, and BadDomainError for what is wrong in the
        declaration.
        """
        tree = _parsed(source, "the strategy")
        declaration = _literal(tree, "domain", "a dict of lists, texts and numbers")
        if declaration is None:
            raise BadValue("the strategy", "it defines no domain.", "Write for example: domain = {'args': [...]}.")
        return cls(
            Arguments.read(declaration, names),
            source if defines(source, "legal") else "",
            source if defines(source, "same") else "",
            _raised(_literal(tree, "raises", "a list of names")),
        )

    @classmethod
    def of_mapping(cls, data: object, names: list[str]) -> Strategy:
        """Read the mapping of a YAML file: ``domain``, and perhaps ``legal`` and ``same`` as texts of Python.

        Raises BadValue and BadDomainError.
        """
        if not isinstance(data, Mapping) or "domain" not in data:
            raise BadValue("the strategy", "it has no key domain.", "Write for example: domain: {args: [...]}.")
        for key in data:
            if key not in _KEYS:
                raise BadValue(f"key {str(key)[:40]}", "it is not known.", f"Known keys: {', '.join(_KEYS)}.")
        sources = {}
        for name in ("legal", "same"):
            source = data.get(name) or ""
            if source and (not isinstance(source, str) or not defines(source, name)):
                raise BadValue(f"key {name}", f"it defines no function {name}.", f"Write def {name}(...): in a text.")
            sources[name] = source
        return cls(Arguments.read(data["domain"], names), **sources, raises=_raised(data.get("raises")))


def _literal(tree: ast.Module, name: str, form: str) -> object:
    """What a module assigns to a name; None when it does not. Raises BadValue for what is no literal."""
    found: object = None
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == name for target in statement.targets
        ):
            try:
                found = ast.literal_eval(statement.value)
            except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
                raise BadValue(
                    f"line {statement.lineno}, {name}",
                    "it is computed, and a strategy is not run to find out.",
                    f"Write it as a literal: {form}.",
                ) from None
    return found


def _raised(given: object) -> frozenset[str]:
    """Names of exceptions that a reference may raise as an answer. Raises BadValue."""
    if given is None:
        return frozenset()
    if not isinstance(given, list | tuple):
        raise BadValue("raises", "it is no list.", "Write for example: raises = ['ValueError'].")
    for name in given:
        if not isinstance(name, str) or name not in values.RAISED:
            known = ", ".join(sorted(values.RAISED))
            raise BadValue("raises", f"{str(name)[:40]!r} cannot be expected.", f"Known names: {known}.")
    return frozenset(given)


def _parsed(source: str, where: str) -> ast.Module:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None)
        place = f"{where}, line {line}" if line else where
        raise BadValue(place, f"it is not Python ({getattr(error, 'msg', error)}).", "Correct it.") from None


def defines(source: str, name: str) -> bool:
    """Whether a module binds a name at its top level by ``def`` or ``=``; false for one that cannot be read."""
    try:
        body = _parsed(source, "").body
    except BadValue:
        return False
    for statement in body:
        if isinstance(statement, ast.FunctionDef) and statement.name == name:
            return True
        if isinstance(statement, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == name for target in statement.targets
        ):
            return True
    return False


def parameters_of(source: str, function: str, where: str) -> list[str]:
    """Names of a function's parameters, or of those of a method of ``Solution`` without its first.

    Raises BadValue for a module without that function; a function that is assigned, or takes any number of arguments,
    has none that can be read.
    """
    tree = _parsed(source, where)
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef) and statement.name == function:
            return _names(statement, where)
    for statement in tree.body:
        if isinstance(statement, ast.ClassDef) and statement.name == "Solution":
            for method in statement.body:
                if isinstance(method, ast.FunctionDef) and method.name == function:
                    return _names(method, where)[1:]
    raise BadValue(where, f"it defines no function {function[:80]}.", "Check the name.")


def _names(function: ast.FunctionDef, where: str) -> list[str]:
    arguments = function.args
    if arguments.vararg is not None or arguments.kwonlyargs:
        raise BadValue(
            f"{where}, line {function.lineno}",
            f"the parameters of {function.name} cannot be read.",
            "Name them one by one, without * or keyword-only ones.",
        )
    return [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]


def arguments_of_case(data: object) -> tuple[object, ...]:
    """Arguments of ``{"in": [...]}``, or of the list alone; values are tagged as in suites. Raises BadValue."""
    given = data.get("in") if isinstance(data, Mapping) else data
    if not isinstance(given, list):
        raise BadValue("the case", "it has no list of arguments.", 'Write {"in": [...]}.')
    return tuple(values.decode(each, f"in[{place}]") for place, each in enumerate(given))
