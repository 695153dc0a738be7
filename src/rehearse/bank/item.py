"""One item of the bank: the header every kind has, and its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field, PrivateAttr

from rehearse.bank.folder import ItemFolder
from rehearse.bank.header import (
    Domain,
    Freshness,
    ItemId,
    Level,
    Neighbour,
    Provenance,
    Revisions,
    Roles,
    SourceUse,
    Status,
    Verify,
    Waiver,
)
from rehearse.bank.model import Line, Model, Name
from rehearse.bank.sections import parse_sections, without_tags

__all__ = ["LANGUAGES", "Item", "Place", "text_file"]

LANGUAGES = ("en", "bn")
"""English is the canonical text; others are made from it."""


def text_file(language: str) -> str:
    """Name of the file with an item's text in a language."""
    return f"text.{language}.md"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item was read from; given to ``model_validate_json`` as context."""

    folder: ItemFolder
    content_hash: str
    parts: Mapping[str, str] = field(default_factory=dict)
    """Data files beside ``item.yaml`` as JSON, by name: ``cases.yaml``, ``mcq.yaml``."""


class Item(Model):
    """Structure of an item. What a person reads is in its texts.

    Made by the loader, which gives ``Place`` as context; one made without it has no files.
    """

    id: ItemId
    """``<kind>/<slug>``, the folder under ``items``; never changes once released."""
    kind: Name
    rev: Annotated[int, Field(ge=1)]
    """Rises by one with each change of meaning."""
    reset_schedule: bool = False
    """The old answer became wrong: cards made of it start again."""
    status: Status
    title: Line
    leaf: Line
    """Key in ``leaves.yaml``; also the skill of its evidence."""
    idea_key: Name
    """The one idea, unique in the bank; never shown."""
    difficulty: Annotated[int, Field(ge=1, le=5)]
    """1 recall, 2 explain, 3 apply, 4 diagnose, 5 design or judge with numbers."""
    minutes: Annotated[int, Field(ge=1, le=480)]
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    roles: Roles
    domains: tuple[Domain, ...] = ()
    prereq: tuple[ItemId, ...] = ()
    follow_ups: tuple[ItemId, ...] = ()
    misconceptions: tuple[Name, ...] = ()
    sources: Annotated[tuple[SourceUse, ...], Field(min_length=1)]
    facts: tuple[Name, ...] = ()
    verify: Verify
    fresh: Freshness
    provenance: Provenance
    i18n: Revisions
    distinct_from: tuple[Neighbour, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    _place: Place = PrivateAttr(default=Place(ItemFolder(Path(), ()), ""))
    _texts: dict[str, Mapping[str, str]] = PrivateAttr(default_factory=dict)

    def model_post_init(self, context: Any, /) -> None:
        """Takes the place from the validation's context."""
        if isinstance(context, Place):
            self._place = context

    @property
    def slug(self) -> str:
        """The id without its kind."""
        return self.id.split("/", 1)[1]

    @property
    def folder(self) -> Path:
        """The item's folder."""
        return self._place.folder.path

    @property
    def files(self) -> tuple[str, ...]:
        """Names of all files, sorted, with ``/`` between folders."""
        return self._place.folder.names

    @property
    def content_hash(self) -> str:
        """SHA-256 over the names and bytes of the folder's files when the bank was loaded."""
        return self._place.content_hash

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages of its texts, English first."""
        return tuple(language for language in LANGUAGES if text_file(language) in self.files)

    def text_language(self, language: str) -> str:
        """The language ``text`` answers in when asked for this one."""
        return language if language in self.languages else "en"

    def text(self, language: str = "en") -> Mapping[str, str]:
        """Markdown by heading, in the order of the file; English where there is no text in the language.

        The author's tags on figures, such as ``{assume}``, are for checks and left out.

        Reads the file at first use. Raises ItemFileError when it has vanished since.
        """
        language = self.text_language(language)
        if language not in self._texts:
            sections, _ = parse_sections(self.file(text_file(language)))
            self._texts[language] = MappingProxyType({part.heading: without_tags(part.body) for part in sections})
        return self._texts[language]

    def file(self, name: str) -> str:
        """A text file of the folder, e.g. ``starter.py``. Raises ItemFileError when there is none."""
        return self._place.folder.read_text(name)

    def part(self, name: str) -> str | None:
        """A data file of the folder as JSON, e.g. ``cases.yaml``; None when the item has none."""
        return self._place.parts.get(name)
