"""One instance on one data folder: lock, migrate, start the judge, serve, end everything again."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from rehearse.web.care.errors import CareError
from rehearse.web.care.folder import DataFolder
from rehearse.web.care.lock import HeldError, Lock, hold, read
from rehearse.web.care.refusals import refuse, warnings
from rehearse.web.care.schema import migrate
from rehearse.web.setup import setup

if TYPE_CHECKING:
    from rehearse.judge import DaemonHandle

__all__ = ["HOST", "PortTakenError", "link_to_running", "serve"]

HOST = "127.0.0.1"
FIRST_PORT = 8765
PORTS = 20

Say = Callable[[str], None]


class PortTakenError(Exception):
    """No free port was found in the range."""


def _listen(first: int, count: int = PORTS) -> socket.socket:
    """A bound socket on the first free port from ``first`` on."""
    for port in range(first, min(first + count, 65_536)):
        # Named as TCP, because asyncio switches Nagle's delay off only then: it cost 45 ms on every page.
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name == "posix":
            # A port in TIME_WAIT after a restart is free; one that another server listens on is not.
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((HOST, port))
            found.listen(128)
        except OSError:
            found.close()
            continue
        return found
    raise PortTakenError(f"ports {first} to {first + count - 1} are all in use; name another with --port")


def entry_link(folder: DataFolder, port: int) -> str:
    """A fresh link, good for sixty seconds and one use."""
    from rehearse.web.security.links import make_token

    return f"http://{HOST}:{port}/enter/{make_token(folder.secret_key())}"


def link_to_running(folder: DataFolder) -> str | None:
    """A fresh link to the instance that holds the folder, or None when nobody does."""
    found = read(folder)
    if found is None or not found[1]:
        return None
    os.environ["REHEARSE_PORT"] = str(found[1])
    setup(database=False)
    return entry_link(folder, found[1])


def open_browser(link: str) -> bool:
    """Whether a browser was started. Never one in the terminal: it would take the screen from the server."""
    if os.environ.get("REHEARSE_NO_BROWSER"):
        return False
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        return webbrowser.open(link)
    except webbrowser.Error:
        return False


class Keeper(threading.Thread):
    """Keeps a judge running: one that died is started anew, and what it left is judged again."""

    LOOK_S = 2.0

    def __init__(self, begin: Callable[[], DaemonHandle]) -> None:
        super().__init__(name="judge-keeper", daemon=True)
        self._begin = begin
        self._over = threading.Event()
        self._lock = threading.Lock()
        self.daemon_handle = begin()

    def run(self) -> None:
        from rehearse.judge import JudgeError
        from rehearse.web import work

        while not self._over.wait(self.LOOK_S):
            if self.daemon_handle.process.poll() is None:
                continue
            with self._lock:
                if self._over.is_set():
                    return
                try:
                    self.daemon_handle = self._begin()
                except JudgeError:
                    continue  # the next look tries again
            work.recover()

    def end(self) -> None:
        """Ends the judge with everything below it."""
        self._over.set()
        with self._lock:
            self.daemon_handle.stop()


@contextlib.contextmanager
def _background(folder: DataFolder, say: Say) -> Iterator[None]:
    """Judge daemon, background pool, sync beat; all ended on the way out."""
    from django.conf import settings

    from rehearse import bank, judge
    from rehearse.web import work
    from rehearse.web.care import backups, beat, disk, health
    from rehearse.web.practice import judging  # noqa: F401 - registers its handler
    from rehearse.web.radar import looking

    disk.reserve(folder)
    beat.start_beat()
    keeper = Keeper(lambda: judge.start_daemon(bank=bank.root(), runtime=runtime_folder(folder), cache=folder.cache))
    settings.JUDGE_SOCKET = str(keeper.daemon_handle.socket)
    keeper.start()
    threading.Thread(target=backups.daily, args=(folder,), name="daily-backup", daemon=True).start()
    waiting = work.recover()
    if waiting:
        say(f"{waiting} unfinished pieces of work go on now.")
    looking.start_daily()
    try:
        yield
    finally:
        # The judge first: what waits for it then ends at once, and its row is found again at the next start.
        keeper.end()
        work.stop()
        beat.stop_beat()
        health.end(folder)


def runtime_folder(folder: DataFolder) -> Path:
    """A short place for the judge's socket: a socket's path is limited to 108 bytes, on macOS 104."""
    import hashlib
    import tempfile

    name = hashlib.sha256(str(folder.path).encode()).hexdigest()[:12]
    base = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    place = base / f"rehearse-{name}"
    place.mkdir(mode=0o700, exist_ok=True)
    return place


def _aloud(text: str) -> None:
    # At once, also into a pipe: a program that waits for the link must see it.
    print(text, flush=True)


def serve(*, port: int | None = None, browser: bool = True, say: Say = _aloud) -> int:
    """Runs until Ctrl-C, a closed terminal or SIGTERM. Returns the exit code.

    A second start on the same data opens the first and returns 0.
    """
    folder = DataFolder.from_environment()
    try:
        refuse(folder)
        folder.make()
        lock = hold(folder)
    except CareError as refused:
        print(refused, file=sys.stderr)
        return 2
    except OSError as error:
        print(
            f"The data folder {folder.path} cannot be written ({error.strerror}). "
            "Give yourself the right to write there, or name another folder: REHEARSE_DATA=/path/to/folder.",
            file=sys.stderr,
        )
        return 2
    except HeldError as held:
        link = link_to_running(folder)
        if link is None:
            print(f"Rehearse is starting in process {held.pid}. Try again in a moment.", file=sys.stderr)
            return 2
        say(f"Rehearse runs already. Open it here (works once, for sixty seconds):\n\n  {link}\n")
        if browser:
            open_browser(link)
        return 0
    for warning in warnings(folder):
        from rehearse.web.messages import TEXTS

        say(TEXTS.english(warning))
    try:
        return _serve(folder, lock, port, browser, say)
    except CareError as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        lock.release()


def _serve(folder: DataFolder, lock: Lock, port: int | None, browser: bool, say: Say) -> int:
    try:
        listener = _listen(port or int(os.environ.get("REHEARSE_PORT", FIRST_PORT)))
    except PortTakenError as error:
        print(f"Rehearse cannot listen: {error}.", file=sys.stderr)
        return 2
    actual = listener.getsockname()[1]
    os.environ["REHEARSE_PORT"] = str(actual)
    setup(database=False)
    import uvicorn
    from django.urls import get_resolver

    from rehearse.web.asgi import application
    from rehearse.web.care import health

    health.begin(folder)
    migrate(folder, say)
    with _background(folder, say):
        server = uvicorn.Server(
            uvicorn.Config(
                application, log_level="warning", lifespan="off", timeout_graceful_shutdown=2, server_header=False
            )
        )

        def announce() -> None:
            # Every page's code now, not at the first request: on a slow machine that could outlive the link.
            _ = get_resolver().url_patterns
            lock.write_port(actual)
            link = entry_link(folder, actual)
            shown = browser and open_browser(link)
            say(
                f"Rehearse is ready{', your browser opens' if shown else ''}. "
                f"The link works once, for sixty seconds; `rehearse open` makes another.\n\n  {link}\n\nCtrl-C ends it."
            )

        def hang_up(signum: int, frame: FrameType | None) -> None:
            server.should_exit = True

        # uvicorn raises what it caught once more after its own end: our handlers must take it quietly, so that
        # judge, lock and last sync are still taken care of.
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # Ctrl-C, a service manager, a closed terminal
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), hang_up)
        announce()
        server.run(sockets=[listener])
    say("Ended. Everything is saved.")
    return 0
