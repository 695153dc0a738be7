"""The text of a PDF."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from .pdf_font import Face
from .pdf_line import Line, body, page_lines
from .pdf_paragraph import joined
from .pdf_run import page_runs
from .pdf_tag import Blocks, read_blocks
from .refused import LONGEST, RefusedError

__all__ = ["PAGES", "read"]

PAGES = 60
_FEWEST_LETTERS = 20
_MOST_LOST = 0.1
"""Share of letters that nobody can tell, from which the rest is no text any more."""


def read(data: bytes, untagged: bool = False) -> str:
    """The text of all pages in reading order. ``untagged`` leaves the file's own structure aside."""
    try:
        text, lost = _read(data, untagged)
    except (RefusedError, MemoryError, RecursionError):
        raise
    except (PyPdfError, Exception) as error:
        # Parsers of broken files raise whatever comes: every one of them means the same here.
        is_locked = "crypt" in f"{type(error).__name__} {error}".lower()
        raise RefusedError("pdf_locked" if is_locked else "pdf_broken") from error
    letters = sum(not letter.isspace() for letter in text)
    if lost > _FEWEST_LETTERS and lost > _MOST_LOST * (lost + letters):
        raise RefusedError("pdf_letters")
    if not text.strip():
        raise RefusedError("pdf_images")
    return text


def _read(data: bytes, untagged: bool) -> tuple[str, int]:
    """The text, and how many letters are not known."""
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise RefusedError("pdf_locked")
    if len(reader.pages) > PAGES:
        raise RefusedError("pdf_pages", limit=PAGES)
    blocks: Blocks = {} if untagged else read_blocks(reader.trailer["/Root"])
    faces: dict[int, Face] = {}
    pages, length, lost = list[list[Line]](), 0, 0
    for number, page in enumerate(reader.pages):
        runs = page_runs(page, reader, faces)
        lost += sum(run.lost for run in runs)
        lines = page_lines(runs, number)
        _name_blocks(lines, page, blocks)
        pages.append(lines)
        length += sum(len(line.text) + 1 for line in lines)
        if length > LONGEST:
            break
    lines, around = body(pages)
    text = joined(lines)
    return "\n\n".join([text, *(line.text for line in around)]), lost


def _name_blocks(lines: list[Line], page: Any, blocks: Blocks) -> None:
    number = getattr(page.indirect_reference, "idnum", -1)
    for line in lines:
        line.block = blocks.get((number, line.mark), -1)
