"""Reads a bundle: everything is judged before the first row is handed out."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from rehearse.web.exchange.archive import guarded, judged_members
from rehearse.web.exchange.errors import RowError, refused
from rehearse.web.exchange.lifting import FORMAT, lift, lifted_name
from rehearse.web.exchange.limits import MOST_LINE, MOST_MANIFEST, MOST_TEXT
from rehearse.web.exchange.lines import Row, parse

__all__ = ["Bundle", "open_bundle"]

MANIFEST = "manifest.json"
_SUM = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A judged bundle, open for reading."""

    format: int
    made_at: str
    counts: dict[str, int]
    """Rows by noun, in the words of the present format."""
    _archive: zipfile.ZipFile
    _tables: dict[str, str]
    """Noun as the bundle calls it, by noun."""

    def rows(self, noun: str) -> Iterator[tuple[int, Row]]:
        """Line number and row, lifted to the present format; none for a noun the bundle has not."""
        if noun not in self._tables:
            return
        former = self._tables[noun]
        with self._archive.open(f"data/{former}.jsonl") as member:
            for number, line in enumerate(member, 1):
                yield number, lift(former, parse(line), self.format)


@contextmanager
def open_bundle(file: BinaryIO) -> Iterator[Bundle]:
    """The bundle in a seekable file. Raises BundleError for one that is damaged, hostile, newer or not ours."""
    archive, members = judged_members(file)
    with archive:
        with guarded():
            bundle = _judged(archive, members)
        yield bundle


def _judged(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Bundle:
    names = {member.filename for member in members}
    if MANIFEST not in names:
        raise refused("no_manifest")
    manifest = _manifest(archive)
    listed = manifest["files"]
    if set(listed) != names - {MANIFEST}:
        raise refused("not_listed", MANIFEST)
    for member in members:
        if member.filename != MANIFEST:
            _judge(archive, member, listed[member.filename])
    format_ = manifest["format"]
    former = {name[5:-6]: found["rows"] for name, found in listed.items() if name.startswith("data/")}
    tables = {lifted_name(noun, format_): noun for noun in former}
    counts = {noun: former[name] for noun, name in tables.items()}
    return Bundle(format_, manifest["made_at"], counts, archive, tables)


def _manifest(archive: zipfile.ZipFile) -> Row:
    entry = archive.getinfo(MANIFEST)
    if entry.file_size > MOST_MANIFEST:
        raise refused("long", MANIFEST, most=MOST_MANIFEST)
    try:
        manifest = parse(archive.read(entry))
    except RowError as error:
        raise refused("damaged", MANIFEST, problem=error.message) from None
    format_ = manifest.get("format")
    if type(format_) is not int or format_ < 1:
        raise refused("manifest", MANIFEST, field="format")
    if format_ > FORMAT:
        raise refused("newer", format=format_, known=FORMAT)
    if not isinstance(manifest.get("made_at"), str) or len(manifest["made_at"]) > 40:
        raise refused("manifest", MANIFEST, field="made_at")
    files = manifest.get("files")
    if not isinstance(files, dict) or set(manifest) != {"format", "made_at", "files"}:
        raise refused("manifest", MANIFEST, field="files")
    for name, entry_ in files.items():
        keys = {"sha256", "bytes", "rows"} if name.startswith("data/") else {"sha256", "bytes"}
        if not isinstance(entry_, dict) or set(entry_) != keys or not _is_sound(entry_):
            raise refused("manifest", MANIFEST, field=name[:100])
    return manifest


def _is_sound(entry: dict[str, Any]) -> bool:
    counts = [entry["bytes"], entry.get("rows", 0)]
    is_counted = all(type(count) is int and count >= 0 for count in counts)
    return is_counted and isinstance(entry["sha256"], str) and _SUM.fullmatch(entry["sha256"]) is not None


def _judge(archive: zipfile.ZipFile, member: zipfile.ZipInfo, listed: dict[str, Any]) -> None:
    name = member.filename
    digest, size, rows = hashlib.sha256(), 0, 0
    with archive.open(member) as content:
        if name.endswith(".jsonl"):
            while line := content.readline(MOST_LINE + 1):
                rows += 1
                if len(line) > MOST_LINE or not line.endswith(b"\n"):
                    raise refused("long", f"{name}, line {rows}", most=MOST_LINE)
                digest.update(line)
                size += len(line)
                try:
                    parse(line)
                except RowError as error:
                    raise refused("row", f"{name}, line {rows}", problem=error.message) from None
        else:
            while block := content.read(1 << 16):
                digest.update(block)
                size += len(block)
                if name.endswith(".md") and size > MOST_TEXT:
                    raise refused("long", name, most=MOST_TEXT)
    if (digest.hexdigest(), size, rows) != (listed["sha256"], listed["bytes"], listed.get("rows", 0)):
        raise refused("changed", name)
