"""Kinds of domains: one file each, found by folder. A file exports ``KINDS``; adding one edits no list.

Modules whose names begin with an underscore are what the kinds share.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache

from ._base import Base
from ._declaration import BadDomainError, Declared, Kind

__all__ = ["kinds", "read", "read_parts"]


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name."""
    found: dict[str, Kind] = {}
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_"):
            for kind in importlib.import_module(f"{__name__}.{module.name}").KINDS:
                found[kind.name] = kind
    return found


def read(declaration: object, where: str) -> Base:
    """The domain that a declaration such as ``{int: [0, 9]}`` or ``bool`` describes. Raises BadDomainError."""
    return Declared.read(declaration, where, kinds())


def read_parts(declarations: object, where: str) -> tuple[list[Base], list[int | None]]:
    """Domains of a list of declarations; beside each None, or to how many arguments ``{spread: ...}`` deals it out.

    Raises BadDomainError.
    """
    if not isinstance(declarations, Sequence) or isinstance(declarations, str | bytes):
        raise BadDomainError(where, "it is not a list.", "Write one declaration per argument.")
    if len(declarations) > 50:
        raise BadDomainError(where, "it has more than 50 entries.", "Write one declaration per argument.")
    parts: list[Base] = []
    widths: list[int | None] = []
    for place, declaration in enumerate(declarations):
        here = f"{where}[{place}]"
        if not (isinstance(declaration, Mapping) and "spread" in declaration):
            parts.append(read(declaration, here))
            widths.append(None)
            continue
        if len(declaration) > 1:
            raise BadDomainError(here, "spread stands alone.", "Put all other keys inside it.")
        part = read(declaration["spread"], f"{here}.spread")
        if part.width is None:
            raise BadDomainError(
                f"{here}.spread",
                "its values are not tuples of a fixed length.",
                "Spread a tuple of fields, a graph as a pair, or a table as lists.",
            )
        parts.append(part)
        widths.append(part.width)
    return parts, widths
