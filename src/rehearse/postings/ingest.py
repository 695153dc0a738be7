"""From a file or a paste to text. PDF and DOCX are parsed in a child process (``child.py``)."""

from __future__ import annotations

import codecs
import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearse.message import Message
from rehearse.postings.errors import PostingError, TooLargeError, UnreadableFileError, refusal
from rehearse.postings.html_page import is_html, read_page
from rehearse.postings.read import LONGEST_TEXT, check_text

__all__ = ["LARGEST_ANSWER", "LARGEST_FILE", "Ingested", "ingest"]

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes."""

_CHILD = Path(__file__).with_name("child.py")
LARGEST_ANSWER = 8 * 1024 * 1024
"""Bytes that are read of what the child process says."""
_SHORT_PAGE = 300
_MOST_CONTROLS = 4
"""Control characters in the first 4096 bytes of what is still taken for text."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HTML_ENDINGS = (".html", ".htm", ".xhtml", ".mhtml")


@dataclass(frozen=True, slots=True)
class Ingested:
    """What a file held."""

    text: str
    """As it stood there; ``read`` normalises it."""
    json_ld: str | None
    """The page's ``JobPosting`` as JSON."""
    warnings: tuple[Message, ...]


def ingest(data: bytes, filename: str, *, timeout_s: float = 60) -> Ingested:
    """Text of a plain text, HTML, PDF or DOCX file. What it is decides its content, not its name.

    ``timeout_s`` bounds the wall time of the child process, far beyond its processor time. Raises PostingError with
    what, where and what to do for files that are too large, broken, locked, hostile or of another kind; never anything
    else.
    """
    where = filename or "posting"
    if len(data) > LARGEST_FILE:
        raise refusal(TooLargeError, "too_large", where, limit=LARGEST_FILE // (1024 * 1024))
    if not data.strip():
        raise refusal(PostingError, "empty", where)
    if b"%PDF-" in data[:1024]:
        return _from_child("pdf", data, where, timeout_s)
    if data.startswith(b"PK\x03\x04"):
        return _from_child("docx", data, where, timeout_s)
    text, warnings = _decoded(data, where)
    check_text(text, where)
    if filename.lower().endswith(_HTML_ENDINGS) or is_html(text):
        return _from_page(text, where, warnings)
    if len(text) > LONGEST_TEXT:
        raise refusal(TooLargeError, "too_long", where, limit=LONGEST_TEXT)
    return Ingested(text, None, warnings)


def _decoded(data: bytes, where: str) -> tuple[str, tuple[Message, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                raise refusal(UnreadableFileError, "not_text", where) from None
    # Control characters do not occur in texts of any encoding: this is an image, a program or the like.
    if sum(byte < 9 or 13 < byte < 32 for byte in data[:4096]) > _MOST_CONTROLS:
        raise refusal(UnreadableFileError, "not_text", where)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:4096])
    encoding = declared[1].decode("ascii") if declared else "cp1252"
    try:
        text = data.decode(encoding, "replace")
    except LookupError:
        encoding = "cp1252"
        text = data.decode(encoding, "replace")
    return text, () if declared else (Message("postings.guessed_encoding", {"encoding": "Windows-1252"}),)


def _from_page(markup: str, where: str, warnings: tuple[Message, ...]) -> Ingested:
    page = read_page(markup)
    if not page.text.strip():
        raise refusal(PostingError, "empty", where)
    if page.is_broken:
        warnings += (Message("postings.broken_json_ld"),)
    if len(page.text) < _SHORT_PAGE:
        warnings += (Message("postings.short_page"),)
    text = page.text
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT]
        warnings += (Message("postings.cut", {"limit": LONGEST_TEXT}),)
    # Entities of a page may spell characters that no text may hold.
    text = "".join(letter for letter in text if letter != "\x00" and not "\ud800" <= letter <= "\udfff")
    return Ingested(text, page.json_ld, warnings)


def _from_child(kind: str, data: bytes, where: str, timeout_s: float) -> Ingested:
    answer = _ask_child(kind, data, where, timeout_s)
    if "refused" in answer:
        raise refusal(UnreadableFileError, answer["refused"], where, **answer["params"])
    text = str(answer["text"])
    warnings: tuple[Message, ...] = ()
    if answer["is_cut"] or len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT]
        warnings = (Message("postings.cut", {"limit": LONGEST_TEXT}),)
    return Ingested(text, None, warnings)


def _ask_child(kind: str, data: bytes, where: str, timeout_s: float) -> dict[str, Any]:
    """Files on both sides instead of pipes: no thread is needed and nothing can block."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as taken:
        given.write(data)
        given.seek(0)
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-B", str(_CHILD), kind],
                stdin=given,
                stdout=taken,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                timeout=timeout_s,
                check=False,
                start_new_session=True,
            )
        except subprocess.TimeoutExpired:
            raise refusal(UnreadableFileError, "heavy", where) from None
        taken.seek(0)
        answer = taken.read(LARGEST_ANSWER)
    if done.returncode != 0:
        raise refusal(UnreadableFileError, "heavy", where)
    try:
        read: dict[str, Any] = json.loads(answer)
    except ValueError:
        raise refusal(UnreadableFileError, f"{kind}_broken", where) from None
    return read


def _environment() -> dict[str, str]:
    """Nothing of ours but what interpreters need to start."""
    kept = ("SYSTEMROOT", "LD_LIBRARY_PATH", "TZ")
    return {"LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"} | {k: os.environ[k] for k in kept if k in os.environ}
