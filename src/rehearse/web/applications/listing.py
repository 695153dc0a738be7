"""Filters and orders of the list; both stand in the address, so that a bookmark is a saved view."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from rehearse.web.applications.standing import Standing

__all__ = ["SORTS", "View", "chosen", "view_of"]

_FAR = date.max
_LATE = datetime.max.replace(tzinfo=UTC)

_KEYS: Mapping[str, Callable[[Standing], Any]] = {
    "next": lambda one: (one.row.next_date or _FAR, one.row.priority, one.row.company.casefold()),
    "company": lambda one: (one.row.company.casefold(), one.row.title.casefold()),
    "stage": lambda one: (one.row.stage.position, one.row.company.casefold()),
    "since": lambda one: one.since,
    "round": lambda one: one.next_round.at if one.next_round and one.next_round.at else _LATE,
    "priority": lambda one: (one.row.priority, one.row.next_date or _FAR),
    "changed": lambda one: one.row.changed_at,
}
SORTS = tuple(_KEYS)
"""Orders by name; with ``-`` before it the other way round."""
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class View:
    """What is asked of the list."""

    layout: str = "board"
    """``board`` or ``table``."""
    stage: str = ""
    """Key of a stage, ``open`` or ``closed``; empty: all."""
    text: str = ""
    is_due: bool = False
    """Only what has an action due."""
    is_silent: bool = False
    """Only where "ghosted" is suggested."""
    sort: str = "next"

    @property
    def is_filtered(self) -> bool:
        """Whether something may be left out."""
        return bool(self.stage or self.text or self.is_due or self.is_silent)

    @property
    def query(self) -> str:
        """The view as the part of an address after the question mark."""
        given = {
            "view": "table" if self.layout == "table" else "",
            "stage": self.stage,
            "text": self.text,
            "due": "1" if self.is_due else "",
            "silent": "1" if self.is_silent else "",
            "sort": "" if self.sort == "next" else self.sort,
        }
        return urlencode({name: value for name, value in given.items() if value})

    def but(self, **changes: Any) -> View:
        """The same view with something changed."""
        return replace(self, **changes)


def view_of(given: Mapping[str, str], keys: Sequence[str]) -> View:
    """Reads an address; what it does not know is as if it were not there. ``keys``: those of the stages."""
    stage, sort = given.get("stage", ""), given.get("sort", "next")
    return View(
        layout="table" if given.get("view") == "table" else "board",
        stage=stage if stage in {*keys, "open", "closed"} else "",
        text=" ".join(given.get("text", "").replace("\0", " ").split())[:LONGEST_TEXT],
        is_due=given.get("due") == "1",
        is_silent=given.get("silent") == "1",
        sort=sort if sort.removeprefix("-") in _KEYS else "next",
    )


def chosen(found: Sequence[Standing], view: View) -> list[Standing]:
    """What the view lets through, in its order. Every word of the text must occur."""
    words = view.text.casefold().split()
    rows = [one for one in found if _passes(one, view) and all(word in _searched(one) for word in words)]
    is_back = view.sort.startswith("-")
    return sorted(rows, key=_KEYS[view.sort.removeprefix("-")], reverse=is_back)


def _passes(one: Standing, view: View) -> bool:
    kind = one.row.stage.means
    if view.stage in {"open", "closed"} and kind.is_closed is not (view.stage == "closed"):
        return False
    if view.stage not in {"", "open", "closed"} and one.row.stage.key != view.stage:
        return False
    return (one.is_due or not view.is_due) and (one.is_silent or not view.is_silent)


def _searched(one: Standing) -> str:
    row = one.row
    people = " ".join(f"{contact.name} {contact.role}" for contact in row.contacts.all())
    return f"{row.company} {row.title} {row.place} {row.next_action} {row.notes} {people}".casefold()
