"""A copy of the runtime for an unprivileged user, made when the judge is started as root.

A folder is named by a hash of what it was copied from and never changed afterwards. It belongs to root and is
readable for everybody. One holds Python, numpy, msgpack and the box programs; packages that only some flavours need
have folders of their own, made when such a flavour starts.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from .errors import JudgeError
from .inside.sandbox import landlock
from .runtime import ENVIRONMENT, INSIDE, LEFT_OUT, READ, USUAL, Places, Runtime

__all__ = ["USER", "staged", "staged_packages"]

USER = 60_000
"""Host uid of zygotes and boxes when the judge is started as root."""

_VERSION = 3
_KEPT = 3

Plan = Sequence[tuple[Path, str]]
"""Source and relative target of every file."""


def _root() -> Path:
    """A folder of root's own that everybody can enter."""
    for parent in (Path("/var/cache"), Path("/var/tmp"), Path(tempfile.gettempdir())):  # noqa: S108 - checked below
        if not parent.is_dir() or not os.access(parent, os.W_OK):
            continue
        folder = parent / "rehearse-judge"
        folder.mkdir(mode=0o755, exist_ok=True)
        state = folder.lstat()
        if state.st_uid == 0 and not state.st_mode & 0o022 and not folder.is_symlink():
            return folder
    raise JudgeError(
        "no folder for the judge's copy of Python: /var/cache, /var/tmp and the temporary folder refuse it. "
        "Make one of them writable for root, or start the judge as an ordinary user."
    )


def _skipped(name: str) -> bool:
    return name in LEFT_OUT or name == "tests" or name.startswith("config-") or name.endswith(".pyi")


def _files(folder: str) -> Iterator[Path]:
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _skipped(name))
        for name in sorted(names):
            if not _skipped(name):
                yield Path(current, name)


def _plan(places: Places) -> Plan:
    version = os.path.basename(places.standard)
    plan = [(Path(places.executable), f"bin/{os.path.basename(places.executable)}")]
    plan += [(Path(path), f"lib/{os.path.basename(path)}") for path in places.own_libraries]
    trees = [(places.standard, f"lib/{version}"), (str(INSIDE), "inside")]
    for folder, target in trees:
        plan += [(path, f"{target}/{path.relative_to(folder)}") for path in _files(folder)]
    usual = [path for name in USUAL for path in places.packages.get(name, ())]
    return [*plan, *((path, f"packages/{target}") for path, target in _package_plan(usual))]


def _package_plan(paths: Sequence[str]) -> Plan:
    """Of a package's folders, with their names, and of its single files."""
    plan = [(Path(path), os.path.basename(path)) for path in paths if not os.path.isdir(path)]
    for folder in filter(os.path.isdir, paths):
        plan += [(path, f"{os.path.basename(folder)}/{path.relative_to(folder)}") for path in _files(folder)]
    return plan


def _hash(version: str, plan: Plan) -> str:
    digest = hashlib.sha256(f"{_VERSION}\0{version}".encode())
    for path, target in plan:
        if path.suffix == ".pyc":  # comes and goes with use; its source is in the hash
            continue
        state = path.stat()
        digest.update(f"\0{target}\0{state.st_size}\0{state.st_mtime_ns}".encode())
    return digest.hexdigest()[:24]


def _copy(plan: Plan, folder: Path) -> None:
    partial = Path(tempfile.mkdtemp(prefix=folder.name + ".", suffix=".partial", dir=folder.parent))
    held = os.open(partial, os.O_RDONLY | os.O_CLOEXEC)
    fcntl.flock(held, fcntl.LOCK_SH)  # else a process that forgets old copies takes it away half filled
    try:
        for path, target in plan:
            copy = partial / target
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            state = path.stat()
            os.utime(copy, ns=(state.st_atime_ns, state.st_mtime_ns))  # compiled files name their source's time
            copy.chmod(0o755 if target.startswith("bin/") or ".so" in copy.name else 0o644)
        for current, _, _ in os.walk(partial):
            os.chmod(current, 0o755)  # noqa: S103 - for an unprivileged user to read
        try:
            partial.rename(folder)
        except OSError:
            if not folder.is_dir():  # else another process was faster
                raise
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        os.close(held)


_held: set[Path] = set()


def _hold(folder: Path) -> bool:
    """Keep a copy from being forgotten for as long as this process lives; False when it was forgotten just now."""
    if folder in _held:
        return True
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    # Whoever forgot it held it alone until now: then what we hold has no name any more, or another has it.
    with suppress(FileNotFoundError):
        if os.path.samestat(os.fstat(descriptor), folder.stat()):
            _held.add(folder)
            return True
    os.close(descriptor)
    return False


def _forget_old(root: Path, kind: str) -> None:
    """Of the copies of one kind keep those that were used last, and those that somebody holds."""
    used: list[tuple[float, Path]] = []
    for path in root.iterdir():
        if path.name.rpartition("-")[0] == kind:
            with suppress(FileNotFoundError):  # another worker finished, or forgot, it just now
                used.append((path.stat().st_mtime, path))
    for _, path in sorted(used)[:-_KEPT]:
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path, ignore_errors=True)
        except BlockingIOError:
            continue
        finally:
            os.close(descriptor)


def _copied(kind: str, version: str, plan: Plan) -> Path:
    """The folder of a copy, made first when it is missing, and held."""
    root = _root()
    folder = root / f"{kind}-{_hash(version, plan)}"
    is_new = False
    while not _hold(folder):
        _copy(plan, folder)
        is_new = True
    os.utime(folder)
    if is_new:
        _forget_old(root, kind)
    return folder


def staged_packages(packages: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Where the copies of packages lie, each in a folder of its own: 40 MB for pandas, 68 MB for duckdb."""
    places = {}
    for name, paths in packages.items():
        folder = _copied(name, "", _package_plan(paths))
        places[name] = tuple(str(folder / os.path.basename(path)) for path in paths)
    return places


def staged(places: Places) -> Runtime:
    """The runtime in its copy; made first when it is missing (about a second and 100 MB)."""
    folder = _copied("python", places.version, _plan(places))
    standard = str(folder / "lib" / os.path.basename(places.standard))
    inside = {
        name: tuple(str(folder / "packages" / os.path.basename(path)) for path in places.packages[name])
        for name in USUAL
        if name in places.packages
    }
    system = places.system_libraries
    return Runtime(
        executable=str(folder / "bin" / os.path.basename(places.executable)),
        start=str(folder / "inside" / "start.py"),
        search=(standard, standard + "/lib-dynload"),
        shown=(str(folder / "lib"), *system, "/etc/ld.so.cache", os.devnull),
        readable=(
            *((path, READ) for path in (str(folder / "lib"), *system)),
            ("/etc/ld.so.cache", landlock.READ),
            (os.devnull, landlock.READ | landlock.WRITE),
        ),
        version=places.version,
        standard=standard,
        packages={**places.packages, **inside},
        versions=places.versions,
        user=USER,
        environment={**ENVIRONMENT, "LD_LIBRARY_PATH": str(folder / "lib")},
    ).bind(USUAL)
