"""Rewrites a source so that it counts its own work.

Every loop body, function entry and comprehension element counts 1 in a list of counters; every call and operator that
may do more than constant work goes through a helper that charges it (``operators``, ``charges``). The helpers live
among the builtins under names with a space, which no identifier can have, so that nothing of the person's own is
shadowed and ``globals()`` looks as ever. What is charged is decided when the program runs, by the object that is
called; the text only says what cannot need a charge.

Runs in the box as well: standard library only. The supervisor runs it on the same source for the table of sites.
"""

from __future__ import annotations

import ast
from typing import NamedTuple, TypeVar

from .binding import Bindings, Numbers
from .nodes import constant, has_slice, helper_call, helper_name, index_of, is_generator, is_text, located, with_depth

__all__ = ["CALL", "ELEMENT", "ENTRY", "LOOP", "Instrumented", "Spot", "instrument"]

FILE = "solution.py"
"""File name of the person's own code, in its tracebacks."""

LOOP, ENTRY, ELEMENT, CALL = "loop", "entry", "element", "call"

_Node = TypeVar("_Node", bound=ast.AST)
_Expression = TypeVar("_Expression", bound=ast.expr)
_Loop = TypeVar("_Loop", ast.For, ast.AsyncFor, ast.While)
_Def = TypeVar("_Def", ast.FunctionDef, ast.AsyncFunctionDef)

_FREE_NAMES = frozenset(
    """
    abs callable chr classmethod complex delattr divmod float getattr globals hasattr hash id isinstance issubclass
    iter len locals memoryview next object ord property range round setattr slice staticmethod super type vars
    bool BaseException Exception ArithmeticError AssertionError AttributeError IndexError KeyError LookupError
    NotImplementedError OverflowError RuntimeError StopIteration TypeError ValueError ZeroDivisionError
    """.split()  # noqa: SIM905 - a table reads better as words
)
"""Builtins of constant work."""

_FREE_METHODS = frozenset(
    """
    append appendleft popleft get keys values items setdefault discard popitem bit_length bit_count is_integer
    move_to_end group add isidentifier
    """.split()  # noqa: SIM905
)
"""Methods of constant work on every built-in type that has them."""

_FREE_METHODS_OF = {"queue": {"get"}, "numpy": {"append", "add", "get", "items", "values"}, "array": {"append"}}
"""Exceptions to it: names that cost where a module is imported."""

_DRAWN_ONCE = frozenset({"enumerate", "map", "reversed", "zip"})
"""As the iterable of a loop they draw one element per turn, which the loop counts already."""

_ARITHMETIC = {
    ast.Add: "add", ast.Mult: "multiply", ast.Sub: "subtract", ast.BitAnd: "intersect", ast.BitOr: "unite",
    ast.BitXor: "differ", ast.Pow: "power", ast.Mod: "remainder", ast.MatMult: "matrix", ast.Div: "divide",
    ast.FloorDiv: "floor",
}  # fmt: skip
_ARRAYS_ONLY = (ast.Mod, ast.MatMult, ast.Div, ast.FloorDiv)
_COMPARED = {ast.Lt: "less", ast.LtE: "at_most", ast.Gt: "more", ast.GtE: "at_least"}


class Spot(NamedTuple):
    """Where a site stands in the person's source."""

    kind: str
    line: int
    column: int
    """Bytes from the start of the line."""
    end_line: int
    end_column: int


class Instrumented(NamedTuple):
    """A source that counts."""

    tree: ast.Module
    """To be compiled; lines are those of the source."""
    spots: tuple[Spot, ...]


def instrument(source: str) -> Instrumented:
    """Raises SyntaxError, ValueError (null characters), RecursionError or MemoryError for what cannot be parsed."""
    tree = ast.parse(source, FILE)
    bindings = Bindings(tree)
    rewriter = _Rewriter(tree, bindings)
    rewriter.visit(tree)
    ast.fix_missing_locations(tree)
    return Instrumented(tree, tuple(rewriter.spots))


