"""The Python that boxes run: standard library, numpy and msgpack, bound folder by folder.

Never the application's own packages: answer keys and settings live there. Started as root, everything is first copied
to a folder that an unprivileged user may read (``staging``), because root's interpreter often lies under a home
that nobody else can enter, and Python would silently pick up another version.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .errors import JudgeError
from .inside.probe import probe
from .inside.sandbox import landlock

__all__ = ["LEFT_OUT", "Places", "Runtime"]

INSIDE = Path(__file__).parent / "inside"

LEFT_OUT = frozenset({"site-packages", "dist-packages", "test", "idlelib", "tkinter", "turtledemo", "ensurepip"})
"""Folders of the standard library that no submission needs; the first two hold other people's packages."""

_SYSTEM = ("/lib", "/lib64", "/usr/lib64")
_READ = landlock.EXECUTE | landlock.READ | landlock.LIST


@dataclass(frozen=True, slots=True)
class Places:
    """What ``probe`` found."""

    version: str
    executable: str
    standard: str
    dynamic: tuple[str, ...]
    numpy: str | None
    msgpack: str
    libraries: tuple[str, ...]
    numpy_version: str | None = None

    @classmethod
    def of(cls, python: str) -> Places:
        """Ask a Python where it keeps its parts. Costs a start of that Python unless it is this one."""
        if os.path.realpath(python) == os.path.realpath(sys.executable):
            found = probe()
        else:
            asked = subprocess.run(
                [python, "-I", str(INSIDE / "probe.py")], capture_output=True, text=True, timeout=60, check=False
            )
            if asked.returncode != 0:
                raise JudgeError(
                    f"{python}: this Python does not start. {asked.stderr[-300:].strip()} Give the path of another."
                )
            found = json.loads(asked.stdout)
        packages: dict[str, str | None] = found["packages"]
        if packages["msgpack"] is None:
            raise JudgeError(f"{python}: the package msgpack is missing there. Install it beside this Python.")
        return cls(
            version=found["version"],
            executable=found["executable"],
            standard=found["standard"],
            dynamic=tuple(found["dynamic"]),
            numpy=packages["numpy"],
            msgpack=packages["msgpack"],
            libraries=tuple(found["libraries"]),
            numpy_version=found["numpy_version"],
        )

    @property
    def package_folders(self) -> list[str]:
        """numpy, the libraries its wheel brings, and msgpack; those that exist."""
        folders = [self.msgpack]
        if self.numpy:
            folders += [self.numpy, self.numpy + ".libs"]
        return [folder for folder in folders if os.path.isdir(folder)]

    @property
    def own_libraries(self) -> list[str]:
        """Shared libraries that lie beside this Python, such as libpython; its extension modules left out."""
        home = os.path.dirname(self.standard)
        inner = (self.standard + "/", *(os.path.dirname(folder) + "/" for folder in self.package_folders))
        return [path for path in self.libraries if path.startswith(home + "/") and not path.startswith(inner)]

    @property
    def system_libraries(self) -> list[str]:
        """Folders of the system's shared libraries, with the links that lead to them."""
        home = os.path.dirname(self.standard)
        inner = (home + "/", *(os.path.dirname(folder) + "/" for folder in self.package_folders))
        folders = {os.path.realpath(os.path.dirname(path)) for path in self.libraries if not path.startswith(inner)}
        links = [path for path in _SYSTEM if os.path.islink(path)]
        loaders = [path for path in _SYSTEM if os.path.isdir(path) and not os.path.islink(path) and path != "/lib"]
        return [*links, *sorted(folders), *loaders]


@dataclass(frozen=True, slots=True)
class Runtime:
    """How to start a zygote, and what it and its boxes may read."""

    executable: str
    start: str
    """Path of ``inside/start.py``."""
    search: tuple[str, ...]
    """The box's ``sys.path``."""
    shown: tuple[str, ...]
    """Paths bound into the box's root."""
    readable: tuple[tuple[str, int], ...]
    """Paths and Landlock rights."""
    version: str
    """``sys.version`` that must come up."""
    standard: str
    numpy: str | None
    numpy_version: str | None = None
    user: int | None = None
    """Host uid to drop to before anything else; None: keep."""
    environment: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, python: str = sys.executable) -> Runtime:
        """The runtime of a Python on this machine; staged when this process is root."""
        places = Places.of(python)
        if os.name == "posix" and os.geteuid() == 0:
            from .staging import staged

            return staged(places)
        return in_place(places)

    def check(self, identity: dict[str, Any]) -> None:
        """Compare what came up with what was meant. Raises JudgeError."""
        wanted: dict[str, Any] = {"version": self.version, "os": os.path.join(self.standard, "os.py")}
        for key, value in wanted.items():
            if os.path.realpath(identity[key]) != os.path.realpath(value):
                raise JudgeError(
                    f"the judge's Python reports {key} {identity[key]!r} instead of {value!r}. "
                    "Another Python was picked up; check the installation of Python."
                )
        numpy = identity["numpy"]
        if numpy is not None and self.numpy is not None:
            found = os.path.realpath(os.path.dirname(numpy[1]))
            if found != os.path.realpath(self.numpy):
                raise JudgeError(f"the judge's numpy lies in {found} instead of {self.numpy}. Check the installation.")


ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
"""The whole environment of zygotes and boxes. numpy's threads would make forks unsafe and eat the memory limit."""


def standard_entries(standard: str) -> list[str]:
    """Files and folders of the standard library that boxes see."""
    return sorted(os.path.join(standard, name) for name in os.listdir(standard) if name not in LEFT_OUT)


def _environment(places: Places) -> dict[str, str]:
    """With the folder of libpython where it lies beside this Python: its own search path may name a place that only
    somebody else can enter, and the loader would silently take the distribution's."""
    folders = sorted({os.path.dirname(path) for path in places.own_libraries})
    return {**ENVIRONMENT, **({"LD_LIBRARY_PATH": ":".join(folders)} if folders else {})}


def in_place(places: Places) -> Runtime:
    """Use this Python where it lies."""
    packages = places.package_folders
    parents = sorted({os.path.dirname(folder) for folder in packages})
    entries = standard_entries(places.standard)
    system = places.system_libraries
    null = landlock.READ | landlock.WRITE
    return Runtime(
        executable=places.executable,
        start=str(INSIDE / "start.py"),
        search=(places.standard, *places.dynamic, *parents),
        shown=(*entries, *packages, *places.own_libraries, *system, "/etc/ld.so.cache", os.devnull),
        readable=(
            (places.standard, landlock.LIST),
            *((folder, landlock.LIST) for folder in parents),
            *((path, _READ) for path in (*entries, *places.dynamic, *packages, *places.own_libraries)),
            *((path, _READ) for path in system),
            ("/etc/ld.so.cache", landlock.READ),
            (os.devnull, null),
        ),
        version=places.version,
        standard=places.standard,
        numpy=places.numpy,
        numpy_version=places.numpy_version,
        environment=_environment(places),
    )
