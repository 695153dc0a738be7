"""The Python that boxes run: the standard library, msgpack and the packages of a flavour, bound folder by folder.

Never the application's own packages: answer keys and settings live there. Started as root, everything is first copied
to a folder that an unprivileged user may read (``staging``), because root's interpreter often lies under a home
that nobody else can enter, and Python would silently pick up another version.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .errors import JudgeError
from .inside.probe import probe
from .inside.sandbox import landlock
from .languages.python import LISTS, Flavour

__all__ = ["LEFT_OUT", "Places", "Runtime", "in_place"]

INSIDE = Path(__file__).parent / "inside"

LEFT_OUT = frozenset({"site-packages", "dist-packages", "test", "idlelib", "tkinter", "turtledemo", "ensurepip"})
"""Folders of the standard library that no submission needs; the first two hold other people's packages."""

_SYSTEM = ("/lib", "/lib64", "/usr/lib64")
READ = landlock.EXECUTE | landlock.READ | landlock.LIST
"""Rights of what is imported or mapped."""

BASE = ("msgpack",)
"""Bound for every flavour: the box's own channel needs it."""

USUAL = (*BASE, *LISTS[Flavour.NUMPY])
"""Bound for the flavours that always run."""


@dataclass(frozen=True, slots=True)
class Places:
    """What ``probe`` found."""

    version: str
    executable: str
    standard: str
    dynamic: tuple[str, ...]
    packages: Mapping[str, tuple[str, ...]]
    """Folders and files of each installed package that boxes may be given."""
    libraries: tuple[str, ...]
    versions: Mapping[str, str]
    """Of packages, by name; of the sqlite library as ``sqlite``."""

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
        packages: dict[str, list[str]] = found["packages"]
        if "msgpack" not in packages:
            raise JudgeError(f"{python}: the package msgpack is missing there. Install it beside this Python.")
        versions: dict[str, str | None] = {**found["versions"], "sqlite": found["sqlite"]}
        return cls(
            version=found["version"],
            executable=found["executable"],
            standard=found["standard"],
            dynamic=tuple(found["dynamic"]),
            packages={name: tuple(paths) for name, paths in packages.items()},
            libraries=tuple(found["libraries"]),
            versions={name: version for name, version in versions.items() if version},
        )

    @property
    def package_paths(self) -> list[str]:
        """Everything of all packages."""
        return [path for paths in self.packages.values() for path in paths]

    @property
    def own_libraries(self) -> list[str]:
        """Shared libraries that lie beside this Python, such as libpython; its extension modules left out."""
        home = os.path.dirname(self.standard)
        inner = (self.standard + "/", *(os.path.dirname(path) + "/" for path in self.package_paths))
        return [path for path in self.libraries if path.startswith(home + "/") and not path.startswith(inner)]

    @property
    def system_libraries(self) -> list[str]:
        """Folders of the system's shared libraries, with the links that lead to them."""
        home = os.path.dirname(self.standard)
        inner = (home + "/", *(os.path.dirname(path) + "/" for path in self.package_paths))
        folders = {os.path.realpath(os.path.dirname(path)) for path in self.libraries if not path.startswith(inner)}
        links = [path for path in _SYSTEM if os.path.islink(path)]
        loaders = [path for path in _SYSTEM if os.path.isdir(path) and not os.path.islink(path) and path != "/lib"]
        return [*links, *sorted(folders), *loaders]


@dataclass(frozen=True, slots=True)
class Runtime:
    """How to start a zygote, and what it and its boxes may read.

    ``search``, ``shown`` and ``readable`` hold the standard library and the packages of ``names``; ``view`` gives
    the runtime of a flavour.
    """

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
    packages: Mapping[str, tuple[str, ...]]
    """Paths of every installed package, as they lie now."""
    names: tuple[str, ...] = ()
    """Packages that are bound."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """Of packages by name, and of the sqlite library."""
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

    @property
    def numpy(self) -> str | None:
        """Folder of the numpy that is bound."""
        return self.packages["numpy"][0] if "numpy" in self.names and "numpy" in self.packages else None

    @property
    def numpy_version(self) -> str | None:
        """Version of numpy, if it is installed."""
        return self.versions.get("numpy")

    def offers(self, flavour: Flavour) -> bool:
        """Whether everything that a flavour cannot do without is installed."""
        if flavour in (Flavour.PLAIN, Flavour.NUMPY):
            return True  # numpy has always been optional there
        return "sqlite" in self.versions if flavour is Flavour.SQLITE else set(LISTS[flavour]) <= set(self.packages)

    def view(self, flavour: Flavour) -> Runtime:
        """The runtime with a flavour's own list of packages and no other.

        Started as root, packages that only some flavours need are copied here, at first use.
        """
        wanted = (*BASE, *(name for name in LISTS[flavour] if name in self.packages))
        if set(wanted) == set(self.names):
            return self
        packages = self.packages
        if self.user is not None:
            from .staging import staged_packages

            packages = {**packages, **staged_packages({name: packages[name] for name in wanted if name not in USUAL})}
        return self._bound(packages, wanted)

    def _bound(self, packages: Mapping[str, tuple[str, ...]], names: tuple[str, ...]) -> Runtime:
        """With these packages in place of those that are bound now."""
        old = {path for name in self.names for path in self.packages[name]}
        old |= {os.path.dirname(path) for path in old}
        new = [path for name in names for path in packages[name]]
        parents = sorted({os.path.dirname(path) for path in new})
        return replace(
            self,
            search=(*(path for path in self.search if path not in old), *parents),
            shown=(*(path for path in self.shown if path not in old), *new),
            readable=(
                *((path, rights) for path, rights in self.readable if path not in old),
                *((path, landlock.LIST) for path in parents),
                *((path, READ) for path in new),
            ),
            packages=packages,
            names=names,
        )

    def bind(self, names: tuple[str, ...]) -> Runtime:
        """With the packages of these names that are installed."""
        return self._bound(self.packages, tuple(name for name in names if name in self.packages))

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
    "HOME": "/",  # else a look for it asks the system's name service by a socket, which ends the box
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
    entries = standard_entries(places.standard)
    system = places.system_libraries
    return Runtime(
        executable=places.executable,
        start=str(INSIDE / "start.py"),
        search=(places.standard, *places.dynamic),
        shown=(*entries, *places.own_libraries, *system, "/etc/ld.so.cache", os.devnull),
        readable=(
            (places.standard, landlock.LIST),
            *((path, READ) for path in (*entries, *places.dynamic, *places.own_libraries, *system)),
            ("/etc/ld.so.cache", landlock.READ),
            (os.devnull, landlock.READ | landlock.WRITE),
        ),
        version=places.version,
        standard=places.standard,
        packages=places.packages,
        versions=places.versions,
        environment=_environment(places),
    ).bind(USUAL)
