"""Kinds of items, one file each. A new kind is a new file here that exports ``KIND``; no list is edited."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from rehearse.bank.errors import KindError
from rehearse.bank.kind import Kind
from rehearse.message import Message

__all__ = ["all_kinds"]


@cache
def all_kinds() -> Mapping[str, Kind]:
    """Kinds by name. Raises KindError for a module without ``KIND`` and for a name taken twice."""
    found: dict[str, Kind] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        kind = getattr(import_module(f"{__name__}.{module.name}"), "KIND", None)
        where = f"rehearse/bank/kinds/{module.name}.py"
        if not isinstance(kind, Kind):
            raise KindError(Message("bank.kind_missing", {"file": where}))
        for name in kind.names:
            if name in found:
                raise KindError(Message("bank.kind_twice", {"file": where, "kind": name}))
            found[name] = kind
    return MappingProxyType(found)
