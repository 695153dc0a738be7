"""The compiled index: headers of all items as JSON, so that a start reads one file instead of every item's YAML.

It stands in a cache folder that belongs to the person alone, is keyed by paths, sizes and times of the bank's files
and by the code that reads them, and may vanish at any time. Folders that did not change are taken from the last one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["CACHE_SETTING", "Entry", "Index", "Stamps", "cache_folder", "read_index", "stamps_of", "write_index"]

CACHE_SETTING = "REHEARSE_CACHE"
"""Environment variable that names another cache folder."""
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One readable item."""

    id: str
    kind: str
    stamp: str
    """Of the folder, when it was read."""
    content_hash: str
    header: str
    """``item.yaml`` as JSON."""
    names: list[str]
    parts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Index:
    """What is known of a bank without reading its files."""

    fingerprint: str
    entries: Mapping[str, Entry]
    """By folder, ``<kind>/<slug>``."""
    faulty: Mapping[str, tuple[str, list[dict[str, Any]]]]
    """Stamp and problems of folders that were left out."""
    shared: Mapping[str, str]
    shared_stamp: str
    shared_problems: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Stamps:
    """Digests over path, size and time of the files."""

    folders: Mapping[str, str]
    """By ``<kind>/<slug>``."""
    shared: str
    fingerprint: str
    """Of the whole bank, 64 hexadecimal digits."""


def stamps_of(bank: Path, shared: tuple[str, ...]) -> Stamps:
    """Looks at every file's size and time without opening it: about 15 microseconds a file."""
    folders: dict[str, str] = {}
    for kind in _folders(bank / "items"):
        for folder in _folders(Path(kind.path)):
            total = hashlib.blake2b(digest_size=16)
            for line in _lines(folder.path, ""):
                total.update(line.encode("utf-8", "surrogateescape"))
            folders[f"{kind.name}/{folder.name}"] = total.hexdigest()
    stamped = hashlib.blake2b("".join(_line_of(bank / name, name) for name in shared).encode(), digest_size=16)
    whole = hashlib.sha256(stamped.digest())
    for name, digest in sorted(folders.items()):
        whole.update(f"{name} {digest}\n".encode("utf-8", "surrogateescape"))
    return Stamps(folders, stamped.hexdigest(), whole.hexdigest())


def _folders(path: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as entries:
            found = [
                entry
                for entry in entries
                if not entry.name.startswith((".", "_")) and entry.is_dir(follow_symlinks=False)
            ]
    except OSError:
        return []
    return sorted(found, key=lambda entry: entry.name)


def _lines(path: str, inside: str) -> Iterator[str]:
    with contextlib.suppress(OSError), os.scandir(path) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _lines(entry.path, f"{inside}{entry.name}/")
            else:
                known = entry.stat(follow_symlinks=False)
                yield f"{inside}{entry.name}\t{known.st_mode}\t{known.st_size}\t{known.st_mtime_ns}\n"


def _line_of(path: Path, name: str) -> str:
    try:
        known = path.lstat()
    except OSError:
        return f"{name}\t-\n"
    return f"{name}\t{known.st_mode}\t{known.st_size}\t{known.st_mtime_ns}\n"


@cache
def _code_stamp() -> str:
    """Changes with every file of this package, so that an index never outlives the code that made it."""
    package = Path(__file__).parent
    lines = [_line_of(path, str(path.relative_to(package))) for path in sorted(package.rglob("*.py"))]
    return hashlib.blake2b("".join(lines).encode(), digest_size=16).hexdigest()


def cache_folder(given: Path | None = None) -> Path | None:
    """The cache folder, made with mode 0700 where it is missing; None when no safe one can be had.

    A folder of the shared temporary directory could be somebody else's trap: it must be a real folder of this
    account that nobody else may write.
    """
    path = given or (Path(os.environ[CACHE_SETTING]) if os.environ.get(CACHE_SETTING) else None)
    owner = os.geteuid() if hasattr(os, "geteuid") else None
    if path is None:
        path = Path(tempfile.gettempdir()) / f"rehearse-{'user' if owner is None else owner}"
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        known = path.lstat()
    except OSError:
        return None
    is_ours = owner is None or (known.st_uid == owner and not known.st_mode & 0o022)
    return path if stat.S_ISDIR(known.st_mode) and is_ours else None


def _file_of(folder: Path, bank: Path) -> Path:
    key = hashlib.blake2b(f"{bank.resolve()}\0{_code_stamp()}".encode("utf-8", "surrogateescape"), digest_size=12)
    return folder / f"bank-{key.hexdigest()}.json"


def read_index(folder: Path, bank: Path) -> Index | None:
    """The last index of this bank made by this code; None when there is none that can be read."""
    try:
        stored = json.loads(_file_of(folder, bank).read_bytes())
        if stored.pop("version") != _VERSION:
            return None
        stored["entries"] = {key: Entry(**entry) for key, entry in stored["entries"].items()}
        stored["faulty"] = {key: (stamp, problems) for key, (stamp, problems) in stored["faulty"].items()}
        return Index(**stored)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def write_index(folder: Path, bank: Path, index: Index) -> None:
    """Stores an index whole or not at all. A full disk or a vanished folder is no error: the next start is slower."""
    stored = {
        "version": _VERSION,
        "fingerprint": index.fingerprint,
        "entries": {key: asdict(entry) for key, entry in index.entries.items()},
        "faulty": dict(index.faulty),
        "shared": dict(index.shared),
        "shared_stamp": index.shared_stamp,
        "shared_problems": index.shared_problems,
    }
    path = _file_of(folder, bank)
    try:
        descriptor, name = tempfile.mkstemp(prefix=".bank-", dir=folder)
    except OSError:
        return
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
            json.dump(stored, opened, separators=(",", ":"), ensure_ascii=False)
        os.replace(name, path)
    except (OSError, ValueError):
        with contextlib.suppress(OSError):
            os.unlink(name)
