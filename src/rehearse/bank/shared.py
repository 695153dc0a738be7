"""Files all items share: leaves, groups, sources, misconceptions, glossary, the map of skills."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from rehearse.bank.document import Document, parse
from rehearse.bank.errors import ItemFileError
from rehearse.bank.folder import read_bytes
from rehearse.bank.leaves import CARD_KINDS, Leaf
from rehearse.bank.model import Line, Model
from rehearse.bank.problem import Problem, problem
from rehearse.bank.reading import schema_problems, trap_problems
from rehearse.bank.skill_map import DomainRow, SkillRow

__all__ = ["FILES", "Misconception", "Shared", "Source", "Term", "read_shared"]


class Source(Model):
    """A work that items cite. What is not certain is left out."""

    title: Line
    year: Annotated[int, Field(ge=1600, le=2100)]
    authors: tuple[Line, ...] | Line | None = None
    venue: Line | None = None
    """Journal, conference or series, with volume and pages where they are certain."""
    publisher: Line | None = None
    edition: Line | Annotated[int, Field(ge=1)] | None = None
    arxiv: Annotated[str, Field(pattern=r"^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})$")] | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    isbn: Line | None = None
    url: Line | None = None
    note: Line | None = None


class Misconception(Model):
    """A named wrong belief."""

    belief: Line
    tempting: Line
    """Why one falls for it."""
    refute: Line
    """What settles it: a demo or a sentence."""
    belief_bn: Line | None = None
    tempting_bn: Line | None = None
    refute_bn: Line | None = None


class Term(Model):
    """A term of the glossary in one language."""

    meaning: Line
    say: Line | None = None
    """An English sentence to say aloud; in the English glossary only."""
    rev: Annotated[int, Field(ge=1)] = 1


class _LeafRow(Model):
    kind: Line
    group: Line
    name: Line
    cards: Annotated[int, Field(ge=1)] | None = None
    target: Annotated[int, Field(ge=1)] | None = None
    first_release: Annotated[int, Field(ge=0)]
    priority: Line


class _Released(Model):
    """An id that a release has given away (``released.yaml``)."""

    release: Line
    cases: Mapping[str, Line] = {}
    """Digest of each case by uid, for coding items."""


FILES: Mapping[str, TypeAdapter[Any]] = {
    "leaves.yaml": TypeAdapter(dict[str, _LeafRow]),
    "groups.yaml": TypeAdapter(dict[str, Line]),
    "sources.yaml": TypeAdapter(dict[str, Source]),
    "misconceptions.yaml": TypeAdapter(dict[str, Misconception]),
    "glossary.en.yaml": TypeAdapter(dict[str, Term]),
    "glossary.bn.yaml": TypeAdapter(dict[str, Term]),
    "released.yaml": TypeAdapter(dict[str, _Released]),
    "skills.yaml": TypeAdapter(dict[str, SkillRow]),
    "domains.yaml": TypeAdapter(dict[str, DomainRow]),
}
"""What reads each file. One that is not there counts as empty."""

_MODELS: Mapping[str, type[Model]] = {
    "leaves.yaml": _LeafRow,
    "sources.yaml": Source,
    "misconceptions.yaml": Misconception,
    "glossary.en.yaml": Term,
    "glossary.bn.yaml": Term,
    "released.yaml": _Released,
    "skills.yaml": SkillRow,
    "domains.yaml": DomainRow,
}


@dataclass(frozen=True, slots=True)
class Shared:
    """Files of a bank as JSON by name, and what was wrong with them."""

    stored: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    """Where each entry stands; empty when taken from the index."""

    def read(self, name: str) -> Any:
        """The entries of a file as its reader makes them, e.g. a dict of Source by key."""
        return FILES[name].validate_json(self.stored.get(name, "{}"))

    def leaves(self) -> dict[str, Leaf]:
        """Leaves by key."""
        rows: dict[str, dict[str, Any]] = json.loads(self.stored.get("leaves.yaml", "{}"))
        return {
            key: Leaf(
                key,
                row["kind"],
                row["group"],
                row["name"],
                row["cards" if row["kind"] in CARD_KINDS else "target"],
                row["first_release"],
                row["priority"],
            )
            for key, row in rows.items()
        }


def read_shared(bank: Path, shown: str) -> Shared:
    """Reads all shared files of a bank. A faulty entry is left out and told as a problem."""
    stored: dict[str, str] = {}
    documents: dict[str, Document] = {}
    found: list[Problem] = []
    for name in FILES:
        path = bank / name
        if not path.exists() and not path.is_symlink():
            continue
        document = _document(path, f"{shown}/{name}", found)
        if document.value is not None and not isinstance(document.value, dict):
            found.append(problem(f"{shown}/{name}", 1, "S-01", "shared_map"))
            continue
        documents[name] = document
        stored[name] = json.dumps(_sound(name, document, f"{shown}/{name}", found))
    return Shared(stored, tuple(found), documents)


def _document(path: Path, shown: str, found: list[Problem]) -> Document:
    try:
        text = read_bytes(path).decode("utf-8")
    except (ItemFileError, UnicodeDecodeError) as error:
        found.append(problem(shown, 1, "S-09", "file_unreadable", detail=str(error).split(". ")[0]))
        return Document(None, {})
    document, faults = _parse_generated(text) if path.name == "leaves.yaml" else parse(text)
    found += trap_problems(faults, shown)
    return document


def _parse_generated(text: str) -> tuple[Document, tuple[Any, ...]]:
    """Reads the generated form, one ``key: {JSON}`` a line, without the YAML parser, which takes 0.5 s for it."""
    value: dict[str, Any] = {}
    lines: dict[tuple[str | int, ...], int] = {(): 1}
    for number, line in enumerate(text.splitlines(), start=1):
        key, colon, rest = line.partition(": ")
        if not line or line.startswith("#"):
            continue
        try:
            entry = json.loads(rest) if colon else None
        except ValueError:
            entry = None
        if not isinstance(entry, dict) or key in value:
            return parse(text)
        value[key] = entry
        lines[(key,)] = number
    return Document(value, lines), ()


def _sound(name: str, document: Document, shown: str, found: list[Problem]) -> dict[str, Any]:
    """Entries without the faulty ones."""
    entries: dict[str, Any] = dict(document.value or {})
    try:
        FILES[name].validate_json(json.dumps(entries))
    except ValidationError as error:
        found += schema_problems(error, _MODELS.get(name), document, shown, inside=1)
        faulty = {str(fault["loc"][0]) for fault in error.errors() if fault["loc"]}
        return {key: entry for key, entry in entries.items() if key not in faulty}
    return entries
