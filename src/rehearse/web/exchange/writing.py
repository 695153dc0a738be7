"""Writes a bundle: the same rows, the same bytes."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, BinaryIO, cast

from rehearse.web.exchange.columns import moment_text
from rehearse.web.exchange.lifting import FORMAT
from rehearse.web.exchange.limits import MOST_RATIO, SMALL
from rehearse.web.exchange.lines import Row, dump

__all__ = ["write"]

_IN_MEMORY = 8 << 20
_LEVEL = 6


def write(
    out: BinaryIO,
    tables: Iterable[tuple[str, Iterable[Row]]],
    *,
    made_at: datetime,
    texts: Iterable[tuple[str, str]] = (),
    files: Mapping[str, bytes] | None = None,
) -> dict[str, int]:
    """Writes tables (noun, rows), texts and files (member name, content) to a seekable file. Rows by noun.

    Members are in the order given, nouns and texts sorted by the caller; the manifest comes last.
    """
    listed: dict[str, dict[str, Any]] = {}
    counts = {}
    with zipfile.ZipFile(out, "w") as archive:
        for noun, rows in tables:
            name = f"data/{noun}.jsonl"
            with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
                digest, number = hashlib.sha256(), 0
                for row in rows:
                    line = dump(row)
                    spool.write(line)
                    digest.update(line)
                    number += 1
                size = spool.tell()
                _add(archive, name, cast(BinaryIO, spool), size)
            listed[name] = {"sha256": digest.hexdigest(), "bytes": size, "rows": number}
            counts[noun] = number
        contents = ((name, text.encode("utf-8", "replace")) for name, text in texts)
        for name, content in (*(files or {}).items(), *contents):
            with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
                spool.write(content)
                _add(archive, name, cast(BinaryIO, spool), len(content))
            listed[name] = {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        manifest = {"format": FORMAT, "made_at": moment_text(made_at), "files": listed}
        archive.writestr(_entry("manifest.json"), json.dumps(manifest, sort_keys=True, indent=1).encode() + b"\n")
    return counts


def _entry(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    entry.compress_type = method
    return entry


def _add(archive: zipfile.ZipFile, name: str, content: BinaryIO, size: int) -> None:
    entry = _entry(name, zipfile.ZIP_STORED if _packs_too_well(content, size) else zipfile.ZIP_DEFLATED)
    content.seek(0)
    with archive.open(entry, "w") as member:
        shutil.copyfileobj(content, member, 1 << 16)


def _packs_too_well(content: BinaryIO, size: int) -> bool:
    """Whether the reader would take the packed member for a bomb: a text of a million equal letters is none."""
    if size <= SMALL:
        return False
    content.seek(0)
    packer, packed = zlib.compressobj(_LEVEL), 0
    while block := content.read(1 << 16):
        packed += len(packer.compress(block))
    return size > (packed + len(packer.flush())) * (MOST_RATIO - 10)
