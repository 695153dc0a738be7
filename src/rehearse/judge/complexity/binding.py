"""What the names of a source stand for, as far as its text tells: builtins, own functions, numbers.

Runs in the box as well: standard library only. A guess here may cost time or miss a charge, never change what the
source does.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator

__all__ = ["Bindings", "Function", "Numbers", "own_nodes"]

Function = ast.FunctionDef | ast.AsyncFunctionDef

# Tuples, not unions in place: a union is built anew at every look.
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SCOPES = (*_FUNCTIONS, ast.ClassDef)
_CAPTURES = (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)
_UNBINDING = (ast.expr_context, ast.operator, ast.Constant, ast.Attribute, ast.Call, ast.Subscript, ast.BinOp)

_BUILTINS = frozenset(dir(builtins))
_NUMERIC_CALLS = frozenset({"len", "ord", "int", "float", "abs", "round", "hash", "id", "bool", "isinstance"})
_NUMERIC_ATTRIBUTES = frozenset({"inf", "pi", "e", "nan", "tau", "maxsize"})
_MANY = 300
"""Functions of one source above which recursion is not looked for: each may be recursive."""


def own_nodes(root: ast.AST) -> Iterator[ast.AST]:
    """All nodes below a node, without what lies inside nested functions and classes."""
    stack = list(ast.iter_child_nodes(root))
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, _SCOPES):
            stack.extend(ast.iter_child_nodes(node))


def _bound_names(node: ast.AST) -> Iterable[str]:
    if isinstance(node, ast.Name):
        return () if type(node.ctx) is ast.Load else (node.id,)
    if isinstance(node, _UNBINDING):
        return ()
    if isinstance(node, _SCOPES):
        return (node.name,)
    if isinstance(node, ast.arg):
        return (node.arg,)
    if isinstance(node, ast.Import):
        return [alias.asname or alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [alias.asname or alias.name for alias in node.names]
    if isinstance(node, _CAPTURES):
        return (node.name,) if node.name else ()
    if isinstance(node, ast.MatchMapping):
        return (node.rest,) if node.rest else ()
    return ()


class Bindings:
    """Names of a whole source."""

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        counted: dict[str, int] = {}
        self.shared: set[str] = set()
        """Names declared global or nonlocal: bound in more places than one can see."""
        imported: set[str] = set()
        self.functions: list[Function] = []
        classes: set[str] = set()
        self._modules: set[str] = set()
        for node in ast.walk(tree):
            for name in _bound_names(node):
                counted[name] = counted.get(name, 0) + 1
            if isinstance(node, ast.Global | ast.Nonlocal):
                self.shared.update(node.names)
            elif isinstance(node, _FUNCTIONS):
                self.functions.append(node)
            elif isinstance(node, ast.ClassDef):
                classes.add(node.name)
            elif isinstance(node, ast.Import):
                imported.update(_bound_names(node))
                self._modules.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                imported.update(_bound_names(node))
                self._modules.add((node.module or "").partition(".")[0])
        self._bound = frozenset(counted)
        self._has_star = "*" in counted
        own = {function.name for function in self.functions} | classes
        self._own_once = frozenset(
            name for name in own if counted[name] == 1 and name not in _BUILTINS and not self._has_star
        )
        self._known = own | imported
        self.recursive = self._recursive()
        """Functions that may be entered again before they return."""

    def imports(self, module: str) -> bool:
        """Whether a module is imported by a statement anywhere."""
        return module in self._modules

    def mentions(self, name: str) -> bool:
        """Whether a name is imported from a module, or asked of one."""
        return any(
            (isinstance(node, ast.alias) and node.name in (name, "*"))
            or (isinstance(node, ast.Attribute) and node.attr == name)
            for node in ast.walk(self._tree)
        )

    def is_builtin(self, name: str) -> bool:
        """Whether a name is Python's own everywhere in the source."""
        return name in _BUILTINS and name not in self._bound and not self._has_star

    def is_own(self, name: str) -> bool:
        """Whether a name can only be the one function or class of that name in the source."""
        return name in self._own_once

    def calls_variable(self, function: ast.AST) -> bool:
        """Whether something is called that only running tells: a parameter, a variable, a result."""
        for node in own_nodes(function):
            if isinstance(node, ast.Call):
                called = node.func
                if isinstance(called, ast.Name):
                    if not self.is_builtin(called.id) and called.id not in self._known:
                        return True
                elif not isinstance(called, ast.Attribute):
                    return True
        return False

    def _recursive(self) -> frozenset[Function]:
        functions = self.functions
        if len(functions) > _MANY:
            return frozenset(functions)
        by_name: dict[str, set[int]] = {}
        for place, function in enumerate(functions):
            by_name.setdefault(function.name, set()).add(place)
        everything = set(range(len(functions)))
        # Operators call these without naming them.
        implied = {place for place in everything if functions[place].name.startswith("__")}
        reached: list[set[int]] = []
        for function in functions:
            targets = set(implied)
            for node in own_nodes(function):
                if isinstance(node, ast.Name):
                    targets |= by_name.get(node.id, set())
                elif isinstance(node, ast.Attribute):
                    targets |= by_name.get(node.attr, set())
            reached.append(everything if self.calls_variable(function) else targets)
        return frozenset(functions[place] for place in everything if _returns_to(place, reached))


