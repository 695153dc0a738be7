"""What ``run.py`` does once a Python that fits runs it.

Standard library only. It makes environments beside this file, installs what the lock files pin (hashes are
required), builds the browser's assets with Node from a wheel, and hands over. What is up to date is skipped.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"

SETS = {"data": "pandas and duckdb, about 150 MB"}
"""Sets of packages that ``run.py add`` installs, each with its lock file in requirements/."""


class StopError(Exception):
    """Something the person has to do first; the text says what."""


def say(text: str) -> None:
    """Progress goes to standard error, so that output stays clean for programs."""
    print(text, file=sys.stderr, flush=True)


def check_tools() -> None:
    """venv and pip are packages of their own on Debian and Ubuntu."""
    missing = []
    for module in ("venv", "ensurepip"):
        try:
            __import__(module)
        except ImportError:
            missing.append(module)
    if missing:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise StopError(
            f"This Python lacks {' and '.join(missing)}, which make the environment of Rehearse.\n"
            f"Install it (Debian, Ubuntu: apt install python{version}-venv) and run this again."
        )
    if not os.access(ROOT, os.W_OK):
        raise StopError(
            f"{ROOT} is not writable, so nothing can be installed there.\n"
            "Copy the checkout to a folder of your own and run it from there."
        )


def python_of(environment: Path) -> Path:
    """The interpreter of an environment."""
    return environment / ("Scripts/python.exe" if WINDOWS else "bin/python")


def environment(name: str, lock: str, why: str) -> Path:
    """An environment that holds exactly what the lock file pins, and the sets that were added to it; made or renewed
    when one of them changed."""
    folder, pins = ROOT / name, ROOT / "requirements" / lock
    stamp = folder / "rehearse-stamp"
    mark = mark_of(pins)
    if not (stamp.is_file() and stamp.read_text() == mark and python_of(folder).exists()):
        sets = added(folder)
        if folder.exists():
            shutil.rmtree(folder)
        run([sys.executable, "-m", "venv", str(folder)], "The environment could not be made.")
        (folder / "rehearse-sets").write_text("".join(f"{each}\n" for each in sets))
        install(folder, pins, why)
        stamp.write_text(mark)
    for each in added(folder):
        add(folder, each)
    return folder


def mark_of(pins: Path) -> str:
    """What an environment was made from."""
    return hashlib.sha256(pins.read_bytes() + sys.version.encode() + str(ROOT).encode()).hexdigest()


def added(folder: Path) -> list[str]:
    """Names of the sets that a person added to an environment."""
    chosen = folder / "rehearse-sets"
    names = chosen.read_text().split() if chosen.is_file() else []
    return [name for name in names if name in SETS]


def add(folder: Path, name: str) -> None:
    """Installs a set into an environment, unless it is there as its lock file pins it. Its own packages and those of
    the environment have the same pins."""
    pins, stamp = ROOT / "requirements" / f"{name}.txt", folder / f"rehearse-stamp-{name}"
    if stamp.is_file() and stamp.read_text() == mark_of(pins):
        return
    install(folder, pins, SETS[name])
    stamp.write_text(mark_of(pins))
    (folder / "rehearse-sets").write_text("".join(f"{each}\n" for each in sorted({*added(folder), name})))


def install(folder: Path, pins: Path, why: str) -> None:
    """Installs what a lock file pins."""
    began = time.monotonic()
    count = sum(1 for line in pins.read_text().splitlines() if "==" in line and not line.startswith(" "))
    say(f"Installing {why}: {count} pinned packages into {folder.name} …")
    installed = [str(python_of(folder)), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes",
                 "--no-deps", "--progress-bar", "off", "-r", str(pins)]  # fmt: skip
    follow(installed, count)
    say(f"  done in {time.monotonic() - began:.0f} s")


def follow(command: list[str], total: int) -> None:
    """Runs pip and shows how far it is; its whole output appears only when it fails."""
    lines: list[str] = []
    seen = 0
    is_terminal = sys.stderr.isatty()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line)
            if line.startswith("Collecting "):
                seen += 1
                if is_terminal:
                    print(f"\r  {min(seen, total)} of {total}", end="", file=sys.stderr, flush=True)
                elif seen % 20 == 0:
                    say(f"  {seen} of {total}")
            elif line.startswith("Installing collected"):
                say(f"{chr(13) if is_terminal else ''}  all fetched and checked, unpacking")
    if process.returncode:
        raise StopError(
            "".join(lines[-30:]) + "\nInstalling failed: the last lines above say why. A package registry must be "
            "reachable for the first start; run this again when it is."
        )


def run(command: list[str], problem: str, **options: object) -> None:
    """Runs a command; its output is shown when it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)  # type: ignore[call-overload]
    if done.returncode:
        raise StopError(f"{done.stdout}\n{problem}")


