"""Which imports and names a source uses that an item does not allow, found in its syntax tree before any box runs.

This keeps an exercise an exercise: who is asked to write a ranking metric does not call the library's. It is no
fence. A name that is put together while the program runs cannot be seen here; what can be seen of such tricks is
refused as well, because it cannot be checked. The fence is the sandbox, where no other library exists.
"""

from __future__ import annotations

import ast
import sys
import warnings
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from .errors import NotRunnable
from .messages import say

__all__ = ["refuse_banned"]

_LONGEST = 400_000
"""Characters that are read; pages hand over a quarter of that at most."""
_HIDING = frozenset(
    {"builtins.__import__", "builtins.eval", "builtins.exec", "importlib", "pkgutil", "runpy", "sys.modules"}
)
"""Ways to a module that leave no name to check. ``import_module`` of a plain text is read as an import."""
_LITERAL_IMPORTS = frozenset({"importlib.import_module", "builtins.__import__"})
_CHECKED = _LITERAL_IMPORTS | {"importlib"}
_BUILTINS = frozenset({"__import__", "eval", "exec", "getattr"})
_INSIDES = frozenset({"__dict__", "__getattribute__", "__builtins__", "__loader__", "__spec__"})


def refuse_banned(
    source: str, allowed: Collection[str], banned: Collection[str], own: Collection[str] = (), *, file: str = ""
) -> None:
    """Raises NotRunnable, with line and name, at the first use that is not allowed.

    ``allowed`` names top-level modules beside the standard library, ``own`` modules that are handed in together;
    ``banned`` dotted names of modules and functions, which stand for all that is below them. A source that does not
    parse passes: the box says what is wrong with it. ``file`` is named where several files are handed in; the line is
    then told in the message only, since it belongs to one of several editors.
    """
    try:
        if len(source) > _LONGEST:
            raise RecursionError
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
        found = _Reader(frozenset(allowed) | frozenset(own), tuple(banned)).first(tree)
    except (SyntaxError, ValueError):
        return
    except (RecursionError, MemoryError):
        raise NotRunnable(say("import_deep")) from None
    if found is not None:
        name, line, why = found
        if file:
            raise NotRunnable(say(why + "_file", used=name, line=line, file=file))
        raise NotRunnable(say(why, used=name, line=line), line)


_Fault = tuple[str, int, str]
"""Name, line, message."""


@dataclass(slots=True)
class _Scope:
    """Names of a function, a class or the module."""

    outer: _Scope | None
    is_class: bool = False
    paths: dict[str, set[str]] = field(default_factory=dict)
    """What an imported or assigned name may stand for, dotted."""
    others: set[str] = field(default_factory=set)
    """Names bound to something else: parameters, results."""
    stars: list[str] = field(default_factory=list)

    def find(self, name: str) -> set[str]:
        """What a name may stand for; empty when it is not known to be a module or a part of one."""
        scope: _Scope | None = self
        stars: list[str] = []
        while scope is not None:
            if scope is self or not scope.is_class:
                if name in scope.paths:
                    return scope.paths[name]
                if name in scope.others:
                    return set()
                stars += scope.stars
            scope = scope.outer
        known = {f"{module}.{name}" for module in stars}
        return known | ({f"builtins.{name}"} if name in _BUILTINS else set())


_OWN_SCOPE = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


