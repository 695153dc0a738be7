"""What to call instead of a function: itself, or a wrapper that charges its site.

Runs in the box: standard library only.
"""

from __future__ import annotations

import functools
import operator
import types
from collections.abc import Callable
from typing import Any

from .registry import (
    FILE,
    FREE_MODULES,
    FUNCTIONS,
    METHODS,
    PACKAGES,
    SIZED,
    TICKS,
    MethodCost,
    PackageCost,
    Special,
    counts,
    drawn,
    length,
    unknown,
)

__all__ = ["call_of", "forget", "method_of"]

_MISSING = object()
_OWNERS = (type(None), types.ModuleType, type)
"""What a built-in function hangs on when it is no method of an object."""

_OWN = __name__.partition(".charges")[0]
"""The package of our own wrappers, which cost nothing beyond what they add."""

_last: dict[int, tuple[Any, Any]] = {}
"""The function that a site called last, and what was called instead."""

_learned: dict[type, _Methods] = {}
"""What is known of the methods of types that were met."""


def call_of(site: int, function: Any) -> Any:
    """What to call instead of a function; itself when it costs nothing beyond what its own code counts."""
    last = _last.get(site)
    if last is not None and last[0] is function:
        return last[1]
    made = _resolved(site, function)
    if _is_lasting(function):
        _last[site] = (function, made)
    return made


def forget() -> None:
    """Another program has other sites."""
    _last.clear()
    TICKS.clear()


def _is_lasting(function: Any) -> bool:
    """Whether a site may keep a function: it belongs to a module, and keeps nothing else alive."""
    kind = type(function)
    if kind is types.BuiltinFunctionType:
        return type(function.__self__) in _OWNERS
    return kind is type or (kind is types.FunctionType and function.__closure__ is None)


def _resolved(site: int, function: Any) -> Any:
    resolve = _RESOLVERS.get(type(function))
    if resolve is not None:
        return resolve(site, function)
    if isinstance(function, type):
        return _of_class(site, function)
    kind = type(function)
    module = getattr(function, "__module__", None) or type(getattr(function, "__self__", function)).__module__
    if kind.__module__ in ("solution", "builtins") or not _is_foreign(module):
        return function
    return _foreign(site, function, getattr(function, "__name__", kind.__name__), module)


def method_of(site: int, owner: Any, name: str) -> Any:
    """``owner.name`` as something to call."""
    kind = type(owner)
    known = _learned.get(kind)
    if known is None:
        known = _learned[kind] = _Methods(kind)
    cost = known.costs.get(name)
    if cost is not None:
        return _charged_method(site, owner, getattr(owner, name), cost)
    bound = getattr(owner, name)
    if known.is_plain:
        return bound
    return call_of(site, bound)


def _charged_method(site: int, owner: Any, bound: Any, cost: MethodCost | Special) -> Callable[..., Any]:
    if isinstance(cost, Special):
        return cost.make(site, bound)

    def charged(*arguments: Any, **named: Any) -> Any:
        before = len(owner) if isinstance(owner, SIZED) else 0
        try:
            result = bound(*arguments, **named)
        except Exception:  # a fruitless index() or remove() has looked at everything
            counts[site] += before + 1
            raise
        counts[site] += cost(owner, before, arguments, result)
        return result

    return charged


class _Methods:
    """What is known of the methods of one type."""

    __slots__ = ("costs", "is_plain")

    def __init__(self, kind: type) -> None:
        self.costs: dict[str, MethodCost | Special] = {}
        for base in reversed(kind.__mro__):
            for name, cost in METHODS.get(base, {}).items():
                if getattr(kind, name, None) is getattr(base, name, None):
                    self.costs[name] = cost
        self.is_plain = kind.__module__ == "builtins" and kind in METHODS
        """Whether every method without a cost does constant work."""


def _of_package(site: int, function: Any, name: str, owner: Any, cost: PackageCost) -> Callable[..., Any]:
    def charged(*arguments: Any, **named: Any) -> Any:
        result = function(*arguments, **named)
        counts[site] += cost(name, arguments if owner is None else (owner, *arguments), result)
        return result

    return charged


def _is_foreign(module: Any) -> bool:
    known = not isinstance(module, str) or module in FREE_MODULES or module in ("solution", "builtins")
    return not known and not module.startswith(_OWN)


