"""What travels: one file per noun, found by looking into this folder."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from rehearse.web.exchange.noun import Noun

__all__ = ["all_nouns", "noun_named"]


@cache
def all_nouns() -> tuple[Noun, ...]:
    """Every noun, parents before what points at them."""
    found: list[Noun] = [
        import_module(f"{__name__}.{info.name}").NOUN
        for info in pkgutil.iter_modules(__path__)
        if not info.name.startswith("_")
    ]
    return tuple(sorted(found, key=lambda noun: (noun.order, noun.name)))


def noun_named(name: str) -> Noun:
    """The noun with this name. Raises KeyError."""
    return {noun.name: noun for noun in all_nouns()}[name]
