"""Small parts of a syntax tree that instrumented programs are made of. Runs in the box: standard library only."""

from __future__ import annotations

import ast
from typing import TypeVar

from .binding import Function

__all__ = [
    "constant", "has_slice", "helper_call", "helper_name", "index_of", "is_generator", "is_text", "located",
    "with_depth",
]  # fmt: skip

_Node = TypeVar("_Node", bound=ast.AST)


def helper_name(helper: str) -> ast.Name:
    return ast.Name(" " + helper, ast.Load())


def helper_call(helper: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(helper_name(helper), list(arguments), [])


def constant(value: int | str | None) -> ast.Constant:
    return ast.Constant(value)


def located(new: _Node, old: ast.AST) -> _Node:
    return ast.copy_location(new, old)


def index_of(node: ast.expr) -> ast.expr:
    """An index as an expression that may stand anywhere."""
    if isinstance(node, ast.Slice):
        parts = [part or constant(None) for part in (node.lower, node.upper, node.step)]
        return located(helper_call("slice", *parts), node)
    if isinstance(node, ast.Tuple):
        return located(ast.Tuple([index_of(each) for each in node.elts], ast.Load()), node)
    return node


def is_text(statement: ast.stmt) -> bool:
    """Whether a statement is a docstring, when it stands first."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def has_slice(node: ast.expr) -> bool:
    return isinstance(node, ast.Slice) or (isinstance(node, ast.Tuple) and any(map(has_slice, node.elts)))


def _depth(place: int, context: ast.expr_context) -> ast.Subscript:
    """The current (0) or the greatest (1) depth of calls."""
    return ast.Subscript(helper_name("depth"), constant(place), context)


def with_depth(body: list[ast.stmt], old: ast.stmt) -> list[ast.stmt]:
    """A function's body between one step down and one step up. In line, as a helper would need a frame of its own."""
    down = ast.AugAssign(_depth(0, ast.Store()), ast.Add(), constant(1))
    deeper = ast.Compare(_depth(0, ast.Load()), [ast.Gt()], [_depth(1, ast.Load())])
    keep = ast.If(deeper, [ast.Assign([_depth(1, ast.Store())], _depth(0, ast.Load()))], [])
    up = ast.AugAssign(_depth(0, ast.Store()), ast.Sub(), constant(1))
    guarded = ast.Try(body or [ast.Pass()], [], [], [located(up, old)])
    return [located(down, old), located(keep, old), located(guarded, old)]


def is_generator(function: Function | ast.Lambda) -> bool:
    """Whether a function yields; what is nested in it yields for itself."""
    stack: list[ast.AST] = list(function.body) if isinstance(function, Function) else [function.body]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(node, Function | ast.Lambda | ast.ClassDef):
            stack.extend(ast.iter_child_nodes(node))
    return False
