"""Where cards come from besides the bank: apps with cards of their own that share the schedule.

Such an app puts ``SOURCE`` into a module named ``review_source``. Its cards are rows of ``Card`` like all others, with
an ``item`` that begins with the source's prefix; their pages are the app's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from django.apps import apps

from rehearse.message import Message
from rehearse.web.accounts.models import Person

__all__ = ["Source", "all_sources", "source_of"]


class Source(Protocol):
    """What the reviews ask of an app with cards of its own."""

    prefix: str
    """What the items of its cards begin with; ends in a slash and fits no item of the bank."""
    name: Message
    """What its cards are called beside the rounds."""

    def offered(self, person: Person) -> Iterable[tuple[str, float]]:
        """Item and importance (above 0) of every card that may be offered, due or not."""

    def address(self, person: Person, item: str) -> str:
        """The page that asks a card."""

    def ask(self, person: Person, item: str) -> str:
        """What a card asks, in English."""


@cache
def all_sources() -> Sequence[Source]:
    """Every source, by prefix."""
    found: list[Source] = [
        import_module(f"{config.name}.review_source").SOURCE
        for config in apps.get_app_configs()
        if config.name.startswith("rehearse.") and find_spec(f"{config.name}.review_source")
    ]
    return sorted(found, key=lambda source: source.prefix)


def source_of(item: str) -> Source | None:
    """The source of an item; None for items of the bank."""
    return next((source for source in all_sources() if item.startswith(source.prefix)), None)