class _Reader:
    """One walk over a tree. Recursive: a tree too deep for it raises RecursionError."""

    def __init__(self, allowed: frozenset[str], banned: tuple[str, ...]) -> None:
        self._modules = allowed | sys.stdlib_module_names
        self._banned = banned

    def first(self, tree: ast.Module) -> _Fault | None:
        """The first fault in the order of the text; None when there is none."""
        scope = _Scope(None)
        self._bind(tree.body, scope)
        return min(self._faults(tree, scope), key=lambda fault: fault[1], default=None)

    def _bind(self, nodes: list[ast.stmt] | list[ast.expr], scope: _Scope) -> None:
        """Collect what a scope's own statements bind. Assigned chains may use names bound further down."""
        chains: list[tuple[str, ast.expr]] = []
        for node in _inside(nodes):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    name = alias.asname or alias.name.split(".")[0]
                    scope.paths.setdefault(name, set()).add(alias.name if alias.asname else name)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                for alias in node.names:
                    if alias.name == "*":
                        scope.stars.append(node.module or "")
                    else:
                        name = alias.asname or alias.name
                        scope.paths.setdefault(name, set()).add(f"{node.module}.{alias.name}")
            elif isinstance(node, _OWN_SCOPE):
                scope.others.add(getattr(node, "name", ""))
            elif isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                chains += [(each.id, node.value) for each in targets if isinstance(each, ast.Name) and node.value]
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
                scope.others.add(node.id)
            elif isinstance(node, ast.ExceptHandler) and node.name:
                scope.others.add(node.name)
        for _ in range(3):  # an alias of an alias of an alias
            for name, value in chains:
                paths = self._paths(value, scope)
                if paths:
                    scope.paths.setdefault(name, set()).update(paths)

    def _faults(self, node: ast.AST, scope: _Scope) -> Iterator[_Fault]:
        yield from self._fault(node, scope)
        inner = scope
        if isinstance(node, _OWN_SCOPE):
            inner = self._scope(node, scope)
        for child in ast.iter_child_nodes(node):
            yield from self._faults(child, inner)

    def _scope(self, node: ast.AST, outer: _Scope) -> _Scope:
        scope = _Scope(outer, is_class=isinstance(node, ast.ClassDef))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            given = node.args
            every = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
            scope.others |= {each.arg for each in every if each is not None}
        body = [node.body] if isinstance(node, ast.Lambda) else getattr(node, "body", [])
        self._bind(body, scope)
        return scope

    def _paths(self, node: ast.AST, scope: _Scope) -> set[str]:
        """What an expression may stand for, if it is a module or a part of one."""
        if isinstance(node, ast.Name):
            return scope.find(node.id)
        if isinstance(node, ast.Attribute):
            return {f"{path}.{node.attr}" for path in self._paths(node.value, scope)}
        if isinstance(node, ast.Call):
            called = self._paths(node.func, scope)
            if "builtins.getattr" in called and len(node.args) >= 2 and _text(node.args[1]):
                return {f"{path}.{_text(node.args[1])}" for path in self._paths(node.args[0], scope)}
            if called & _LITERAL_IMPORTS and node.args and (module := _text(node.args[0])):
                whole = "importlib.import_module" in called
                return {module if whole else module.split(".")[0]}
        return set()

    def _fault(self, node: ast.AST, scope: _Scope) -> Iterator[_Fault]:
        line = getattr(node, "lineno", 1)
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from self._module(alias.name, line)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from self._module(module, line)
            yield from (fault for alias in node.names for fault in self._use(f"{module}.{alias.name}", line))
        elif isinstance(node, ast.Attribute | ast.Name):
            for path in sorted(self._paths(node, scope)):
                yield from self._use(path, line)
            if isinstance(node, ast.Attribute) and node.attr in _INSIDES:
                for path in sorted(self._paths(node.value, scope)):
                    yield f"{path}.{node.attr}", line, "import_hidden"
        elif isinstance(node, ast.Call):
            yield from self._call(node, scope, line)

    def _call(self, node: ast.Call, scope: _Scope, line: int) -> Iterator[_Fault]:
        called = self._paths(node.func, scope)
        if called & _LITERAL_IMPORTS:
            module = _text(node.args[0]) if node.args else ""
            if module:
                yield from self._module(module, line)
            else:
                yield sorted(called)[0].removeprefix("builtins."), line, "import_hidden"
        elif called & {"builtins.eval", "builtins.exec"}:
            yield sorted(called)[0].removeprefix("builtins."), line, "import_hidden"
        elif "builtins.getattr" in called and len(node.args) >= 2:
            for path in sorted(self._paths(node.args[0], scope)):
                name = _text(node.args[1])
                if name:
                    yield from self._use(f"{path}.{name}", line)
                else:
                    yield f"getattr({path}, ...)", line, "import_hidden"

    def _module(self, name: str, line: int) -> Iterator[_Fault]:
        if name.split(".")[0] not in self._modules:
            yield name, line, "import_not_allowed"
        else:
            yield from self._use(name, line)

    def _use(self, path: str, line: int) -> Iterator[_Fault]:
        if _is_below(path, self._banned):
            yield path, line, "import_banned"
        elif _is_below(path, _HIDING) and not path.startswith("builtins.") and path not in _CHECKED:
            yield path, line, "import_hidden"


def _is_below(path: str, names: Collection[str]) -> bool:
    """Whether a dotted path is one of the names or a part of one."""
    return any(path == name or path.startswith(name + ".") for name in names)


def _text(node: ast.AST) -> str:
    """A plain text in the source; empty for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _inside(nodes: list[ast.stmt] | list[ast.expr]) -> Iterator[ast.AST]:
    """Nodes of a scope in the order of the text, without what lies in a scope of its own (its head is given)."""
    stack: list[ast.AST] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, _OWN_SCOPE):
            stack.extend(getattr(node, "decorator_list", ()))
            continue
        stack.extend(reversed(list(ast.iter_child_nodes(node))))
