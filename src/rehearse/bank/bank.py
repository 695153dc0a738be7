"""All items of one bank, found by id, slug or kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from rehearse.bank.errors import AmbiguousItem, UnknownItem
from rehearse.bank.folder import ItemFolder
from rehearse.bank.index import Entry
from rehearse.bank.item import Item, Place
from rehearse.bank.kinds import all_kinds
from rehearse.bank.leaves import Leaf
from rehearse.bank.problem import Problem
from rehearse.bank.skill_map import DomainMap, SkillMap
from rehearse.message import Message

if TYPE_CHECKING:
    from rehearse.bank.shared import Misconception, Shared, Source, Term

__all__ = ["Bank"]


class _Items(Mapping[str, Item]):
    """Items by id in order. An item is made when it is first asked for: 0.1 ms, which a start would pay for all."""

    def __init__(self, root: Path, entries: Mapping[str, Entry]) -> None:
        self._root = root
        self._entries = dict(sorted((entry.id, entry) for entry in entries.values()))
        self._made: dict[str, Item] = {}

    def __getitem__(self, id_: str) -> Item:
        if id_ not in self._made:
            entry = self._entries[id_]
            folder = ItemFolder(self._root / "items" / entry.id, tuple(entry.names))
            place = Place(folder, entry.content_hash, entry.parts)
            self._made[id_] = all_kinds()[entry.kind].model.model_validate_json(entry.header, context=place)
        return self._made[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._entries

    def of_kind(self, kind: str) -> tuple[Item, ...]:
        return tuple(self[id_] for id_, entry in self._entries.items() if entry.kind == kind)


class Bank:
    """A bank as it was when it was loaded. Cheap to keep; texts and cases are read when they are asked for."""

    def __init__(
        self,
        root: Path,
        fingerprint: str,
        entries: Mapping[str, Entry],
        shared: Shared,
        problems: tuple[Problem, ...],
    ) -> None:
        self.root = root
        """The folder with ``items`` and the shared files."""
        self.fingerprint = fingerprint
        """Digest over paths, sizes and times of all files; equal means nothing changed."""
        self.problems = problems
        """Why items were left out, and faulty entries of shared files."""
        self._items = _Items(root, entries)
        self._shared = shared

    @property
    def items(self) -> Mapping[str, Item]:
        """Items by id, in the order of their ids."""
        return self._items

    def get(self, id_: str) -> Item | None:
        """The item with this id, None when there is none."""
        return self._items.get(id_)

    def find(self, name: str) -> Item:
        """The item with this id, or with this slug.

        Raises UnknownItem, which names near ids, and AmbiguousItem when several kinds have the slug.
        """
        if name in self._items:
            return self._items[name]
        found = [id_ for id_ in self._items if id_.split("/", 1)[1] == name]
        if len(found) == 1:
            return self._items[found[0]]
        if found:
            raise AmbiguousItem(Message("bank.item_ambiguous", {"name": name, "ids": ", ".join(found)}))
        near = self._near(name)
        text = "item_unknown_near" if near else "item_unknown"
        raise UnknownItem(Message(f"bank.{text}", {"name": name[:120], "near": ", ".join(near)}))

    def _near(self, name: str) -> list[str]:
        if "/" in name:
            return get_close_matches(name, self._items, n=3)
        slugs: dict[str, list[str]] = {}
        for id_ in self._items:
            slugs.setdefault(id_.split("/", 1)[1], []).append(id_)
        return [id_ for slug in get_close_matches(name, slugs, n=3) for id_ in slugs[slug]]

    def of_kind(self, kind: str) -> tuple[Item, ...]:
        """Items of a kind in the order of their ids; none for an unknown kind."""
        return self._items.of_kind(kind)

    @cached_property
    def leaves(self) -> Mapping[str, Leaf]:
        """Leaves of the taxonomy by key, in its order."""
        return MappingProxyType(self._shared.leaves())

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Titles of the groups of leaves by key, e.g. ``S7`` to ``class imbalance``."""
        return MappingProxyType(self._shared.read("groups.yaml"))

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Cited works by key."""
        return MappingProxyType(self._shared.read("sources.yaml"))

    @cached_property
    def misconceptions(self) -> Mapping[str, Misconception]:
        """Wrong beliefs by id."""
        return MappingProxyType(self._shared.read("misconceptions.yaml"))

    @cached_property
    def skills(self) -> Mapping[str, SkillMap]:
        """What practises each skill that postings name, by its code."""
        rows = self._shared.read("skills.yaml")
        return MappingProxyType({code: SkillMap.of(row, self.leaves) for code, row in rows.items()})

    @cached_property
    def domains(self) -> Mapping[str, DomainMap]:
        """What belongs to each domain of postings, by its code."""
        rows = self._shared.read("domains.yaml")
        return MappingProxyType({code: DomainMap.of(row, self.leaves) for code, row in rows.items()})

    def glossary(self, language: str) -> Mapping[str, Term]:
        """Terms by their English name, with the meaning in a language; empty for a language without glossary."""
        name = f"glossary.{language}.yaml"
        return MappingProxyType(self._shared.read(name) if language in ("en", "bn") else {})

    def __repr__(self) -> str:
        return f"<Bank {self.root}: {len(self._items)} items, {len(self.problems)} problems>"
