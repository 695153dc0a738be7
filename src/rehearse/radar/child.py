"""The feed reader that runs in a process of its own: ``python -I child.py``, feed on stdin, JSON on stdout.

Feeds come from strangers, and some inputs cost feedparser minutes (100,000 attributes on one element: 116 s), so
this runs behind limits and without network. The file is started by its path and imports nothing of the product.
"""

from __future__ import annotations

import calendar
import contextlib
import hashlib
import io
import json
import os
import re
import sys
import warnings
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

__all__: list[str] = []

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 5
OUTPUT_BYTES = 8 * 1024 * 1024
"""Room for all entries as JSON; the parent reads no more."""
MOST_ENTRIES = 200
LONGEST_TITLE, LONGEST_FEED_TITLE, LONGEST_LINK, LONGEST_TEXT = 300, 200, 600, 4_000
"""Characters."""
_LONGEST_MARKUP = 100_000
"""Characters of an entry's markup that are looked at."""


class _Plain(HTMLParser):
    """Collects the words of markup; images, scripts, styles and every attribute are dropped."""

    HIDDEN = frozenset({"script", "style", "template", "iframe", "object", "svg", "math", "noscript", "head", "title"})
    BREAKS = frozenset(
        {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "pre", "blockquote",
         "section", "article", "hr", "dt", "dd"}
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.HIDDEN:
            self.hidden += 1
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in self.BREAKS:
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        elif tag in self.BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def plain(markup: str) -> str:
    """Markup as lines of text; what is no markup stays as it is."""
    if "<" not in markup and "&" not in markup:
        return tidy(markup)
    reader = _Plain()
    try:
        reader.feed(markup[:_LONGEST_MARKUP])
        reader.close()
    except (AssertionError, ValueError):  # the standard parser's own words for markup that it gives up on
        pass
    return tidy("".join(reader.parts))


def tidy(text: str) -> str:
    """Without control characters, halves of surrogate pairs, direction overrides, and runs of blanks or empty lines."""
    text = re.sub(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]", "", text
    )
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def cut(text: str, most: int) -> str:
    """At most so many characters, an ellipsis where something is missing."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


_REFERENCE = re.compile(rb"&#([xX]?[0-9a-fA-F]{1,12});?")


def _without_bad_references(data: bytes) -> bytes:
    """feedparser fails as a whole on one reference to half of a surrogate pair or beyond Unicode."""

    def keep(found: re.Match[bytes]) -> bytes:
        digits = found[1].decode("ascii")
        try:
            code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        except ValueError:
            return found[0]
        is_bad = code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or (code < 32 and code not in {9, 10, 13})
        return b"" if is_bad else found[0]

    return _REFERENCE.sub(keep, data)


class _BegunError(Exception):
    """The first element was reached: nothing is declared after it."""


class _DeclaredError(Exception):
    """An entity is declared."""


def declares_entities(data: bytes) -> bool:
    """Whether the document type declares entities of its own, which can make a small feed large.

    Only what stands before the first element counts: an article may well speak of ``<!ENTITY``. Costs what that
    head costs, whatever comes after it.
    """
    from xml.parsers import expat

    def begun(*_: object) -> None:
        raise _BegunError

    def declared(*_: object) -> None:
        raise _DeclaredError

    parser = expat.ParserCreate()
    parser.StartElementHandler = begun
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(data.lstrip(), True)
    except _DeclaredError:
        return True
    except _BegunError:
        return False
    except (expat.ExpatError, ValueError, LookupError):
        # No head that a strict reader takes; feedparser goes on to guess, so every spelling of it is looked at.
        return any(b"<!entity" in head.lower() for head in _heads(data))
    return False


def _heads(data: bytes) -> Iterator[bytes]:
    """What stands before the first element, as it is and as its own declaration would have it read."""
    named = _ENCODING.search(data[:1000])
    for encoding in (None, "utf-16", "utf-32", "cp037", named[1].decode("ascii") if named else None):
        text = data
        if encoding is not None:
            try:
                text = data.decode(encoding, "ignore").encode("utf-8", "ignore")
            except (LookupError, ValueError):
                continue
        text = _without_comments(text)
        first = re.search(rb"<\w", text)
        yield text[: first.start()] if first else text


def _without_comments(text: bytes) -> bytes:
    kept, place = [], 0
    while (start := text.find(b"<!--", place)) >= 0 and (end := text.find(b"-->", start)) >= 0:
        kept.append(text[place:start])
        place = end + 3
    return b"".join(kept) + text[place:]


_ENCODING = re.compile(rb"""encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})["']""")