class _Rewriter(ast.NodeTransformer):
    def __init__(self, tree: ast.Module, bindings: Bindings) -> None:
        self.spots: list[Spot] = []
        self._bindings = bindings
        self._arrays = bindings.imports("numpy")
        self._queues = bindings.mentions("deque")
        self._numbers = Numbers(tree, bindings, arrays=self._arrays)
        costly = [names for module, names in _FREE_METHODS_OF.items() if bindings.imports(module)]
        self._free_methods = _FREE_METHODS.difference(*costly)

    def _site(self, kind: str, node: ast.expr | ast.stmt, end: ast.expr | None = None) -> ast.Constant:
        """A new site over a node, or from its start to the end of a part of it."""
        last = node if end is None else end
        self.spots.append(
            Spot(kind, node.lineno, node.col_offset, last.end_lineno or node.lineno, last.end_col_offset or 0)
        )
        return constant(len(self.spots) - 1)

    def _tick(self, site: ast.Constant, node: ast.stmt) -> ast.stmt:
        target = ast.Subscript(helper_name("counts"), site, ast.Store())
        return located(ast.AugAssign(target, ast.Add(), constant(1)), node)

    # Statements

    def visit_For(self, node: ast.For) -> ast.For:
        return self._loop(node, node.iter)

    def visit_AsyncFor(self, node: ast.AsyncFor) -> ast.AsyncFor:
        return self._loop(node, node.iter)

    def visit_While(self, node: ast.While) -> ast.While:
        return self._loop(node, node.test)

    def _loop(self, node: _Loop, head: ast.expr) -> _Loop:
        site = self._site(LOOP, node, head)
        if not isinstance(node, ast.While):
            self._drawn(node.iter)
        tick = self._tick(site, node.body[0])
        self.generic_visit(node)
        node.body.insert(0, tick)
        return node

    def _drawn(self, source: ast.expr) -> None:
        """Note a loop's iterable whose elements the loop counts itself."""
        if isinstance(source, ast.Call) and isinstance(source.func, ast.Name):
            name = source.func.id
            if name in _DRAWN_ONCE and self._bindings.is_builtin(name):
                source.is_drawn = True  # type: ignore[attr-defined]

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        return self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AsyncFunctionDef:
        return self._function(node)

    def _function(self, node: _Def) -> _Def:
        """Annotations and decorators stay as they are: they are looked at, and run once."""
        site = self._site(ENTRY, node)
        head = self.spots[-1]
        self.spots[-1] = head._replace(end_line=head.line, end_column=-1)
        self._defaults(node.args)
        outer, self._numbers = self._numbers, Numbers(node, self._bindings, arrays=self._arrays)
        node.body = self._statements(node.body)
        self._numbers = outer
        tick = self._tick(site, node.body[0])
        start = 1 if is_text(node.body[0]) else 0
        documentation: list[ast.stmt] = node.body[:start]
        body: list[ast.stmt] = node.body[start:]
        if node in self._bindings.recursive and isinstance(node, ast.FunctionDef) and not is_generator(node):
            body = with_depth(body, node.body[0])
        node.body = [*documentation, tick, *body]
        return node

    def _statements(self, body: list[ast.stmt]) -> list[ast.stmt]:
        result: list[ast.stmt] = []
        for statement in body:
            made = self.visit(statement)
            result.extend(made if isinstance(made, list) else [made])
        return result

    def _defaults(self, arguments: ast.arguments) -> None:
        arguments.defaults = [self.visit(each) for each in arguments.defaults]
        arguments.kw_defaults = [each if each is None else self.visit(each) for each in arguments.kw_defaults]

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        node.body = self._statements(node.body)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AnnAssign:
        node.target = self.visit(node.target)
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_match_case(self, node: ast.match_case) -> ast.match_case:
        """Patterns stay as they are."""
        if node.guard is not None:
            node.guard = self.visit(node.guard)
        node.body = self._statements(node.body)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.stmt:
        only = node.targets[0]
        stores = len(node.targets) == 1 and isinstance(only, ast.Subscript)
        if not stores or not isinstance(only, ast.Subscript) or not self._may_be_many(only.slice):
            self.generic_visit(node)
            return node
        site = self._site(CALL, only)
        self.generic_visit(node)
        stored = helper_call("store", site, node.value, only.value, index_of(only.slice))
        return located(ast.Expr(located(stored, node)), node)

    def _may_be_many(self, index: ast.expr) -> bool:
        """Whether an index may name more than one element, or one that lies far inside a deque."""
        if self._queues and not isinstance(getattr(index, "operand", index), ast.Constant):
            return True
        return has_slice(index) or (self._arrays and not self._numbers.holds(index))

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AugAssign:
        name = _ARITHMETIC.get(type(node.op))
        if name is None or not self._is_charged_in_place(node):
            self.generic_visit(node)
            return node
        site = self._site(CALL, node)
        before = self._read_again(node.target)
        self.generic_visit(node)
        node.value = located(helper_call("in_place", site, before, node.value, constant(name)), node.value)
        return node

    def _is_charged_in_place(self, node: ast.AugAssign) -> bool:
        number = isinstance(node.target, ast.Name) and self._numbers.holds(ast.Name(node.target.id, ast.Load()))
        if self._arrays:
            return not number
        if isinstance(node.op, ast.Mult):
            return not number
        return not isinstance(node.op, (*_ARRAYS_ONLY, ast.Pow)) and not self._numbers.holds(node.value)

    def _read_again(self, target: ast.expr) -> ast.expr:
        """The target as a value, where reading it twice runs nothing twice; else None."""
        if isinstance(target, ast.Name):
            return located(ast.Name(target.id, ast.Load()), target)
        if self._arrays and isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            parts = ast.Name | ast.Constant | ast.Tuple | ast.Slice | ast.Load
            if all(isinstance(each, parts) for each in ast.walk(target.slice)):
                whole = located(ast.Name(target.value.id, ast.Load()), target)
                return located(ast.Subscript(whole, target.slice, ast.Load()), target)
        return constant(None)

    def visit_Delete(self, node: ast.Delete) -> list[ast.stmt]:
        result: list[ast.stmt] = []
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                site = self._site(CALL, target)
                self.generic_visit(target)
                deleted = helper_call("delete", site, target.value, index_of(target.slice))
                result.append(located(ast.Expr(located(deleted, node)), node))
            else:
                self.generic_visit(target)
                result.append(located(ast.Delete([target]), node))
        return result

    # Expressions

    def visit_Lambda(self, node: ast.Lambda) -> ast.expr:
        site = self._site(ENTRY, node)
        recurses = self._bindings.calls_variable(node) and not is_generator(node)
        self._defaults(node.args)
        node.body = located(ast.BoolOp(ast.And(), [helper_call("tick", site), self.visit(node.body)]), node.body)
        return located(helper_call("deep", node), node) if recurses else node

    def visit_ListComp(self, node: ast.ListComp) -> ast.ListComp:
        return self._comprehension(node, node.generators)

    def visit_SetComp(self, node: ast.SetComp) -> ast.SetComp:
        return self._comprehension(node, node.generators)

    def visit_DictComp(self, node: ast.DictComp) -> ast.DictComp:
        return self._comprehension(node, node.generators)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> ast.GeneratorExp:
        return self._comprehension(node, node.generators)

    def _comprehension(self, node: _Expression, generators: list[ast.comprehension]) -> _Expression:
        sites = []
        for generator in generators:
            sites.append(self._site(ELEMENT, node))
            self._drawn(generator.iter)
        self.generic_visit(node)
        for generator, site in zip(generators, sites, strict=True):
            generator.ifs.insert(0, located(helper_call("tick", site), generator.iter))
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        if len(node.ops) != 1:
            self.generic_visit(node)
            return node
        left, right, operation = node.left, node.comparators[0], node.ops[0]
        helper = ""
        if isinstance(operation, ast.In | ast.NotIn):
            constant = isinstance(right, ast.Constant | ast.Tuple | ast.Set | ast.List)
            helper = "" if constant else "has" if isinstance(operation, ast.In) else "lacks"
        elif isinstance(operation, ast.Eq | ast.NotEq):
            if self._may_be_sequence(left) and self._may_be_sequence(right):
                helper = "equal" if isinstance(operation, ast.Eq) else "unequal"
        elif self._arrays and not (self._numbers.holds(left) and self._numbers.holds(right)):
            helper = _COMPARED.get(type(operation), "")
        if not helper:
            self.generic_visit(node)
            return node
        site = self._site(CALL, node)
        self.generic_visit(node)
        return located(helper_call(helper, site, node.left, node.comparators[0]), node)

    def _may_be_sequence(self, node: ast.expr) -> bool:
        if self._arrays:
            return not self._numbers.holds(node) and not isinstance(node, ast.Constant)
        if isinstance(node, ast.Subscript):
            return isinstance(node.slice, ast.Slice)
        whole = ast.Name | ast.Call | ast.Attribute | ast.BinOp | ast.ListComp
        return isinstance(node, whole) and not self._numbers.holds(node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        if not self._is_charged(node):
            self.generic_visit(node)
            return node
        site = self._site(CALL, node)
        self.generic_visit(node)
        return located(helper_call(_ARITHMETIC[type(node.op)], site, node.left, node.right), node)

    def _is_charged(self, node: ast.BinOp) -> bool:
        if type(node.op) not in _ARITHMETIC:
            return False
        left, right = self._numbers.holds(node.left), self._numbers.holds(node.right)
        if isinstance(node.op, ast.Pow):
            return not isinstance(node.right, ast.Constant) or (self._arrays and not left)
        if self._arrays or isinstance(node.op, ast.Mult):
            return not (left and right)
        return not isinstance(node.op, _ARRAYS_ONLY) and not left and not right

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        if not self._arrays or isinstance(node.op, ast.Not) or self._numbers.holds(node.operand):
            self.generic_visit(node)
            return node
        site = self._site(CALL, node)
        self.generic_visit(node)
        return located(helper_call("result", site, node), node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        if not isinstance(node.ctx, ast.Load) or not self._may_be_many(node.slice):
            self.generic_visit(node)
            return node
        site = self._site(CALL, node)
        self.generic_visit(node)
        return located(helper_call("part", site, node.value, index_of(node.slice)), node)

    def visit_Starred(self, node: ast.Starred) -> ast.Starred:
        if isinstance(node.ctx, ast.Load):
            site = self._site(CALL, node)
            self.generic_visit(node)
            node.value = located(helper_call("spread", site, node.value), node.value)
        else:
            self.generic_visit(node)
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        """A text with values in it. What is inside a format specification must stay a JoinedStr."""
        site = self._site(CALL, node)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                part.value = self.visit(part.value)
        return located(helper_call("text", site, node), node)

    def visit_TemplateStr(self, node: _Node) -> _Node:
        return node

    def visit_TypeAlias(self, node: _Node) -> _Node:
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        called = node.func
        if self._is_free(node):
            self.generic_visit(node)
            return node
        site = self._site(CALL, node)
        self.generic_visit(node)
        if isinstance(called, ast.Attribute) and not called.attr.startswith("__"):
            node.func = located(helper_call("method", site, called.value, constant(called.attr)), called)
        else:
            node.func = located(helper_call("callee", site, node.func), called)
        return node

    def _is_free(self, node: ast.Call) -> bool:
        called = node.func
        starred = any(isinstance(each, ast.Starred) for each in node.args)
        if isinstance(called, ast.Name):
            name = called.id
            if self._bindings.is_own(name) or getattr(node, "is_drawn", False):
                return True
            if not self._bindings.is_builtin(name):
                return False
            return name in _FREE_NAMES or (name in ("min", "max") and len(node.args) > 1 and not starred)
        if isinstance(called, ast.Attribute):
            return called.attr in self._free_methods or (called.attr == "pop" and not node.args and not node.keywords)
        return False
