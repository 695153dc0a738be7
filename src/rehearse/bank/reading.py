"""Reads one item's folder into a checked item, or into the problems that keep it out of the bank."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from rehearse.bank.document import Document, Fault, Location, parse
from rehearse.bank.errors import ItemFileError
from rehearse.bank.folder import ItemFolder, open_folder
from rehearse.bank.item import LANGUAGES, Item, Place, text_file
from rehearse.bank.kind import Kind
from rehearse.bank.kinds import all_kinds
from rehearse.bank.model import field_names
from rehearse.bank.problem import Problem, Severity, problem
from rehearse.bank.sections import Section, check_headings, parse_sections
from rehearse.message import Value

__all__ = ["HEADER", "ItemSource", "Reading", "read_item", "schema_problems", "trap_problems"]

HEADER = "item.yaml"
_MOST_FAULTS = 50
"""Problems told of one file's schema; more of them have one cause."""
_UID = "uid"


@dataclass(frozen=True, slots=True)
class ItemSource:
    """An item with the files it was read from, for rules that tell lines."""

    item: Item
    shown: str
    """The folder as problems name it: ``bank/items/<kind>/<slug>``."""
    folder: ItemFolder
    header: Document
    parts: Mapping[str, Document]
    """Data files by name: ``cases.yaml``, ``mcq.yaml``."""
    texts: Mapping[str, tuple[Section, ...]]
    """Sections by language."""

    def problem(
        self,
        rule: str,
        name: str,
        /,
        at: Location = (),
        *,
        file: str = HEADER,
        line: int | None = None,
        severity: Severity = Severity.ERROR,
        **params: Value,
    ) -> Problem:
        """A problem at a location of the header (or of a data file), or at a line of any file."""
        document = self.header if file == HEADER else self.parts.get(file)
        number = line if line is not None else document.line(at) if document else 1
        return problem(f"{self.shown}/{file}", number, rule, name, severity=severity, **params)

    def warning(self, rule: str, name: str, /, at: Location = (), **given: Any) -> Problem:
        """The same as ``problem``, as a warning."""
        return self.problem(rule, name, at, severity=Severity.WARNING, **given)

    def section(self, heading: str, language: str = "en") -> Section | None:
        """A section of a text, None when there is none."""
        return next((found for found in self.texts.get(language, ()) if found.heading == heading), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a folder: the source, unless a problem keeps the item out."""

    source: ItemSource | None
    problems: tuple[Problem, ...]


def read_item(path: Path, shown: str) -> Reading:
    """Reads the folder ``<kind>/<slug>`` and collects every problem of form.

    Reads each file once; about 15 ms for a card, nearly all of it YAML.
    """
    folder = open_folder(path)
    found = [
        problem(f"{shown}/{name}", fault.line, "S-09", fault.name, **fault.params) for name, fault in folder.faults
    ]
    kind = all_kinds().get(path.parent.name)
    if kind is None:
        known = ", ".join(sorted(all_kinds()))
        found.append(problem(shown, 1, "S-03", "kind_unknown", kind=path.parent.name, known=known))
        return Reading(None, tuple(found))
    if HEADER not in folder.names:
        if not found:
            found.append(problem(f"{shown}/{HEADER}", 1, "S-08", "file_wanted", file=HEADER))
        return Reading(None, tuple(found))
    found += _wanted_files(folder, kind, shown)
    header = _document(folder, HEADER, shown, found)
    parts = {name: _document(folder, name, shown, found) for name in kind.parts if name in folder.names}
    texts = {
        language: _sections(folder, language, kind, shown, found)
        for language in LANGUAGES
        if text_file(language) in folder.names
    }
    if found:
        return Reading(None, tuple(found))
    for name, document in parts.items():
        found += _part_problems(kind, name, document, f"{shown}/{name}")
    place = Place(folder, _hash(folder), {name: json.dumps(document.value) for name, document in parts.items()})
    try:
        item = kind.model.model_validate_json(json.dumps(header.value), context=place)
    except ValidationError as error:
        found += schema_problems(error, kind.model, header, f"{shown}/{HEADER}")
        return Reading(None, tuple(found))
    source = ItemSource(item, shown, folder, header, parts, texts)
    found += _identity(source, path)
    return Reading(None if found else source, tuple(found))


def trap_problems(faults: tuple[Fault, ...], shown: str) -> Iterator[Problem]:
    """Problems of a YAML file that the reader refuses."""
    for fault in faults[:_MOST_FAULTS]:
        yield problem(shown, fault.line, "S-09", fault.name, **fault.params)


def schema_problems(
    error: ValidationError, model: type[BaseModel] | None, document: Document, shown: str, *, inside: int = 0
) -> Iterator[Problem]:
    """Pydantic's errors as problems with lines; an unknown field gets the nearest known one.

    ``inside`` is how many steps of a location lead to the model.
    """
    for fault in error.errors(include_url=False, include_context=False, include_input=False)[:_MOST_FAULTS]:
        location = fault["loc"]
        name = ".".join(str(part) for part in location) or "file"
        line = document.line(location)
        if fault["type"] == "extra_forbidden":
            known = field_names(model, location[inside:-1]) if model else []
            near = get_close_matches(str(location[-1]), known, n=1)
            text = "field_unknown_near" if near else "field_unknown"
            yield problem(shown, line, "S-01", text, field=name, near=near[0] if near else "", known=", ".join(known))
        elif fault["type"] == "missing":
            yield problem(shown, line, "S-01", "field_missing", field=name)
        elif fault["type"] == "literal_error":
            yield problem(shown, line, "S-03", "value_closed", field=name, detail=fault["msg"])
        else:
            rule = "C-12" if location[-1:] == (_UID,) else "S-01"
            yield problem(
                shown, line, rule, "field_wrong", field=name, detail=fault["msg"].removeprefix("Value error, ")
            )


def _wanted_files(folder: ItemFolder, kind: Kind, shown: str) -> Iterator[Problem]:
    for name in (text_file("en"), *kind.files):
        if name not in folder.names and not any(refused == name for refused, _ in folder.faults):
            yield problem(f"{shown}/{name}", 1, "S-08", "file_wanted", file=name)


def _document(folder: ItemFolder, name: str, shown: str, found: list[Problem]) -> Document:
    try:
        text = folder.read_text(name)
    except ItemFileError as error:
        found.append(_unreadable(error, f"{shown}/{name}"))
        return Document(None, {})
    document, faults = parse(text)
    found += trap_problems(faults, f"{shown}/{name}")
    return document


def _sections(folder: ItemFolder, language: str, kind: Kind, shown: str, found: list[Problem]) -> tuple[Section, ...]:
    name = text_file(language)
    try:
        text = folder.read_text(name)
    except ItemFileError as error:
        found.append(_unreadable(error, f"{shown}/{name}"))
        return ()
    sections, faults = parse_sections(text)
    for fault in (*faults, *check_headings(sections, kind.headings)):
        found.append(problem(f"{shown}/{name}", fault.line, "S-08", fault.name, **fault.params))
    return sections


def _unreadable(error: ItemFileError, shown: str) -> Problem:
    line = error.message.params.get("line", 1)
    return problem(
        shown, line if isinstance(line, int) else 1, "S-09", "file_unreadable", detail=str(error).split(". ")[0]
    )


def _part_problems(kind: Kind, name: str, document: Document, shown: str) -> Iterator[Problem]:
    try:
        kind.parts[name].reader.validate_json(json.dumps(document.value))
    except ValidationError as error:
        yield from schema_problems(error, kind.parts[name].model, document, shown, inside=kind.parts[name].steps)


def _hash(folder: ItemFolder) -> str:
    try:
        return folder.content_hash()
    except ItemFileError:
        return ""


def _identity(source: ItemSource, path: Path) -> Iterator[Problem]:
    """S-04: the folder is the id, the id has the item's kind, the slug has two to five words."""
    item, wanted = source.item, f"{path.parent.name}/{path.name}"
    if item.id != wanted:
        yield source.problem("S-04", "id_differs", ("id",), id=item.id, folder=wanted)
    elif item.kind != path.parent.name:
        yield source.problem("S-04", "kind_differs", ("kind",), kind=item.kind, folder=path.parent.name)
    elif not 2 <= len([word for word in item.slug.split("-") if word]) <= 5 or "--" in item.slug:
        yield source.problem("S-04", "slug_words", ("id",), slug=item.slug)
