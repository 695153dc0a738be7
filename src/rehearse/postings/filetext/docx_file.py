"""The text of a DOCX: what its last reader sees, in the order of the document.

Deleted and hidden words are left out, inserted ones, links, content controls and text boxes are read. Heads and feet of
pages follow at the end, as far as they say something that the text does not.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from .archive import check_archive
from .refused import RefusedError

__all__ = ["read"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sdtPr", "tblPr"))
_WRITTEN = {
    f"{_W}tab": " ",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
_SIGNS = str.maketrans("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06e", "•▪➤✓•■")
"""Codes of symbol fonts that open items."""
_SIGN = re.compile(r"\s*[•◦▪■●‣⁃∙▸►➤✓✔*–—-]\s")
_PAGE = re.compile(r"\W*(?:(?:page|seite)\s*)?\d{0,3}\s*(?:(?:of|von|/)\s*\d{1,3})?\W*", re.IGNORECASE)
_DEEPEST = 60
_MOST_STYLES = 20
_HEADING_LENGTH = 80
_HEADING = re.compile(r"(?:heading \d|title)", re.IGNORECASE)


def read(data: bytes) -> str:
    """The text of paragraphs, tables, boxes and notes."""
    check_archive(data)
    from docx import Document

    try:
        document = Document(io.BytesIO(data))
        reading = _Reading(document)
        lines = list(reading.blocks(document.element.body, 0))
        text = "\n".join(lines)
        text = "\n\n".join([text, *_around(document, reading, text)])
    except (RefusedError, MemoryError, RecursionError):
        raise
    except Exception as error:
        raise RefusedError("docx_broken") from error
    if not text.strip():
        raise RefusedError("docx_empty")
    return text


def _around(document: Any, reading: _Reading, text: str) -> list[str]:
    """Heads, feet and notes, each once; page numbers and what the text says itself are left out."""
    from docx.oxml import parse_xml

    said = " ".join(text.lower().split())
    found: dict[str, None] = {}
    for part in document.part.package.iter_parts():
        name = str(part.partname)
        if not re.search(r"/(?:header|footer|footnotes|endnotes)\d*\.xml$", name):
            continue
        root = part.element if hasattr(part, "element") else parse_xml(part.blob)
        for line in reading.blocks(root, 0):
            words = " ".join(line.split())
            if words and not _PAGE.fullmatch(words) and words.lower() not in said:
                found.setdefault(words)
    return list(found)


class _Reading:
    """A walk over the elements of one document."""

    def __init__(self, document: Any) -> None:
        self.styles = {style.get(f"{_W}styleId"): style for style in document.styles.element.iter(f"{_W}style")}

    def blocks(self, parent: Any, depth: int) -> Iterator[str]:
        """Paragraphs of an element, one a line; a heading has a free line before it."""
        if depth > _DEEPEST:
            raise RefusedError("docx_broken")
        for child in _seen(parent):
            if child.tag == f"{_W}p":
                yield from self._paragraph(child, depth)
            else:
                yield from self.blocks(child, depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> Iterator[str]:
        boxes: list[Any] = []
        text = "".join(self._words(paragraph, boxes, depth)).translate(_SIGNS)
        if text.strip() and self._is_item(paragraph) and not _SIGN.match(text):
            text = f"• {text.strip()}"
        elif self._is_heading(paragraph, text):
            text = f"\n{text}"
        yield text
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _words(self, parent: Any, boxes: list[Any], depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            raise RefusedError("docx_broken")
        for child in _seen(parent):
            if child.tag == f"{_W}t":
                yield child.text or ""
            elif child.tag in _WRITTEN:
                yield _WRITTEN[child.tag]
            elif child.tag == f"{_W}sym":
                yield _symbol(child)
            elif child.tag == f"{_W}txbxContent":
                boxes.append(child)
            elif child.tag != f"{_W}r" or not self._is_hidden(child):
                yield from self._words(child, boxes, depth + 1)

    def _is_hidden(self, run: Any) -> bool:
        properties = run.find(f"{_W}rPr")
        return properties is not None and _is_on(properties.find(f"{_W}vanish"))

    def _chain(self, paragraph: Any) -> Iterator[Any]:
        """The paragraph and its styles, each followed by what it is based on."""
        yield paragraph
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = named.get(f"{_W}val") if named is not None else None
        for _ in range(_MOST_STYLES):
            style = self.styles.get(name)
            if style is None:
                return
            yield style
            base = style.find(f"{_W}basedOn")
            name = base.get(f"{_W}val") if base is not None else None

    def _is_item(self, paragraph: Any) -> bool:
        """Whether a list numbers or marks it; number 0 takes it out of its list."""
        for holder in self._chain(paragraph):
            number = holder.find(f"{_W}pPr/{_W}numPr/{_W}numId")
            if number is not None:
                return number.get(f"{_W}val") != "0" and not self._names_heading(paragraph)
            name = holder.find(f"{_W}name")
            if name is not None and str(name.get(f"{_W}val")).startswith("List"):
                return not str(name.get(f"{_W}val")).startswith("List Paragraph")
        return False

    def _names_heading(self, paragraph: Any) -> bool:
        names = (holder.find(f"{_W}name") for holder in self._chain(paragraph))
        return any(name is not None and _HEADING.match(str(name.get(f"{_W}val"))) for name in names)

    def _is_heading(self, paragraph: Any, text: str) -> bool:
        """Whether it has the style of a heading, or is short and bold throughout."""
        if not text.strip():
            return False
        if self._names_heading(paragraph):
            return True
        runs = [run for run in paragraph.iter(f"{_W}r") if "".join(run.itertext()).strip()]
        bold = all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)
        return bool(runs) and bold and len(text) < _HEADING_LENGTH and text.strip()[-1:] not in ".,;"


def _seen(parent: Any) -> Iterator[Any]:
    """The children that somebody sees. Of alternatives for old and new programs the first one is read."""
    for child in parent:
        if not isinstance(child.tag, str) or child.tag in _GONE:
            continue
        if child.tag == f"{_MC}AlternateContent":
            chosen = child.find(f"{_MC}Choice")
            chosen = chosen if chosen is not None else child.find(f"{_MC}Fallback")
            if chosen is not None:
                yield chosen
            continue
        yield child


def _is_on(switch: Any) -> bool:
    return switch is not None and switch.get(f"{_W}val", "true") not in {"0", "false", "off"}


def _symbol(element: Any) -> str:
    try:
        return chr(int(element.get(f"{_W}char", ""), 16)).translate(_SIGNS)
    except ValueError:
        return ""
