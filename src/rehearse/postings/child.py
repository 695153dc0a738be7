"""The file reader that runs in a process of its own: ``python -I child.py pdf|docx``, file on stdin, JSON on stdout.

PDF and DOCX come from strangers and their parsers are large, so they run behind limits and without network. This
file is started by its path and imports nothing of the product.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

__all__: list[str] = []

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 10
OUTPUT_BYTES = 8 * 1024 * 1024
"""Room for ``LONGEST`` characters as JSON; the parent reads no more."""
LONGEST = 1_000_000
"""Characters of text that are handed over."""
PAGES = 60
UNPACKED_BYTES = 60 * 1024 * 1024
PARTS = 2_000
RATIO = 120
"""Most bytes that one byte of the archive may unpack to."""
_SMALL = 64 * 1024
"""Parts below this size are harmless at any ratio."""
_FARTHEST = 200.0
"""Points between two lines of one column at most."""
_TIGHT, _WIDE = 1.12, 1.75
"""Shares of the usual distance: up to the first lines belong together, above the second one is left free."""
_OFTEN = 3
_UNFINISHED = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|between|by|for|from|in|of|on|or|our|the|to|with|your|than|that|is|are))$"
)
_SIGNS = "•◦▪■●‣-*–"
_PART_NAME = re.compile(r"[A-Za-z0-9_\[\]. ()+%@~/-]{1,200}")


class RefusedError(Exception):
    """A reason of the registry of texts with its parameters."""

    def __init__(self, reason: str, **params: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.params = params


def fence() -> None:
    """Limits of this process; what the system does not offer is left out. The processor limit always holds."""
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
    _leave_network()
    sys.addaudithook(_refuse)


def _leave_network() -> None:
    """A network namespace of its own, with nothing in it, where the kernel allows that to everybody."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    new_user, new_net = 0x10000000, 0x40000000
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).unshare(new_user | new_net)


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    """No sockets, no processes, no writing: a second fence inside the interpreter."""
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "shutil.")):
        raise PermissionError(event)
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        raise PermissionError(event)


