"""Reads a table of case studies: CSV with the columns of the public catalogue, from a file the person brings."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from rehearse.message import Message
from rehearse.postings.company.case_study import CaseStudy
from rehearse.postings.company.errors import CatalogueError

__all__ = ["CATALOGUE_LIMIT", "Catalogue", "Fault", "is_link", "read_catalogue"]

CATALOGUE_LIMIT = 10 * 1024 * 1024
"""Bytes. The public catalogue has about one MB."""
_MOST_ROWS = 20_000
_NEEDED = ("id", "title", "company", "primary_category", "source_url")
_LONGEST = {"id": 40, "title": 400, "company": 120, "primary_category": 40, "source_url": 600,
            "industry": 120, "sub_category": 80, "tags": 600}  # fmt: skip
_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something about one row that was left out or shortened."""

    line: int
    message: Message


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a file holds."""

    sha256: str
    """Of the bytes as they came: says which edition it is."""
    cases: tuple[CaseStudy, ...]
    faults: tuple[Fault, ...]


def read_catalogue(data: bytes) -> Catalogue:
    """The rows of a catalogue, each id and each address once.

    Needs the columns id, title, company, primary_category and source_url; uses industry, sub_category, tags
    (parted by semicolons) and year where they are there, and leaves every other column unread. A row that cannot be
    used is named in ``faults``. Raises CatalogueError for a file of which nothing can be used.
    """
    if len(data) > CATALOGUE_LIMIT:
        raise CatalogueError(Message("company.too_large", {"limit": CATALOGUE_LIMIT // 2**20}))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CatalogueError(Message("company.not_text")) from None
    if "\0" in text:
        raise CatalogueError(Message("company.not_text"))
    cases: list[CaseStudy] = []
    faults: list[Fault] = []
    keys: set[str] = set()
    links: set[str] = set()
    for line, row in _rows(text):
        made = _case(line, row, faults)
        if made is None:
            continue
        for column, value, known in (("id", made.key, keys), ("source_url", made.url, links)):
            if value in known:
                faults.append(
                    Fault(line, Message("company.row_twice", {"line": line, "column": column, "value": value}))
                )
                break
        else:
            keys.add(made.key)
            links.add(made.url)
            cases.append(made)
    if not cases and not faults:
        raise CatalogueError(Message("company.empty"))
    return Catalogue(hashlib.sha256(data).hexdigest(), tuple(cases), tuple(faults))


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, str] | tuple[int, int]]]:
    """Line number and cells by column name, or how many cells were found and expected where the two differ."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if not any(header):
            raise CatalogueError(Message("company.empty"))
        missing = [name for name in _NEEDED if name not in header]
        if missing:
            raise CatalogueError(
                Message("company.columns", {"missing": ", ".join(missing), "needed": ", ".join(_NEEDED)})
            )
        count = 0
        start = reader.line_num + 1
        for cells in reader:
            line, start = start, reader.line_num + 1
            if not cells:
                continue
            count += 1
            if count > _MOST_ROWS:
                raise CatalogueError(Message("company.too_many", {"limit": _MOST_ROWS}))
            is_whole = len(cells) == len(header)
            yield line, dict(zip(header, cells, strict=True)) if is_whole else (len(cells), len(header))
    except csv.Error as error:
        raise CatalogueError(Message("company.broken", {"line": reader.line_num, "reason": str(error)})) from None


def _case(line: int, row: Mapping[str, str] | tuple[int, int], faults: list[Fault]) -> CaseStudy | None:
    """The row as a case study; None, with a fault, when it cannot be used."""

    def refuse(reason: str, **params: str | int) -> None:
        faults.append(Fault(line, Message(f"company.row_{reason}", {"line": line, **params})))

    if isinstance(row, tuple):
        refuse("short", found=row[0], expected=row[1])
        return None
    # Control characters would move a terminal's cursor or hide a word.
    cells = {name: "".join(filter(str.isprintable, " ".join(value.split()))) for name, value in row.items()}
    for column, limit in _LONGEST.items():
        if column in _NEEDED and not cells[column]:
            refuse("empty", column=column)
            return None
        if len(cells.get(column, "")) > limit:
            refuse("long", column=column, limit=limit)
            return None
    if not is_link(cells["source_url"]):
        refuse("link", column="source_url")
        return None
    year, written = None, cells.get("year", "")
    if written.isascii() and written.isdecimal() and len(written) == 4 and int(written) in _YEARS:
        year = int(written)
    elif written:
        refuse("year", value=written[:20])
    tags = tuple(dict.fromkeys(tag.strip() for tag in cells.get("tags", "").split(";") if tag.strip()))
    return CaseStudy(
        key=cells["id"],
        title=cells["title"],
        company=cells["company"],
        industry=cells.get("industry", ""),
        category=cells["primary_category"].lower(),
        sub_category=cells.get("sub_category", ""),
        tags=tags,
        year=year,
        url=cells["source_url"],
    )


def is_link(url: str) -> bool:
    """Whether it is an address a browser may follow: http or https, with a host, without a name and password."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