def _foreign(site: int, function: Any, name: str, module: str, owner: Any = None) -> Callable[..., Any]:
    """A function without an entry: its library's charge, or one for a function that nobody wrote a charge for."""
    library = PACKAGES.get(module.partition(".")[0])
    if library is not None:
        return _of_package(site, function, name.rpartition(".")[2], owner, library)

    def charged(*arguments: Any, **named: Any) -> Any:
        unknown.add(name[:60])
        result = function(*arguments, **named)
        counts[site] += sum(map(length, arguments)) + length(result) + 1
        return drawn(site, result) if type(result) is types.GeneratorType else result

    return charged


def _of_function(site: int, function: types.FunctionType) -> Any:
    if function.__code__.co_filename == FILE:
        return function
    wrap = FUNCTIONS.get(function, _MISSING)
    if wrap is _MISSING:
        module = function.__module__
        return _foreign(site, function, function.__qualname__, module) if _is_foreign(module) else function
    return function if wrap is None else wrap(site, function)  # type: ignore[operator]


def _of_method(site: int, method: types.MethodType) -> Any:
    function = method.__func__
    if type(function) is not types.FunctionType or function.__code__.co_filename == FILE:
        return method
    wrap = FUNCTIONS.get(function, _MISSING)
    if wrap is _MISSING:
        module = function.__module__
        return _foreign(site, method, function.__qualname__, module, method.__self__) if _is_foreign(module) else method
    return method if wrap is None else wrap(site, method)  # type: ignore[operator]


def _of_builtin(site: int, function: Any) -> Any:
    owner = function.__self__
    if not isinstance(owner, _OWNERS):
        return _of_bound(site, owner, function, function.__name__)
    wrap = FUNCTIONS.get(function, _MISSING)
    if wrap is _MISSING:
        module = function.__module__
        name = function.__qualname__
        return _foreign(site, function, f"{module}.{name}", module) if _is_foreign(module) else function
    return function if wrap is None else wrap(site, function)  # type: ignore[operator]


def _of_bound(site: int, owner: Any, function: Any, name: str) -> Any:
    """A method of a built-in object that was kept in a variable."""
    kind = type(owner)
    known = _learned.get(kind)
    if known is None:
        known = _learned[kind] = _Methods(kind)
    cost = known.costs.get(name)
    if cost is not None:
        return _charged_method(site, owner, function, cost)
    if known.is_plain or not _is_foreign(kind.__module__):
        return function
    return _foreign(site, function, f"{kind.__name__}.{name}", kind.__module__, owner)


def _of_descriptor(site: int, function: Any) -> Any:
    """A method called on its class: ``list.sort(a)``."""

    def charged(owner: Any, /, *arguments: Any, **named: Any) -> Any:
        return _of_bound(site, owner, functools.partial(function, owner), function.__name__)(*arguments, **named)

    return charged


def _of_class(site: int, kind: type) -> Any:
    try:
        wrap = FUNCTIONS.get(kind, _MISSING)
    except TypeError:  # a metaclass without hash
        return kind
    if wrap is not _MISSING:
        return kind if wrap is None else wrap(site, kind)  # type: ignore[operator]
    if issubclass(kind, BaseException) or not _is_foreign(kind.__module__):
        return kind
    return _foreign(site, kind, kind.__qualname__, kind.__module__)


def _of_partial(site: int, function: functools.partial[Any]) -> Any:
    if type(function.func) is types.FunctionType and function.func.__code__.co_filename == FILE:
        return function
    return functools.partial(call_of(site, function.func), *function.args, **function.keywords)


def _itself(site: int, function: Any) -> Any:
    return function


_RESOLVERS: dict[type, Callable[[int, Any], Any]] = {
    types.FunctionType: _of_function,
    types.MethodType: _of_method,
    types.BuiltinFunctionType: _of_builtin,
    types.MethodDescriptorType: _of_descriptor,
    type: _of_class,
    functools.partial: _of_partial,
    type(functools.lru_cache(lambda: None)): _itself,
    operator.itemgetter: _itself,
    operator.attrgetter: _itself,
    types.MethodWrapperType: _itself,
    types.WrapperDescriptorType: _itself,
}
"""How each kind of callable is looked up."""
