"""Functions with known growth: what a labelled function is, and how its source and its inputs are written out."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, TypeVar

__all__ = ["Labelled", "functions", "labelled"]

Function = TypeVar("Function", bound=Callable[..., Any])
FOLDER = Path(__file__).parent
_OURS = "benchmarks"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One function with its true classes."""

    name: str
    group: str
    """The file it stands in, with the folder before it for those no rule was tuned on."""
    time: str
    """Worst case over its families, as in ``n log n``; a formula in n and m where it has two sizes."""
    space: str
    """Extra memory with the returned value and the buffers of CPython, without the input; empty: not labelled."""
    families: tuple[str, ...]
    """Names in ``inputs.py``, or in ``inputs2.py`` for two sizes."""
    kind: str
    """``list`` or ``int``: whether the size is a length or the number itself."""
    sizes: tuple[str, ...]
    source: str
    is_trap: bool

    @property
    def collection(self) -> str:
        """``held`` or ``blind`` for those no rule was tuned on, else ``tuned``."""
        folder, dot, _ = self.group.partition(".")
        return folder if dot else "tuned"

    @property
    def generator(self) -> str:
        """The program that makes its inputs."""
        pairs = ", ".join(f'"{name}": {name}' for name in self.families)
        if len(self.sizes) == 2:
            return f"{(FOLDER / 'inputs2.py').read_text()}\n\nfamilies2 = {{{pairs}}}\n"
        return f'{(FOLDER / "inputs.py").read_text()}\n\nkind = "{self.kind}"\nfamilies = {{{pairs}}}\n'


_FOUND: list[Labelled] = []


def labelled(
    time: str,
    space: str = "",
    *,
    families: str = "random_list",
    kind: str = "list",
    sizes: tuple[str, ...] = ("n",),
    is_trap: bool = False,
) -> Callable[[Function], Function]:
    """Register a function with its classes. ``families`` are names with spaces between them."""

    def register(function: Function) -> Function:
        group = function.__module__.removeprefix("benchmarks.functions.")
        _FOUND.append(
            Labelled(
                name=function.__name__,
                group=group,
                time=time,
                space=space,
                families=tuple(families.split()),
                kind=kind,
                sizes=sizes,
                source=_source_of(function.__name__, Path(inspect.getfile(function))),
                is_trap=is_trap,
            )
        )
        return function

    return register


@cache
def _parts(path: Path) -> tuple[list[ast.stmt], dict[str, ast.stmt]]:
    """The imports of a file, and its other statements by the name they bind."""
    imports: list[ast.stmt] = []
    named: dict[str, ast.stmt] = {}
    for statement in ast.parse(path.read_text()).body:
        if isinstance(statement, ast.Import):
            imports.append(statement)
        elif isinstance(statement, ast.ImportFrom):
            if not str(statement.module).startswith(_OURS):
                imports.append(statement)
        elif isinstance(statement, ast.FunctionDef | ast.ClassDef):
            statement.decorator_list = [one for one in statement.decorator_list if not _is_label(one)]
            named[statement.name] = statement
        elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            named[statement.targets[0].id] = statement
    return imports, named


def _is_label(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "labelled"


def _source_of(name: str, path: Path) -> str:
    """The function with the imports and the helpers it uses, as a person would hand it in."""
    imports, named = _parts(path)
    wanted, used = [name], set[str]()
    needed: set[str] = set()
    while wanted:
        current = wanted.pop()
        needed.add(current)
        for node in ast.walk(named[current]):
            if isinstance(node, ast.Name):
                used.add(node.id)
                if node.id in named and node.id not in needed:
                    wanted.append(node.id)
    kept: list[ast.stmt] = []
    for statement in imports:
        assert isinstance(statement, ast.Import | ast.ImportFrom)
        aliases = [one for one in statement.names if (one.asname or one.name).split(".")[0] in used]
        if isinstance(statement, ast.Import) and aliases:
            kept.append(ast.Import(aliases))
        elif isinstance(statement, ast.ImportFrom) and (aliases or statement.module == "__future__"):
            kept.append(ast.ImportFrom(statement.module, aliases or statement.names, statement.level))
    kept += [statement for key, statement in named.items() if key in needed]
    return "\n".join(ast.unparse(statement) for statement in kept) + "\n"


def _modules(folder: Path, package: str) -> Iterator[str]:
    for found in iter_modules([str(folder)]):
        if found.name not in {"registry", "inputs", "inputs2", "held", "blind", "peer"}:
            yield f"{package}.{found.name}"


def functions(collection: str = "tuned") -> list[Labelled]:
    """The labelled functions, in order of group and place: ``tuned``, ``held`` (written after the rules were fixed) or
    ``blind`` (by somebody who had not written the rules)."""
    inner = collection != "tuned"
    folder = FOLDER / collection if inner else FOLDER
    for module in _modules(folder, f"benchmarks.functions.{collection}" if inner else "benchmarks.functions"):
        import_module(module)
    return sorted((one for one in _FOUND if one.collection == collection), key=lambda one: one.group)
