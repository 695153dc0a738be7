"""The in-process pool: a few threads, each with its own database connection."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor

from django.db import close_old_connections

__all__ = ["enqueue", "recover", "register", "stop", "unfinished", "wait"]

log = logging.getLogger(__name__)

THREADS = 2

_handlers: dict[str, Callable[[str], None]] = {}
_finders: dict[str, Callable[[], Iterable[str]]] = {}
_running: dict[tuple[str, str], Future[None]] = {}
_lock = threading.Lock()
_pool: ThreadPoolExecutor | None = None


def register(
    kind: str, finder: Callable[[], Iterable[str]]
) -> Callable[[Callable[[str], None]], Callable[[str], None]]:
    """Names the handler of a kind of work; ``finder`` gives the ids of unfinished rows."""

    def keep(handler: Callable[[str], None]) -> Callable[[str], None]:
        assert kind not in _handlers or _handlers[kind].__name__ == handler.__name__, f"two handlers for {kind}"
        _handlers[kind], _finders[kind] = handler, finder
        return handler

    return keep


def enqueue(kind: str, id_: str) -> Future[None]:
    """Starts the handler in the background; the same id that is still running is not started twice."""
    global _pool
    with _lock:
        if _pool is None:
            _pool = ThreadPoolExecutor(THREADS, thread_name_prefix="work")
        found = _running.get((kind, id_))
        if found is not None:
            return found
        started = _running[kind, id_] = _pool.submit(_run, kind, id_)
    # Outside the lock: work that is over already calls back at once, in this thread, and needs the lock itself.
    started.add_done_callback(lambda _: _forget(kind, id_))
    return started


def wait(kind: str, id_: str, timeout_s: float) -> None:
    """Returns when the work is over here, or after a while; at once when this process does not run it."""
    with _lock:
        found = _running.get((kind, id_))
    if found is not None:
        futures.wait([found], timeout_s)


def _forget(kind: str, id_: str) -> None:
    with _lock:
        _running.pop((kind, id_), None)


def _run(kind: str, id_: str) -> None:
    close_old_connections()
    try:
        _handlers[kind](id_)
    except Exception:
        # The row stays unfinished and is found again at the next start.
        log.exception("work %s %s failed", kind, id_)
        raise
    finally:
        # Keeps what the settings let live (SQLite on a laptop), closes what they do not.
        close_old_connections()


def unfinished() -> list[tuple[str, str]]:
    """Kind and id of every unfinished row."""
    return [(kind, id_) for kind, finder in _finders.items() for id_ in finder()]


def recover() -> int:
    """Starts everything unfinished again; how many there were."""
    found = unfinished()
    for kind, id_ in found:
        enqueue(kind, id_)
    return len(found)


def stop() -> None:
    """Waits for what runs and takes nothing new."""
    global _pool
    with _lock:
        pool, _pool = _pool, None
    if pool is not None:
        pool.shutdown(wait=True, cancel_futures=True)
