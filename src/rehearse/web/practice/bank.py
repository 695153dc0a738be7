"""The bank as the pages see it: loaded once, read by id."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache

from rehearse import bank, rounds

__all__ = ["bank_of_items", "items_of_round", "pattern_title", "round_of_kind"]

_lock = threading.Lock()


@cache
def _load() -> bank.Bank:
    return bank.load()


def bank_of_items() -> bank.Bank:
    """All items. Reads the files at first use, then costs nothing."""
    with _lock:
        return _load()


def pattern_title(pattern: str) -> str:
    """A group of the bank in words, e.g. ``graphs, BFS and DFS``; the code itself when it has no title."""
    return str(bank_of_items().groups.get(pattern, pattern))


@cache
def round_of_kind(kind: str) -> rounds.Round:
    """The round that practises items of a kind. Raises KeyError when no round does."""
    for round_ in rounds.all_rounds():
        if kind in round_.item_kinds:
            return round_
    raise KeyError(kind)


def items_of_round(round_id: str) -> Sequence[bank.Item]:
    """The round's items that may be practised, in the order of difficulty and id."""
    kinds = rounds.get(round_id).item_kinds
    found = [item for kind in kinds for item in bank_of_items().of_kind(kind) if item.status in {"review", "live"}]
    return sorted(found, key=lambda item: (item.difficulty, item.id))
