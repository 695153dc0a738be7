"""``where``: an expression that ties arguments to each other, such as ``k <= len(a)``.

It is parsed, held to a short list of forms and walked here; nothing of it is ever run as Python.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ._declaration import BadDomainError

__all__ = ["Precondition"]

_WORK = 2_000_000
"""Steps of one evaluation; an input that needs more is refused."""
_BITS = 4_096
"""Width of an integer that may come up on the way."""
_LONGEST = 500
_NODES = 200

_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "len": len, "min": min, "max": max, "sum": sum, "sorted": sorted, "all": all, "any": any, "abs": abs, "set": set,
}  # fmt: skip
_OPERATORS: Mapping[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod, ast.Div: operator.truediv,
}  # fmt: skip
_COMPARISONS: Mapping[type[ast.AST], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt,
    ast.GtE: operator.ge, ast.In: lambda one, many: one in many, ast.NotIn: lambda one, many: one not in many,
}  # fmt: skip


class _RefusedError(Exception):
    """The expression has no value on this input, or costs too much."""


_FAILURES = (_RefusedError, TypeError, ValueError, IndexError, KeyError, ArithmeticError, RecursionError)
"""An input on which these come up is refused."""


class Precondition:
    """An expression over the arguments of a call."""

    def __init__(self, text: str, tree: ast.expr, names: tuple[str, ...]) -> None:
        self.text = text
        self._tree = tree
        self._names = names

    @classmethod
    def read(cls, text: object, names: Sequence[str]) -> Precondition:
        """Raises BadDomainError for what is not in the list of forms."""
        if not isinstance(text, str) or len(text) > _LONGEST:
            raise BadDomainError("domain.where", f"it is no text of up to {_LONGEST} characters.", "Write k <= len(a).")
        try:
            tree = ast.parse(text.strip(), mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise BadDomainError(
                "domain.where", "it is no Python expression.", "Write for example k <= len(a)."
            ) from None
        if sum(1 for _ in ast.walk(tree)) > _NODES:
            raise BadDomainError("domain.where", "it is too long.", "Move it to legal(...) of gen.py.")
        _check(tree, frozenset(names))
        return cls(text, tree, tuple(names))

    def holds(self, arguments: tuple[Any, ...]) -> bool:
        """Whether it is true of these arguments. An error on the way, or too much work, is a no."""
        walk = _Walk()
        try:
            return bool(walk.value(self._tree, dict(zip(self._names, arguments, strict=True))))
        except _FAILURES:
            return False

    def of_elements(self, name: str) -> list[Callable[[Any], bool]]:
        """What it asks of each element of one argument alone: the conditions of its ``all(... for x in name)``.

        An element that one of them refuses can be in no list that is legal.
        """
        parts = self._tree.values if _is_and(self._tree) else [self._tree]  # type: ignore[attr-defined]
        found: list[Callable[[Any], bool]] = []
        for part in parts:
            match part:
                case ast.Call(
                    func=ast.Name(id="all"),
                    args=[ast.GeneratorExp(elt=inner, generators=[ast.comprehension(iter=ast.Name(id=of)) as clause])],
                ) if of == name and not clause.ifs and _names(inner) <= frozenset(_targets(clause.target)):
                    found.append(_ElementCondition(clause.target, inner))
        return found


class _ElementCondition:
    """Whether a condition holds for one element."""

    def __init__(self, target: ast.expr, condition: ast.expr) -> None:
        self._target, self._condition = target, condition

    def __call__(self, element: Any) -> bool:
        try:
            return bool(_Walk().value(self._condition, _bound(self._target, element)))
        except _FAILURES:
            return False


def _is_and(node: ast.expr) -> bool:
    return isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And)


def _names(node: ast.expr) -> frozenset[str]:
    """Names that an expression reads, but for those of functions."""
    called = {id(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)}
    return frozenset(one.id for one in ast.walk(node) if isinstance(one, ast.Name) and id(one) not in called)


def _check(node: ast.AST, names: frozenset[str]) -> None:
    """Raises BadDomainError unless all of a tree is in the list of forms and only known names occur."""
    match node:
        case ast.Constant(value=bool() | int() | float() | str() | None):
            return
        case ast.Name(id=name) if name in names:
            return
        case ast.Name(id=name):
            known = ", ".join(sorted(names))
            raise BadDomainError("domain.where", f"unknown name {name[:40]!r}.", f"The arguments are: {known}.")
        case ast.UnaryOp(op=ast.Not() | ast.USub() | ast.UAdd(), operand=inner):
            _check(inner, names)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            _check(left, names)
            _check(right, names)
        case ast.BoolOp(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                _check(part, names)
        case ast.Compare(left=left, ops=ops, comparators=others) if all(type(op) in _COMPARISONS for op in ops):
            for part in (left, *others):
                _check(part, names)
        case ast.Subscript(value=value, slice=ast.Slice(lower=lower, upper=upper, step=None)):
            _check(value, names)
            for bound in (lower, upper):
                if bound is not None:
                    _check(bound, names)
        case ast.Subscript(value=value, slice=index) if not isinstance(index, ast.Slice):
            _check(value, names)
            _check(index, names)
        case ast.Call(func=ast.Name(id=name), args=[*given], keywords=[]) if name in _FUNCTIONS and given:
            for part in given:
                _check(part, names)
        case ast.GeneratorExp(elt=inner, generators=[clause]) if not clause.is_async:
            _check(clause.iter, names)
            inside = names | frozenset(_targets(clause.target))
            for part in (*clause.ifs, inner):
                _check(part, inside)
        case _:
            raise BadDomainError(
                "domain.where",
                f"{ast.unparse(node)[:60]!r} is not among the forms that are allowed."
                if isinstance(node, ast.expr)
                else "a form in it is not allowed.",
                "Use comparisons, arithmetic, len, min, max, sum, sorted, all, any, abs, set and subscripts.",
            )


def _targets(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Tuple):
        for part in node.elts:
            yield from _targets(part)
    else:
        raise BadDomainError("domain.where", "a loop needs plain names.", "Write all(x < k for x in a).")


def _is_small_number(value: Any) -> bool:
    return isinstance(value, float) or (isinstance(value, int) and value.bit_length() <= _BITS)


class _Walk:
    """One evaluation, with its work counted."""

    def __init__(self) -> None:
        self._work = 0

    def _pay(self, work: int) -> None:
        self._work += work
        if self._work > _WORK:
            raise _RefusedError

    def value(self, node: ast.expr, names: Mapping[str, Any]) -> Any:
        self._pay(1)
        match node:
            case ast.Constant(value=value):
                return value
            case ast.Name(id=name):
                return names[name]
            case ast.UnaryOp(op=op, operand=inner):
                value = self.value(inner, names)
                return not value if isinstance(op, ast.Not) else -value if isinstance(op, ast.USub) else +value
            case ast.BinOp(left=left, op=op, right=right):
                return self._arithmetic(type(op), self.value(left, names), self.value(right, names))
            case ast.BoolOp(op=op, values=parts):
                results = (self.value(part, names) for part in parts)
                return all(results) if isinstance(op, ast.And) else any(results)
            case ast.Tuple(elts=parts):
                return tuple(self.value(part, names) for part in parts)
            case ast.List(elts=parts):
                return [self.value(part, names) for part in parts]
            case ast.Compare(left=left, ops=ops, comparators=others):
                return self._compare(self.value(left, names), ops, others, names)
            case ast.Subscript(value=inner, slice=index):
                return self._part(self.value(inner, names), index, names)
            case ast.Call(func=ast.Name(id=name), args=given):
                return self._call(name, given, names)
        raise _RefusedError

    def _arithmetic(self, op: type[ast.AST], left: Any, right: Any) -> Any:
        texts = op is ast.Add and type(left) is type(right) and isinstance(left, list | str | tuple)
        if texts:
            self._pay(len(left) + len(right))
        elif not (_is_small_number(left) and _is_small_number(right)):
            raise _RefusedError
        return _OPERATORS[op](left, right)

    def _compare(self, left: Any, ops: list[ast.cmpop], others: list[ast.expr], names: Mapping[str, Any]) -> bool:
        for op, other in zip(ops, others, strict=True):
            right = self.value(other, names)
            for side in (left, right):
                if isinstance(side, list | str | tuple | set | dict):
                    self._pay(len(side))
            if not _COMPARISONS[type(op)](left, right):
                return False
            left = right
        return True

    def _part(self, value: Any, index: ast.expr, names: Mapping[str, Any]) -> Any:
        if not isinstance(value, list | str | tuple | dict):
            raise _RefusedError
        if isinstance(index, ast.Slice):
            self._pay(len(value))
            ends = [None if end is None else self.value(end, names) for end in (index.lower, index.upper)]
            return value[slice(*ends)]
        return value[self.value(index, names)]

    def _call(self, name: str, given: list[ast.expr], names: Mapping[str, Any]) -> Any:
        values = [
            list(self._each(one, names)) if isinstance(one, ast.GeneratorExp) else self.value(one, names)
            for one in given
        ]
        for value in values:
            if isinstance(value, list | str | tuple | set | dict):
                self._pay(len(value) if name != "len" else 1)
        return _FUNCTIONS[name](*values)

    def _each(self, node: ast.GeneratorExp, names: Mapping[str, Any]) -> Iterator[Any]:
        clause = node.generators[0]
        for item in self.value(clause.iter, names):
            inner = {**names, **_bound(clause.target, item)}
            if all(self.value(test, inner) for test in clause.ifs):
                if isinstance(node.elt, ast.GeneratorExp):
                    raise _RefusedError
                yield self.value(node.elt, inner)


def _bound(target: ast.expr, item: Any) -> dict[str, Any]:
    if isinstance(target, ast.Name):
        return {target.id: item}
    if not isinstance(target, ast.Tuple) or not isinstance(item, list | tuple) or len(item) != len(target.elts):
        raise _RefusedError
    bound: dict[str, Any] = {}
    for part, one in zip(target.elts, item, strict=True):
        bound.update(_bound(part, one))
    return bound
