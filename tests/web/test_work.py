"""The background pool: work that ends at once, work that fails, work that is asked for twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future

import pytest

from rehearse.web.work import pool
from tests.waiting import PATIENCE_S


@pytest.fixture
def handlers() -> Iterator[dict[str, Callable[[str], None]]]:
    """A place for handlers of one test."""
    yield pool._handlers
    pool._handlers.pop("test", None)
    pool._finders.pop("test", None)
    pool._later.discard("test")
    pool.stop()


class AtOnce:
    """An executor whose work is over before ``submit`` returns."""

    def submit(self, run: Callable[..., None], *words: str) -> Future[None]:
        future: Future[None] = Future()
        future.set_result(None)
        return future

    def shutdown(self, **_options: bool) -> None:
        """Nothing runs."""


def test_work_that_is_over_at_once_blocks_nobody(
    handlers: dict[str, Callable[[str], None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_pools", {False: AtOnce()})
    caller = threading.Thread(target=pool.enqueue, args=("test", "1"), daemon=True)
    caller.start()
    caller.join(PATIENCE_S)
    assert not caller.is_alive(), "the caller waits for a lock that it holds"
    assert ("test", "1") not in pool._running


def test_the_same_work_is_not_started_twice_while_it_runs(handlers: dict[str, Callable[[str], None]]) -> None:
    go_on, runs = threading.Event(), []

    def handle(id_: str) -> None:
        runs.append(id_)
        go_on.wait(PATIENCE_S)

    handlers["test"] = handle
    first, second = pool.enqueue("test", "1"), pool.enqueue("test", "1")
    go_on.set()
    first.result(PATIENCE_S)
    assert second is first
    assert runs == ["1"]


def test_long_work_never_stands_before_short_work(handlers: dict[str, Callable[[str], None]]) -> None:
    go_on = threading.Event()

    def handle(id_: str) -> None:
        go_on.wait(PATIENCE_S)

    pool.register("test", list, later=True)(handle)
    slow = [pool.enqueue("test", str(number)) for number in range(6)]
    try:
        pool._handlers["quick"] = lambda id_: None
        pool.enqueue("quick", "1").result(PATIENCE_S)
        assert not any(work.done() for work in slow)
    finally:
        go_on.set()
        pool._handlers.pop("quick", None)


def test_work_that_is_asked_for_while_its_run_fails_runs_once_more(handlers: dict[str, Callable[[str], None]]) -> None:
    go_on, ended, runs = threading.Event(), threading.Event(), []

    def handle(id_: str) -> None:
        runs.append(id_)
        if len(runs) == 1:
            go_on.wait(PATIENCE_S)
            raise ConnectionError("the judge went away")
        ended.set()

    handlers["test"] = handle
    first, second = pool.enqueue("test", "1"), pool.enqueue("test", "1")
    go_on.set()
    assert isinstance(first.exception(PATIENCE_S), ConnectionError)
    assert second is first
    assert ended.wait(PATIENCE_S)
    assert runs == ["1", "1"]


def test_work_that_fails_is_not_repeated_for_ever(handlers: dict[str, Callable[[str], None]]) -> None:
    runs: list[str] = []

    def handle(id_: str) -> None:
        runs.append(id_)
        raise ConnectionError

    handlers["test"] = handle
    assert isinstance(pool.enqueue("test", "1").exception(PATIENCE_S), ConnectionError)
    pool.stop()
    assert runs == ["1"]
