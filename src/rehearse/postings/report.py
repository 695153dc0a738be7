"""The report of ``rehearse decode``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rehearse.message import Message
from rehearse.postings.errors import PostingError, refusal
from rehearse.postings.ingest import LARGEST_FILE, ingest
from rehearse.postings.messages import TEXTS
from rehearse.postings.posting import Posting
from rehearse.postings.read import read, split
from rehearse.postings.reading import FIELDS, Reading, reading_to_json

__all__ = ["decode_files", "decode_report", "posting_report"]

_DONE, _BAD_INPUT = 0, 2
_MANY = frozenset({"skills", "rounds"})


def decode_report(files: Iterable[tuple[str, bytes]]) -> dict[str, Any]:
    """Postings of named files as JSON, in order; a file that cannot be read is reported in its place."""
    postings: list[dict[str, Any]] = []
    for name, data in files:
        postings += _entries(name, data)
    return _whole(postings)


def decode_files(paths: Sequence[str | Path]) -> tuple[dict[str, Any], int]:
    """The report of files on disk and the exit code: 0, or 2 when one of them could not be read."""
    postings: list[dict[str, Any]] = []
    for path in paths:
        name = str(path)
        try:
            with Path(path).open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
        except OSError:
            postings.append({"file": name, "error": _error(refusal(PostingError, "missing", name))})
            continue
        postings += _entries(name, data)
    report = _whole(postings)
    return report, _BAD_INPUT if report["totals"]["bad_input"] else _DONE


def posting_report(posting: Posting) -> dict[str, Any]:
    """One posting as JSON. Readings that follow a leading one of the same field stand in ``disagreements``."""
    readings: dict[str, Any] = {"skills": [], "rounds": []}
    disagreements = []
    for reading in posting.readings:
        if reading.field in _MANY:
            readings[reading.field].append(_reading(posting, reading))
        elif reading.field in readings:
            disagreements.append(reading_to_json(reading, posting.sources))
        else:
            readings[reading.field] = _reading(posting, reading)
    report: dict[str, Any] = {
        "text": posting.text,
        "language": posting.language,
        "sources": {name: source for name, source in posting.sources.items() if name != "text"},
        "readings": {field: readings[field] for field in FIELDS if field in readings},
    }
    if posting.title is not None:
        report["title"] = posting.title
    if posting.company is not None:
        report["company"] = posting.company
    if disagreements:
        report["disagreements"] = disagreements
    return report


def _reading(posting: Posting, reading: Reading) -> dict[str, Any]:
    entry = reading_to_json(reading, posting.sources)
    del entry["field"]
    return entry


def _entries(name: str, data: bytes) -> list[dict[str, Any]]:
    try:
        taken = ingest(data, name)
    except PostingError as error:
        return [{"file": name, "error": _error(error)}]
    parts = split(taken.text) if taken.json_ld is None else [taken.text]
    entries: list[dict[str, Any]] = []
    for number, part in enumerate(parts, start=1):
        entry: dict[str, Any] = {"file": name}
        if len(parts) > 1:
            entry["part"] = number
        try:
            entry |= posting_report(read(part, json_ld=taken.json_ld))
        except PostingError as error:
            entry["error"] = _error(error, f"{name}, posting {number}" if len(parts) > 1 else name)
        else:
            if taken.warnings:
                entry["warnings"] = [TEXTS.english(warning) for warning in taken.warnings]
        entries.append(entry)
    return entries


def _error(error: PostingError, where: str | None = None) -> dict[str, str]:
    do = error.do if error.do is not None else Message("postings.not_text_do")
    return {"where": where or error.where, "what": TEXTS.english(error.what), "do": TEXTS.english(do)}


def _whole(postings: list[dict[str, Any]]) -> dict[str, Any]:
    bad = sum("error" in entry for entry in postings)
    return {"version": 1, "postings": postings, "totals": {"postings": len(postings) - bad, "bad_input": bad}}
