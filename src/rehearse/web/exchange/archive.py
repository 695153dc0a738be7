"""The zip around a bundle, believed in nothing it says about itself."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from rehearse.web.exchange.errors import BundleError, refused
from rehearse.web.exchange.limits import (
    MOST_DIRECTORY,
    MOST_FILE,
    MOST_MEMBER,
    MOST_MEMBERS,
    MOST_RATIO,
    MOST_TOTAL,
    NAME,
    SMALL,
)

__all__ = ["guarded", "judged_members"]

_END = struct.Struct("<4s4H2LH")
"""End of central directory (PKWARE's APPNOTE, 4.3.16)."""
_LOCAL = struct.Struct("<4s5H3L2H")
"""Local file header (4.3.7)."""
_LEVEL_BITS = 0x0006
"""Flags that only tell how hard the packer tried. Others mean encryption, patches, streams or other names."""
_FAILURES = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises for damaged archives, in one place or another."""


@contextmanager
def guarded() -> Iterator[None]:
    """Turns what a damaged archive makes zipfile raise into BundleError."""
    try:
        yield
    except BundleError:
        raise
    except _FAILURES as error:
        raise refused("damaged", problem=f"{type(error).__name__}: {error}"[:120]) from None


def judged_members(file: BinaryIO) -> tuple[zipfile.ZipFile, list[zipfile.ZipInfo]]:
    """The archive and its members, after every header has been judged. Raises BundleError."""
    with guarded():
        _judge_ends(file)
        archive = zipfile.ZipFile(file)
        members = archive.infolist()
        _judge_members(file, members, archive.start_dir)
    return archive, members


def _judge_ends(file: BinaryIO) -> None:
    size = file.seek(0, io.SEEK_END)
    if size > MOST_FILE:
        raise refused("large_file", size=size, most=MOST_FILE)
    file.seek(0)
    if file.read(4) != b"PK\3\4":
        raise refused("not_zip")
    file.seek(max(0, size - _END.size))
    end = file.read()
    if len(end) != _END.size or not end.startswith(b"PK\5\6"):
        raise refused("cut_off")
    _, disk, first_disk, here, total, directory, offset, comment = _END.unpack(end)
    if disk or first_disk or comment or here != total or offset + directory + _END.size != size:
        raise refused("cut_off")
    # Before zipfile reads the whole directory into memory.
    if total > MOST_MEMBERS or directory > MOST_DIRECTORY:
        raise refused("many_members", count=total, most=MOST_MEMBERS)


def _judge_members(file: BinaryIO, members: list[zipfile.ZipInfo], directory: int) -> None:
    seen: set[str] = set()
    spans: list[tuple[int, int, str]] = []
    total = 0
    for member in members:
        where = ascii(member.orig_filename[:80])
        if member.orig_filename != member.filename or not NAME.fullmatch(member.filename):
            raise refused("name", where)
        if member.filename in seen:
            raise refused("twice_member", where)
        seen.add(member.filename)
        _judge_form(member, where)
        total += member.file_size
        if total > MOST_TOTAL:
            raise refused("large_total", most=MOST_TOTAL)
        spans.append((member.header_offset, _end_of(file, member, where), where))
    _judge_spans(spans, directory)


def _judge_form(member: zipfile.ZipInfo, where: str) -> None:
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in {0, stat.S_IFREG} or member.is_dir():
        raise refused("link", where)
    is_plain = member.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    if member.flag_bits & ~_LEVEL_BITS or not is_plain or member.extra or member.comment:
        raise refused("form", where)
    if member.compress_type == zipfile.ZIP_STORED and member.file_size != member.compress_size:
        raise refused("headers", where)
    if member.file_size > MOST_MEMBER or member.file_size > max(SMALL, member.compress_size * MOST_RATIO):
        raise refused("bomb", where, size=member.file_size, packed=member.compress_size)


def _end_of(file: BinaryIO, member: zipfile.ZipInfo, where: str) -> int:
    """Where the member's bytes end; its local header must say what the directory says."""
    file.seek(member.header_offset)
    head = file.read(_LOCAL.size)
    if len(head) != _LOCAL.size or not head.startswith(b"PK\3\4"):
        raise refused("headers", where)
    _, _, flags, method, _, _, crc, packed, unpacked, name_length, extra_length = _LOCAL.unpack(head)
    said = (flags, method, crc, packed, unpacked, extra_length)
    listed = (member.flag_bits, member.compress_type, member.CRC, member.compress_size, member.file_size, 0)
    if said != listed or file.read(name_length) != member.filename.encode():
        raise refused("headers", where)
    return int(member.header_offset + _LOCAL.size + name_length + member.compress_size)


def _judge_spans(spans: list[tuple[int, int, str]], directory: int) -> None:
    """Members must fill the file without a gap: bombs overlap them, stowaways sit between them."""
    reached = 0
    for start, end, where in sorted(spans):
        if start != reached:
            raise refused("overlap" if start < reached else "gap", where)
        reached = end
    if directory != reached:
        raise refused("gap", "the directory")
