"""The files of one item, read with care: regular files inside the folder, of bounded size, text in UTF-8."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from rehearse.bank.document import Fault
from rehearse.bank.errors import ItemFileError
from rehearse.message import Message

__all__ = ["MAX_BYTES", "MAX_FILES", "ItemFolder", "open_folder", "read_bytes"]

MAX_BYTES = 1_048_576
"""Size of one file. Larger inputs of cases are made by the generator."""
MAX_FILES = 200
"""Files of one item."""
_MAX_FOLDERS = 4
_LEFT_OUT = frozenset({"__pycache__"})


@dataclass(frozen=True, slots=True)
class ItemFolder:
    """An item's folder as it was when it was looked through. Hidden files and ``__pycache__`` do not count."""

    path: Path
    names: tuple[str, ...]
    """Regular files, sorted, with ``/`` between folders: ``wrong/slow.py``."""
    faults: tuple[tuple[str, Fault], ...] = field(default=())
    """Name and fault of everything that is refused: links, devices, too many files."""

    def read_bytes(self, name: str) -> bytes:
        """Content of a file. Raises ItemFileError when it is missing, a link, no regular file or too large."""
        if name not in self.names:
            raise ItemFileError(Message("bank.file_missing", {"file": f"{self.path.name}/{name}"}))
        return read_bytes(self.path / name)

    def read_text(self, name: str) -> str:
        """Content of a text file, lines ended by a line feed. Raises ItemFileError also for what is no UTF-8."""
        data, shown = self.read_bytes(name), f"{self.path.name}/{name}"
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise ItemFileError(
                Message("bank.file_encoding", {"file": f"{self.path.name}/{name}", "line": line})
            ) from None
        for letter, text_name in (("\0", "file_nul"), ("\ufeff", "file_mark")):
            if letter in text:
                line = text.count("\n", 0, text.index(letter)) + 1
                raise ItemFileError(Message(f"bank.{text_name}", {"file": shown, "line": line}))
        return text.replace("\r\n", "\n")

    def content_hash(self) -> str:
        """SHA-256 over names and bytes of all files, in hexadecimal. Raises ItemFileError."""
        total = hashlib.sha256()
        for name in self.names:
            data = self.read_bytes(name)
            total.update(f"{len(name.encode())} {len(data)} {name}".encode())
            total.update(data)
        return total.hexdigest()


def open_folder(path: Path) -> ItemFolder:
    """Looks through a folder, following no link. Unreadable folders count as empty."""
    names: list[str] = []
    faults: list[tuple[str, Fault]] = []
    for name, fault in _walk(path, PurePosixPath(), depth=0):
        if fault is not None:
            faults.append((name, fault))
        elif len(names) < MAX_FILES:
            names.append(name)
        else:
            faults.append((".", Fault(1, "folder_files", {"most": MAX_FILES})))
            break
    return ItemFolder(path, tuple(sorted(names)), tuple(faults))


def _walk(path: Path, inside: PurePosixPath, *, depth: int) -> Iterator[tuple[str, Fault | None]]:
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _LEFT_OUT:
            continue
        name = str(inside / entry.name)
        try:
            name.encode()
            if entry.is_symlink():
                yield name, Fault(1, "folder_link", {})
            elif entry.is_dir(follow_symlinks=False):
                if depth < _MAX_FOLDERS:
                    yield from _walk(path / entry.name, inside / entry.name, depth=depth + 1)
                else:
                    yield name, Fault(1, "folder_depth", {"most": _MAX_FOLDERS})
            elif not entry.is_file(follow_symlinks=False):
                yield name, Fault(1, "folder_special", {})
            elif entry.stat(follow_symlinks=False).st_size > MAX_BYTES:
                yield name, Fault(1, "folder_large", {"most": MAX_BYTES, "size": entry.stat().st_size})
            else:
                yield name, None
        except OSError:
            continue
        except UnicodeEncodeError:
            yield ascii(entry.name), Fault(1, "folder_name", {})


def read_bytes(path: Path) -> bytes:
    """Content of a regular file of at most ``MAX_BYTES``. Raises ItemFileError.

    Opened without following a link and without waiting, so that a pipe put there in between cannot hold the reader.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    shown = f"{path.parent.name}/{path.name}"
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        name = "file_link" if error.errno == errno.ELOOP else "file_missing"
        raise ItemFileError(Message(f"bank.{name}", {"file": shown})) from None
    with os.fdopen(descriptor, "rb") as opened:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise ItemFileError(Message("bank.file_missing", {"file": shown}))
        data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ItemFileError(Message("bank.file_large", {"file": shown, "most": MAX_BYTES}))
    return data
