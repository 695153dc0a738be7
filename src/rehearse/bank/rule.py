"""What a lint rule is, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rehearse.bank.item import Item
from rehearse.bank.leaves import Leaf
from rehearse.bank.problem import Problem
from rehearse.bank.reading import ItemSource
from rehearse.bank.shared import Shared

__all__ = ["Context", "Rule"]


@dataclass(frozen=True)
class Context:
    """The bank around the items that are checked."""

    shown: str
    """The bank's folder as problems name it."""
    sources: Mapping[str, ItemSource]
    """Items to check, by id."""
    items: Mapping[str, Item]
    """All readable items of the bank, those to check among them."""
    names: frozenset[str]
    """Ids of all folders, readable or not."""
    shared: Shared
    is_whole: bool
    """The whole bank is checked, not a part of it."""

    @cached_property
    def leaves(self) -> Mapping[str, Leaf]:
        """Leaves by key."""
        return self.shared.leaves()

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Titles of groups by key."""
        groups: Mapping[str, str] = self.shared.read("groups.yaml")
        return groups

    @cached_property
    def cited(self) -> frozenset[str]:
        """Keys of ``sources.yaml``, of faulty entries too: those have a problem of their own."""
        return self._keys("sources.yaml")

    @cached_property
    def beliefs(self) -> frozenset[str]:
        """Ids of ``misconceptions.yaml``, of faulty entries too."""
        return self._keys("misconceptions.yaml")

    @cached_property
    def released(self) -> Mapping[str, Any]:
        """Entries of ``released.yaml`` by id."""
        entries: Mapping[str, Any] = self.shared.read("released.yaml")
        return entries

    def _keys(self, name: str) -> frozenset[str]:
        document = self.shared.documents.get(name)
        return frozenset(document.value or ()) if document else frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its code, looking at one item after the other or at the whole context at once."""

    code: str
    """As in the list of rules, e.g. ``R-01``."""
    item: Callable[[ItemSource, Context], Iterable[Problem]] | None = None
    bank: Callable[[Context], Iterable[Problem]] | None = None
    kinds: frozenset[str] | None = field(default=None)
    """Kinds of item it looks at; None for all."""

    def problems(self, context: Context) -> Iterable[Problem]:
        """Everything the rule finds."""
        if self.bank:
            yield from self.bank(context)
        if self.item:
            for source in context.sources.values():
                if self.kinds is None or source.item.kind in self.kinds:
                    yield from self.item(source, context)
