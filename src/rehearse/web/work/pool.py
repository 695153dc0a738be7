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
LATER_THREADS = 1
"""For work that may take seconds and that nobody waits for: it never stands before the other kind."""

_handlers: dict[str, Callable[[str], None]] = {}
_finders: dict[str, Callable[[], Iterable[str]]] = {}
_running: dict[tuple[str, str], Future[None]] = {}
_lock = threading.Lock()
_later: set[str] = set()
_apart: set[str] = set()
_again: set[tuple[str, str]] = set()
"""What was asked for while it ran: when that run fails, it runs once more."""
_pools: dict[bool | str, ThreadPoolExecutor] = {}
"""By whether the work is done later, or by its kind where that has a thread of its own."""


def register(
    kind: str, finder: Callable[[], Iterable[str]], *, later: bool = False, apart: bool = False
) -> Callable[[Callable[[str], None]], Callable[[str], None]]:
    """Names the handler of a kind of work; ``finder`` gives the ids of unfinished rows.

    ``later``: long work, done in a thread of its own. ``apart``: work that waits for strangers; it waits in a thread
    that no other kind needs.
    """

    def keep(handler: Callable[[str], None]) -> Callable[[str], None]:
        assert kind not in _handlers or _handlers[kind].__name__ == handler.__name__, f"two handlers for {kind}"
        _handlers[kind], _finders[kind] = handler, finder
        if later:
            _later.add(kind)
        if apart:
            _apart.add(kind)
        return handler

    return keep


def enqueue(kind: str, id_: str) -> Future[None]:
    """Starts the handler in the background; the same id that is still running is not started twice."""
    with _lock:
        found = _running.get((kind, id_))
        # A run that is over and only not forgotten yet does nothing more for whoever asks now.
        if found is not None and not found.done():
            _again.add((kind, id_))
            return found
        pool = kind if kind in _apart else kind in _later
        if pool not in _pools:
            threads = LATER_THREADS if pool else THREADS
            name = pool if isinstance(pool, str) else "later" if pool else "work"
            _pools[pool] = ThreadPoolExecutor(threads, thread_name_prefix=name)
        started = _running[kind, id_] = _pools[pool].submit(_run, kind, id_)
    # Outside the lock: work that is over already calls back at once, in this thread, and needs the lock itself.
    started.add_done_callback(lambda done: _forget(kind, id_, done))
    return started


def wait(kind: str, id_: str, timeout_s: float) -> None:
    """Returns when the work is over here, or after a while; at once when this process does not run it."""
    with _lock:
        found = _running.get((kind, id_))
    if found is not None:
        futures.wait([found], timeout_s)


def _forget(kind: str, id_: str, done: Future[None]) -> None:
    with _lock:
        if _running.get((kind, id_)) is not done:
            return  # the next run has begun meanwhile
        del _running[kind, id_]
        is_wanted = (kind, id_) in _again
        _again.discard((kind, id_))
        is_open = bool(_pools)
    if is_wanted and is_open and not done.cancelled() and done.exception() is not None:
        enqueue(kind, id_)


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
    with _lock:
        pools = [*_pools.values()]
        _pools.clear()
        _again.clear()
    for pool in pools:
        pool.shutdown(wait=True, cancel_futures=True)
