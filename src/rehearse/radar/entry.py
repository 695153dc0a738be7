"""Feeds and their entries as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["Entry", "Feed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: text without markup, images or scripts."""

    key: str
    """64 hexadecimal digits, SHA-256 of what names the entry in its feed: its id, else its link, else its title."""
    title: str
    """One line of 1 to 300 characters."""
    link: str
    """An http or https address of at most 600 characters; empty when there is none."""
    text: str
    """At most 4,000 characters, lines parted by newlines; may be empty."""
    published: datetime | None
    """In UTC; None when the feed does not say it or says what cannot be."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds."""

    title: str
    """At most 200 characters; may be empty."""
    entries: tuple[Entry, ...]
    """In the order of the feed, at most 200, no key twice."""
    is_cut: bool
    """Whether the feed held more entries."""
