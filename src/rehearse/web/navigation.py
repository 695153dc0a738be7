"""Which pages the head, the tab bar and the footer offer: built from what the apps and rounds register.

An app that has a page of its own puts ``NAVIGATION`` (a sequence of ``Entry``) into a module named
``navigation``. A part that does not exist registers nothing and so has no link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

__all__ = ["Entry", "entries"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the frame."""

    label: str
    """English, marked with ``gettext_noop``; rendered in the page's language."""
    url_name: str
    order: int
    is_main: bool = True
    """In head and tab bar; otherwise in the footer."""
    key: str = ""
    """The letter after ``g``."""
    section: str = ""
    """Pages with this section mark the entry as current."""


@cache
def entries() -> Sequence[Entry]:
    """All entries in their order."""
    found: list[Entry] = []
    for config in apps.get_app_configs():
        if config.name.startswith("rehearse.") and find_spec(f"{config.name}.navigation"):
            found.extend(import_module(f"{config.name}.navigation").NAVIGATION)
    return sorted(found, key=lambda entry: (not entry.is_main, entry.order, entry.url_name))