def _returns_to(start: int, reached: list[set[int]]) -> bool:
    seen: set[int] = set()
    stack = list(reached[start])
    while stack:
        place = stack.pop()
        if place == start:
            return True
        if place not in seen:
            seen.add(place)
            stack.extend(reached[place])
    return False


class Numbers:
    """Which names of one scope only ever hold numbers."""

    def __init__(self, scope: ast.AST, bindings: Bindings, *, arrays: bool) -> None:
        """``arrays``: whether numpy is about, where ``2 * x`` may be an array."""
        self._bindings = bindings
        self._arrays = arrays
        found: dict[str, list[ast.expr | None]] = {}
        """Every value a name is bound to; None for one that is not known."""
        if isinstance(scope, _FUNCTIONS):
            for parameter in _parameters(scope.args):
                found.setdefault(parameter.arg, []).append(_of_annotation(parameter))
        for node in own_nodes(scope):
            for name, value in self._bound_by(node):
                found.setdefault(name, []).append(value)
        names = {name for name in found if name not in bindings.shared}
        self._names: set[str] = names
        while True:
            lost = {name for name in names if not all(each is not None and self.holds(each) for each in found[name])}
            if not lost:
                return
            names -= lost

    def holds(self, node: ast.expr) -> bool:
        """Whether an expression is a number."""
        if isinstance(node, ast.Constant):
            return isinstance(node.value, int | float | complex)
        if isinstance(node, ast.Name):
            return node.id in self._names
        if isinstance(node, ast.BinOp):
            return self._arithmetic(node)
        if isinstance(node, ast.UnaryOp):
            return self.holds(node.operand)
        if isinstance(node, ast.Compare):
            return not self._arrays
        if isinstance(node, ast.BoolOp):
            return all(map(self.holds, node.values))
        if isinstance(node, ast.IfExp):
            return self.holds(node.body) and self.holds(node.orelse)
        if isinstance(node, ast.NamedExpr):
            return self.holds(node.value)
        if isinstance(node, ast.Call):
            return self._call(node)
        if isinstance(node, ast.Attribute):
            return node.attr in _NUMERIC_ATTRIBUTES and isinstance(node.value, ast.Name)
        return False

    def _arithmetic(self, node: ast.BinOp) -> bool:
        left, right = self.holds(node.left), self.holds(node.right)
        if self._arrays or isinstance(node.op, ast.Mult):
            return left and right
        if isinstance(node.op, ast.LShift | ast.RShift | ast.Div | ast.FloorDiv | ast.Pow):
            return True
        return left if isinstance(node.op, ast.Mod) else left or right

    def _call(self, node: ast.Call) -> bool:
        if not isinstance(node.func, ast.Name) or not self._bindings.is_builtin(node.func.id):
            return False
        name = node.func.id
        if name in ("min", "max"):
            return len(node.args) > 1 and all(map(self.holds, node.args))
        if name in ("abs", "round") and self._arrays:
            return all(map(self.holds, node.args))
        return name in _NUMERIC_CALLS

    def _bound_by(self, node: ast.AST) -> Iterator[tuple[str, ast.expr | None]]:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _pairs(target, node.value)
        elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr):
            if isinstance(node.target, ast.Name) and node.value is not None:
                yield node.target.id, node.value
        elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            yield from self._looped(node.target, node.iter)
        elif isinstance(node, ast.Lambda):
            for parameter in _parameters(node.args):
                yield parameter.arg, None
        elif isinstance(node, ast.withitem):
            if node.optional_vars is not None:
                yield from _pairs(node.optional_vars, None)
        elif not isinstance(node, ast.Name):
            for name in _bound_names(node):
                yield name, None

    def _looped(self, target: ast.expr, source: ast.expr) -> Iterator[tuple[str, ast.expr | None]]:
        number = ast.Constant(0)
        name = source.func.id if isinstance(source, ast.Call) and isinstance(source.func, ast.Name) else ""
        if name == "range" and self._bindings.is_builtin(name):
            yield from _pairs(target, number)
        elif name == "enumerate" and self._bindings.is_builtin(name) and isinstance(target, ast.Tuple):
            yield from _pairs(target.elts[0], number)
            for rest in target.elts[1:]:
                yield from _pairs(rest, None)
        else:
            yield from _pairs(target, None)


def _pairs(target: ast.expr, value: ast.expr | None) -> Iterator[tuple[str, ast.expr | None]]:
    """Names of a target with what they get."""
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Starred):
        yield from _pairs(target.value, None)
    elif isinstance(target, ast.Tuple | ast.List):
        values: list[ast.expr | None] = [None] * len(target.elts)
        alike = isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(target.elts)
        if alike and not any(isinstance(each, ast.Starred) for each in (*target.elts, *value.elts)):  # type: ignore[union-attr]
            values = list(value.elts)  # type: ignore[union-attr]
        for each, part in zip(target.elts, values, strict=True):
            yield from _pairs(each, part)


def _parameters(arguments: ast.arguments) -> list[ast.arg]:
    more = [each for each in (arguments.vararg, arguments.kwarg) if each is not None]
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *more]


def _of_annotation(parameter: ast.arg) -> ast.expr | None:
    """A number for a parameter that is annotated as one."""
    annotation = parameter.annotation
    is_number = isinstance(annotation, ast.Name) and annotation.id in ("int", "float", "bool")
    return ast.Constant(0) if is_number else None
