"""What an archive of a document says about itself, looked at before its parser sees it."""

from __future__ import annotations

import io
import re
import zipfile

from .refused import RefusedError

__all__ = ["RATIO", "UNPACKED_BYTES", "check_archive"]

UNPACKED_BYTES = 60 * 1024 * 1024
PARTS = 2_000
RATIO = 120
"""Most bytes that one byte of the archive may unpack to."""
_SMALL = 64 * 1024
"""Parts below this size are harmless at any ratio."""
_PART_NAME = re.compile(r"[A-Za-z0-9_\[\]. ()+%@~/-]{1,200}")


def check_archive(data: bytes) -> None:
    """Names, sizes, ratios and entities of the archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_names([part.filename for part in parts])
            _check_sizes(parts)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_entities(archive.read(part))
    except (RefusedError, MemoryError):
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