def raw_feed(data: bytes, url: str = "") -> dict[str, Any]:
    """The feed as JSON values: ``title``, ``entries``, ``is_cut``, ``is_feed``; ``refused`` alone for a refusal.

    feedparser gets a stream of bytes; given a text it would open files and addresses.
    """
    if declares_entities(data):
        return {"refused": "entities"}
    import feedparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = feedparser.parse(
            io.BytesIO(_without_bad_references(data)), sanitize_html=True, resolve_relative_uris=False
        )
    head, listed = found.get("feed") or {}, found.get("entries") or []
    entries: list[dict[str, Any]] = []
    keys: set[str] = set()
    for entry in listed[: MOST_ENTRIES * 2]:
        made = _entry(entry, url)
        if made is not None and made["key"] not in keys and len(entries) < MOST_ENTRIES:
            keys.add(made["key"])
            entries.append(made)
    title = cut(plain(_text(head.get("title"))).replace("\n", " "), LONGEST_FEED_TITLE)
    is_feed = bool(found.get("version")) or bool(entries)
    return {
        "title": title,
        "entries": entries,
        "is_cut": len(listed) > len(entries) >= MOST_ENTRIES,
        "is_feed": is_feed,
    }


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _entry(entry: Any, url: str) -> dict[str, Any] | None:
    name, link = _text(entry.get("id")), _text(entry.get("link"))
    # Where an entry has no link feedparser gives its id, which is an address only when it looks like one.
    link = "" if link == name and not link.startswith(("http://", "https://")) else _link(link, url)
    text = plain(_markup(entry))
    title = plain(_text(entry.get("title"))).replace("\n", " ") or text.partition("\n")[0] or link
    if not title:
        return None
    key = hashlib.sha256((name or link or title).encode("utf-8", "replace")).hexdigest()
    return {
        "key": key,
        "title": cut(title, LONGEST_TITLE),
        "link": link,
        "text": cut(text, LONGEST_TEXT),
        "published": _seconds(dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")),
    }


def _markup(entry: Any) -> str:
    contents = entry.get("content")
    if isinstance(contents, list):
        for content in contents:
            if isinstance(content, dict) and _text(content.get("value")):
                return _text(content["value"])
    return _text(entry.get("summary"))


def _link(link: str, url: str) -> str:
    """An http or https address without a name and password; empty for anything else."""
    if not link.strip():
        return ""
    try:
        whole = urljoin(url, link.strip()) if url else link.strip()
        parts = urlsplit(whole)
        has_host = bool(parts.hostname)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not has_host or "@" in parts.netloc or len(whole) > LONGEST_LINK:
        return ""
    return whole if re.fullmatch(r"[^\x00-\x20\x7f\"<>\\^`{|}\ud800-\udfff]+", whole) else ""


def _seconds(parsed: Any) -> int | None:
    """Seconds since 1970 for a date from 1990 to 2199; None for anything else."""
    try:
        seconds = calendar.timegm(parsed)
    except (TypeError, ValueError, OverflowError):
        return None
    return seconds if 631_152_000 <= seconds < 7_258_118_400 else None


def fence() -> None:
    """Limits of this process; what the system does not offer is left out."""
    with contextlib.suppress(ImportError):
        import resource

        for name, limit in (
            ("RLIMIT_CORE", 0),
            ("RLIMIT_CPU", CPU_SECONDS),
            ("RLIMIT_AS", MEMORY_BYTES),
            ("RLIMIT_FSIZE", OUTPUT_BYTES),
            ("RLIMIT_NOFILE", 32),
        ):
            with contextlib.suppress(AttributeError, OSError, ValueError):
                resource.setrlimit(getattr(resource, name), (limit, limit))
    sys.addaudithook(_refuse)


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    """No sockets, no processes, no writing."""
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "shutil.")):
        raise PermissionError(event)
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        raise PermissionError(event)


def main() -> None:
    """Reads stdin, writes one JSON object, with ``refused`` when reading took too much."""
    data = sys.stdin.buffer.read()
    fence()
    answer: dict[str, Any]
    try:
        answer = raw_feed(data, sys.argv[1] if len(sys.argv) > 1 else "")
    except (MemoryError, RecursionError):
        answer = {"refused": "heavy"}
    except Exception:
        # feedparser promises to raise nothing; whatever it raises means that these bytes are no feed.
        answer = {"refused": "no_feed"}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
