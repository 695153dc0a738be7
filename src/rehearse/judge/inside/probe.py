"""Where a Python keeps what boxes need; run inside that Python, also as a program of its own."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
from typing import Any

__all__ = ["PACKAGES", "probe"]

PACKAGES = {
    "msgpack": ("msgpack",),
    "numpy": ("numpy",),
    "pandas": ("pandas", "dateutil"),
    "duckdb": ("duckdb", "_duckdb"),
    "tzdata": ("tzdata",),
}
"""What boxes may be given, with the top-level names that each consists of."""

_ASKS_FOR_ITSELF = frozenset({"duckdb"})
"""Packages that read their own metadata when they are imported."""


def _paths(name: str) -> list[str]:
    """Folder and libraries of a package, or the file of a module; empty when it is not installed."""
    spec = importlib.util.find_spec(name)
    if spec is None:
        return []
    if spec.submodule_search_locations:
        folder = os.path.realpath(next(iter(spec.submodule_search_locations)))
        return [folder, folder + ".libs"] if os.path.isdir(folder + ".libs") else [folder]
    return [os.path.realpath(spec.origin)] if spec.origin else []


def _package(package: str) -> list[str]:
    """Paths of all parts of a package; empty unless every part is there."""
    parts = [_paths(name) for name in PACKAGES[package]]
    if not all(parts):
        return []
    metadata = _metadata(package, parts[0][0]) if package in _ASKS_FOR_ITSELF else None
    return [path for part in parts for path in part] + ([metadata] if metadata else [])


def _metadata(package: str, folder: str) -> str | None:
    """The folder of a package's metadata, beside the package."""
    beside = os.path.dirname(folder)
    names = [name for name in os.listdir(beside) if name.startswith(package + "-") and name.endswith(".dist-info")]
    return os.path.join(beside, names[0]) if names else None


def _version(package: str, folder: str) -> str | None:
    """From the folder name of its metadata: importing the package would cost a hundred times more."""
    metadata = _metadata(package, folder)
    return os.path.basename(metadata)[len(package) + 1 : -len(".dist-info")] if metadata else None


def _libraries() -> list[str]:
    """Shared libraries mapped by this process, as the loader named them."""
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split(maxsplit=5)[5].strip() for line in maps if line.count(" /")}
    except OSError:
        return []
    return sorted(path for path in paths if ".so" in os.path.basename(path))


def _sqlite() -> str | None:
    """Version of the sqlite library; None where this Python was built without it. The import also maps the library,
    which may lie beside this Python and then has to be shown to boxes."""
    try:
        version: str = importlib.import_module("sqlite3").sqlite_version
    except ImportError:
        return None
    return version


def probe() -> dict[str, Any]:
    """Version and places of the running Python, as JSON values."""
    standard = os.path.dirname(os.path.realpath(os.__file__))
    sqlite = _sqlite()  # before the libraries are read
    packages = {name: paths for name in PACKAGES if (paths := _package(name))}
    return {
        "version": sys.version,
        "executable": os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable),
        "standard": standard,
        "dynamic": [os.path.realpath(path) for path in sys.path if os.path.basename(path) == "lib-dynload"],
        "packages": packages,
        "versions": {name: _version(name, paths[0]) for name, paths in packages.items()},
        "sqlite": sqlite,
        "libraries": _libraries(),
    }


if __name__ == "__main__":
    print(json.dumps(probe()))