def link_source(folder: Path) -> None:
    """Lets the environment import the checkout, and gives it the command ``rehearse``."""
    import_paths = list(folder.glob("lib/python*/site-packages")) + list(folder.glob("Lib/site-packages"))
    (import_paths[0] / "rehearse.pth").write_text(str(ROOT / "src") + "\n")
    script = folder / ("Scripts/rehearse.py" if WINDOWS else "bin/rehearse")
    text = f"#!{python_of(folder)}\nimport sys\n\nfrom rehearse.cli import main\n\nsys.exit(main())\n"
    if not script.is_file() or script.read_text() != text:
        script.write_text(text)
        script.chmod(0o755)


def newest(*folders: Path) -> float:
    """The time of the newest file below some folders."""
    return max(
        (path.stat().st_mtime for folder in folders for path in folder.rglob("*") if path.is_file()), default=0.0
    )


def build_assets() -> None:
    """Style sheets, scripts and fonts for the browser, and the compiled translations."""
    web, frontend = ROOT / "src/rehearse/web", ROOT / "frontend"
    built = web / "static/built"
    catalogues = sorted((web / "locale").glob("*/LC_MESSAGES/django.po"))
    stale_text = [po for po in catalogues if not (mo := po.with_suffix(".mo")).is_file()
                  or mo.stat().st_mtime < po.stat().st_mtime]  # fmt: skip
    files = [path for path in frontend.iterdir() if path.is_file()]
    sources = max(newest(frontend / "src"), max((path.stat().st_mtime for path in files), default=0.0))
    stale_assets = not (built / "manifest.json").is_file() or (built / "manifest.json").stat().st_mtime < sources
    if not stale_text and not stale_assets:
        return
    build = environment(".venv-build", "build.txt", "the build tools (Node among them)")
    if stale_assets:
        say("Building the pages' assets …")
        done = subprocess.run([sys.executable, str(frontend / "build.py"), "--node-env", str(build)], check=False)
        if done.returncode:
            raise StopError("The assets could not be built; the lines above say why.")
    for po in stale_text:
        run(
            [str(python_of(build)), "-m", "babel.messages.frontend", "compile", "-i", str(po), "-o",
             str(po.with_suffix(".mo")), "-l", po.parent.parent.name],
            f"The translation {po.name} could not be compiled.",
        )  # fmt: skip


def hand_over(folder: Path, arguments: list[str]) -> int:
    """Becomes the program itself, so that Ctrl-C and signals reach it directly."""
    command = [str(python_of(folder)), *arguments]
    if WINDOWS:
        return subprocess.run(command, check=False).returncode
    os.execv(command[0], command)
    return 0  # not reached: execv replaces this process


def main(arguments: list[str]) -> int:
    """``test`` runs the tests, ``add`` installs a set; anything else is handed to ``rehearse serve``."""
    check_tools()
    if arguments[:1] == ["add"]:
        return add_sets(arguments[1:])
    if arguments[:1] == ["test"]:
        folder = environment(".venv-test", "test.txt", "Rehearse and its test tools")
        link_source(folder)
        build_assets()
        return hand_over(folder, [str(ROOT / "tests" / "suite.py"), *arguments[1:]])
    folder = environment(".venv", "laptop.txt", "Rehearse")
    link_source(folder)
    build_assets()
    return hand_over(folder, ["-m", "rehearse", "serve", *arguments])


def add_sets(names: list[str]) -> int:
    """``run.py add data``: installs sets beside Rehearse; they stay when it is renewed."""
    unknown = [name for name in names if name not in SETS]
    if unknown or not names:
        known = "\n".join(f"  {name}: {why}" for name, why in SETS.items())
        raise StopError(f"Name a set to add, for example: python3 run.py add data\nKnown sets:\n{known}")
    folder = environment(".venv", "laptop.txt", "Rehearse")
    for name in names:
        add(folder, name)
        say(f"{name} is installed. Start Rehearse again where it runs.")
    return 0


def run_command(arguments: list[str]) -> int:
    """``main`` with its faults said in one sentence; the exit code."""
    try:
        return main(arguments)
    except StopError as stop:
        say(str(stop))
        return 2
    except KeyboardInterrupt:
        return 130