def pdf_text(data: bytes) -> str:
    """The text of all pages in reading order."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("pdf_locked")
        if len(reader.pages) > PAGES:
            raise RefusedError("pdf_pages", limit=PAGES)
        lines: list[tuple[str, float, float]] = []
        for page in reader.pages:
            lines += page_lines(page)
            length = sum(len(line) + 1 for line, _, _ in lines)
            if length > LONGEST:
                break
    except RefusedError:
        raise
    except MemoryError:
        raise
    except (PyPdfError, Exception) as error:
        # Parsers of broken files raise whatever comes: every one of them means the same here.
        raise RefusedError("pdf_locked" if "crypt" in type(error).__name__.lower() else "pdf_broken") from error
    text = joined(lines)
    if not text.strip():
        raise RefusedError("pdf_images")
    return text


def page_lines(page: Any) -> list[tuple[str, float, float]]:
    """The lines of a page in reading order, each with the place of its first letter, in points."""
    pieces: list[tuple[str, float, float]] = []

    def see(text: str, user: list[float], matrix: list[float], *_: Any) -> None:
        # Both matrices are [a, b, c, d, e, f]; the text's place goes through that of the page.
        across, up = matrix[4], matrix[5]
        pieces.append((text, user[0] * across + user[2] * up + user[4], user[1] * across + user[3] * up + user[5]))

    page.extract_text(visitor_text=see)
    lines: list[tuple[str, float, float]] = [("", 0.0, 0.0)]
    for text, x, y in pieces:
        for number, part in enumerate(text.split("\n")):
            before = lines.pop() if number == 0 else ("", x, y)
            lines.append((before[0] + part, *(before[1:] if before[0].strip() else (x, y))))
    return [(text.strip(), x, y) for text, x, y in lines if text.strip()]


def joined(lines: list[tuple[str, float, float]]) -> str:
    """Paragraphs of a page, one a line, as far as the distances between its lines tell them."""
    gaps = [above[2] - below[2] for above, below in pairwise(lines)]
    near = Counter(round(gap * 2) / 2 for gap in gaps if 1 < gap < _FARTHEST)
    usual = [gap for gap, times in near.items() if times > 1] or list(near)
    leading = min(usual, default=0.0)
    # Where paragraphs stand apart, what stands close is one paragraph.
    is_spaced = sum(_TIGHT * leading < gap <= _WIDE * leading for gap in gaps) >= _OFTEN
    parts = [lines[0][0]] if lines else []
    for (above, left, _), (line, x, _), gap in zip(lines, lines[1:], gaps, strict=False):
        hangs = above[:1] in _SIGNS and x > left + 2 and line[:1] not in _SIGNS
        if gap <= 0 or gap >= _FARTHEST:
            # The top of the next column or page: a paragraph goes on there when its last line shows it.
            goes_on = line[:1].islower() or _UNFINISHED.search(above) is not None
            goes_on = goes_on and above[-1:] not in ".!?:;" and line[:1] not in _SIGNS
            goes_on = is_spaced and (goes_on or (above[-1:] == ":" and line[:1] in "$€£₹0123456789"))
            is_over = is_spaced and above[-1:] in ".!?" and line[:1] not in _SIGNS
            between = " " if goes_on else "\n\n" if is_over else "\n"
        elif gap > _WIDE * leading:
            between = "\n\n"
        elif gap > _TIGHT * leading:
            between = "\n"
        else:
            between = " " if is_spaced or hangs else "\n"
        parts.append(("" if between == " " and re.search(r"\w-$", above) else between) + line)
    return "".join(parts)


def docx_text(data: bytes) -> str:
    """The text of paragraphs and tables in the order of the document."""
    check_archive(data)
    from docx import Document

    try:
        blocks = list(_blocks(Document(io.BytesIO(data))))
    except MemoryError:
        raise
    except Exception as error:
        raise RefusedError("docx_broken") from error
    text = "\n".join(blocks)
    if not text.strip():
        raise RefusedError("docx_broken")
    return text


def _blocks(container: Any, depth: int = 0) -> Iterator[str]:
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            if depth < 5:
                yield from _cells(block, depth)
            continue
        style = (block.style.name or "") if block.style is not None else ""
        text = block.text
        yield f"• {text}" if text.strip() and (style.startswith("List") or _is_numbered(block)) else text


def _is_numbered(paragraph: Any) -> bool:
    properties = paragraph._p.pPr
    return properties is not None and properties.numPr is not None


def _cells(table: Any, depth: int) -> Iterator[str]:
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            # A merged cell stands once for each place it covers.
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield from _blocks(cell, depth + 1)


def check_archive(data: bytes) -> None:
    """Names, sizes, ratios and entities of the archive, before its parser sees it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_names([part.filename for part in parts])
            _check_sizes(parts)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_entities(archive.read(part))
    except RefusedError:
        raise
    except MemoryError:
        raise
    except Exception as error:
        raise RefusedError("docx_broken") from error


def _check_names(names: list[str]) -> None:
    if len(names) > PARTS or len(set(names)) != len(names) or "word/document.xml" not in names:
        raise RefusedError("docx_broken")
    for name in names:
        if not _PART_NAME.fullmatch(name) or name.startswith("/") or ".." in name.split("/"):
            raise RefusedError("docx_names", name=ascii(name)[1:61])


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    too_dense = any(part.file_size > max(_SMALL, RATIO * part.compress_size) for part in parts)
    if too_dense or sum(part.file_size for part in parts) > UNPACKED_BYTES:
        raise RefusedError("docx_size", limit=UNPACKED_BYTES // (1024 * 1024), ratio=RATIO)
    if any(
        part.flag_bits & 1 or part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts
    ):
        raise RefusedError("docx_broken")


def _check_entities(source: bytes) -> None:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        for _, element in iterparse(io.BytesIO(source), forbid_dtd=True):
            element.clear()
    except DefusedXmlException as error:
        raise RefusedError("docx_entities") from error


READERS = {"pdf": pdf_text, "docx": docx_text}


def main() -> None:
    """Reads stdin, writes one JSON object: ``text`` and ``is_cut``, or ``refused`` and ``params``."""
    data = sys.stdin.buffer.read()
    fence()
    answer: dict[str, Any]
    try:
        text = READERS[sys.argv[1]](data)
        text = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
        answer = {"text": text[:LONGEST], "is_cut": len(text) > LONGEST}
    except RefusedError as refused:
        answer = {"refused": refused.reason, "params": refused.params}
    except (MemoryError, RecursionError):
        answer = {"refused": "heavy", "params": {}}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8"))
    sys.stdout.flush()
    # Interpreters may stumble over leftovers of a parser that ran out of memory: the answer is out, that is all.
    os._exit(0)


if __name__ == "__main__":
    main()
