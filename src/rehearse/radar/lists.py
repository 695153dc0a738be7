"""Lists of feeds that a person gives: OPML, Markdown or CSV. Links to repositories become their feeds of releases."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.parsers import expat

from rehearse.radar.address import check_url
from rehearse.radar.errors import AddressError, ListError, refusal
from rehearse.radar.release_feeds import name_of_feed, release_feed

__all__ = ["LARGEST_LIST", "MOST_FEEDS", "Listed", "read_list"]

LARGEST_LIST = 2_000_000
"""Bytes of a list."""
MOST_FEEDS = 1_000
"""Feeds taken from one list."""

_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\(\s*<?(https?://[^\s()<>]{1,600})>?(?:\s+\"[^\"\n]*\")?\s*\)")
_BARE = re.compile(r"(?<![(\w<\"'=])<?(https?://[^\s()<>\[\]\"']{1,600})>?")
_FEED_ENDING = re.compile(r"(?:\.(?:xml|rss|atom|rdf)|/(?:feed|rss|atom)s?(?:\.[a-z]+)?)/?$", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Listed:
    """One feed of a list."""

    url: str
    """As ``check_url`` returns it."""
    name: str
    """1 to 200 characters."""


def read_list(data: bytes, filename: str = "") -> tuple[Listed, ...]:
    """Feeds of a list in its order, none twice, at most ``MOST_FEEDS``.

    OPML: every outline with an address. Markdown and CSV: links that end like a feed as they are, links to a
    repository or a package as their feed of releases; other links are passed over. Raises ListError for a file that is
    too large, no text, broken OPML, or without any feed.
    """
    if len(data) > LARGEST_LIST:
        raise refusal(ListError, "list_large", limit=LARGEST_LIST // 1_000_000)
    is_opml = filename.lower().endswith((".opml", ".xml")) or b"<opml" in data[:2000].lower()
    pairs = _opml(data) if is_opml else _text(data, is_csv=filename.lower().endswith(".csv"))
    found: dict[str, Listed] = {}
    for name, link in pairs:
        try:
            url = check_url(link)
        except AddressError:
            continue
        plain = " ".join(_SURROGATE.sub("", name).replace("\0", "").split())[:200]
        found.setdefault(url, Listed(url, plain or name_of_feed(url)))
        if len(found) == MOST_FEEDS:
            break
    if not found:
        raise refusal(ListError, "list_none")
    return tuple(found.values())


def _opml(data: bytes) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def begun(tag: str, attributes: dict[str, str]) -> None:
        folded = {name.lower(): value for name, value in attributes.items()}
        if tag.lower() == "outline" and folded.get("xmlurl"):
            found.append((folded.get("text") or folded.get("title") or "", folded["xmlurl"]))

    def refuse(*_: object) -> None:
        # No list of feeds needs a document type, and entities can make a small file large.
        raise refusal(ListError, "list_entities")

    parser = expat.ParserCreate()
    parser.StartElementHandler = begun
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, ListError):
            raise
        line = getattr(error, "lineno", 1)
        raise refusal(ListError, "list_opml", line=line) from None
    return found


def _text(data: bytes, *, is_csv: bool) -> Iterator[tuple[str, str]]:
    if b"\0" in data:
        raise refusal(ListError, "list_text")
    text = data.decode("utf-8-sig", "replace")
    for name, link in _rows(text) if is_csv else _links(text):
        made = _feed_of(link)
        if made is not None:
            yield name, made


def _rows(text: str) -> Iterator[tuple[str, str]]:
    """A cell with an address, and the first other cell of its row as the name."""
    reader = csv.reader(io.StringIO(text, newline=""))
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise refusal(ListError, "list_csv", line=reader.line_num) from None
        links = [cell.strip() for cell in row if cell.strip().startswith(("https://", "http://"))]
        name = next((cell for cell in row if cell.strip() and cell.strip() not in links), "")
        for link in links:
            yield name, link


def _links(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        rest = line
        for found in _LINK.finditer(line):
            yield found[1], found[2]
            rest = rest.replace(found[0], " ", 1)
        for found in _BARE.finditer(rest):
            yield "", found[1].rstrip(".,;:!?")


def _feed_of(link: str) -> str | None:
    try:
        path = urlsplit(link).path
    except ValueError:
        return None
    return link if _FEED_ENDING.search(path) else release_feed(link)
