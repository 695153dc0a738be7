"""Where a Python keeps what boxes need; run inside that Python, also as a program of its own."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from typing import Any

__all__ = ["probe"]


def _folder(package: str) -> str | None:
    spec = importlib.util.find_spec(package)
    places = None if spec is None else spec.submodule_search_locations
    return os.path.realpath(next(iter(places))) if places else None


def _version(package: str) -> str | None:
    """From the folder name of its metadata: importing the package would cost a hundred times more."""
    folder = _folder(package)
    if folder is None:
        return None
    names = [name for name in os.listdir(os.path.dirname(folder)) if name.startswith(package + "-")]
    found = [name[len(package) + 1 : -len(".dist-info")] for name in names if name.endswith(".dist-info")]
    return found[0] if found else None


def _libraries() -> list[str]:
    """Shared libraries mapped by this process, as the loader named them."""
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split(maxsplit=5)[5].strip() for line in maps if line.count(" /")}
    except OSError:
        return []
    return sorted(path for path in paths if ".so" in os.path.basename(path))


def probe() -> dict[str, Any]:
    """Version and places of the running Python, as JSON values."""
    standard = os.path.dirname(os.path.realpath(os.__file__))
    return {
        "version": sys.version,
        "executable": os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable),
        "standard": standard,
        "dynamic": [os.path.realpath(path) for path in sys.path if os.path.basename(path) == "lib-dynload"],
        "packages": {name: _folder(name) for name in ("numpy", "msgpack")},
        "numpy_version": _version("numpy"),
        "libraries": _libraries(),
    }


if __name__ == "__main__":
    print(json.dumps(probe()))
