"""Reads a file by the end of its name."""

from __future__ import annotations

from rehearse.message import Message, Value
from rehearse.web.applications.errors import FileError
from rehearse.web.applications.sheets.csv_form import from_csv
from rehearse.web.applications.sheets.json_form import from_json
from rehearse.web.applications.sheets.rows import MOST_BYTES, Sheet

__all__ = ["read_file"]


def read_file(data: bytes, filename: str) -> Sheet:
    """The judged file. Raises FileError, which names every place; nothing is looked up and nothing is written."""
    if len(data) > MOST_BYTES:
        raise FileError([Message("applications.file_large", {"limit": MOST_BYTES // 1_000_000})])
    suffix = filename.lower().rpartition(".")[2]
    if suffix not in {"csv", "json"}:
        raise FileError([Message("applications.file_suffix")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        params: dict[str, Value | Message] = {
            "line": data.count(b"\n", 0, error.start) + 1,
            "byte": f"0x{data[error.start]:02x}",
        }
        raise FileError([Message("applications.file_utf8", params)]) from None
    if not text.strip():
        raise FileError([Message("applications.file_empty")])
    return from_csv(text) if suffix == "csv" else from_json(text)
