"""The judge's daemon: the workers of one machine behind one Unix socket.

``python -m rehearse.judge.daemon --socket PATH --bank PATH --cache PATH [--workers N] [--parent-pid PID]``. It ends by
SIGTERM and SIGINT, when its standard input closes or when its parent ends; workers, zygotes and boxes end with it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import socket
import stat
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

from . import wire
from .errors import BadValue
from .judgement import Judgement
from .kept import KeptAnswers
from .messages import say
from .requests import Request
from .tasks import Task, TaskQueue
from .verdict import Verdict

__all__ = ["Daemon", "main"]

_TRIES = 2
"""Workers that may die of a submission before it is a judge error."""

_YIELDS = 20
"""So often an analysis makes room; then it is finished."""

_PARENT_POLL_S = 0.5
_RESTART_S = 1.0
_CHILD_POLL_S = 0.005
_GRACE_S = 2.0


class Daemon:
    """Queue, workers and connections; one event loop."""

    def __init__(self, bank: Path | None, cache: Path, workers: int) -> None:
        self._bank = bank
        self._cache = cache
        self._kept = KeptAnswers(cache / "judgements")
        self._count = workers
        self._queue = TaskQueue()
        self._running: dict[Task, asyncio.StreamWriter] = {}
        self._by_key: dict[str, Task] = {}
        self._processes: set[subprocess.Popen[bytes]] = set()
        self.mode = ""
        self.fingerprint = ""
        self._refusal = ""
        self._ready = 0

    # Connections

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one client: a connection carries one request."""
        try:
            if not _is_own(writer.get_extra_info("socket")):
                return
            data = await _read(reader)
            await self._answer(data, writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ValueError):
            pass  # the client went away or sent garbage, or the daemon ends
        finally:
            writer.close()

    async def _answer(self, data: dict[str, Any], writer: asyncio.StreamWriter) -> None:
        op = data.get("op")
        if data.get("version") != wire.VERSION:
            writer.write(wire.pack(_error("request", f"this daemon speaks version {wire.VERSION}")))
        elif op == "status":
            writer.write(wire.pack(self._status()))
        elif op == "cancel":
            writer.write(wire.pack({"event": "cancel", "found": await self._cancel(data.get("submission_id"))}))
        elif op == "judge":
            try:
                request = Request.read(data)
            except BadValue as error:
                writer.write(wire.pack(_error("request", str(error))))
            else:
                await self._judge(request, writer)
        else:
            writer.write(wire.pack(_error("request", "unknown operation")))

    def _status(self) -> dict[str, Any]:
        return {
            "event": "status",
            "mode": "refused" if self._refusal else self.mode,
            "fingerprint": self.fingerprint,
            "waiting": len(self._queue),
            "running": len(self._running),
            "workers": self._ready,
            "pid": os.getpid(),
        }

    async def _judge(self, request: Request, writer: asyncio.StreamWriter) -> None:
        if self._refusal:
            writer.write(wire.pack(_error("refused", self._refusal)))
            return
        key = request.key(self.fingerprint) if self.fingerprint else None
        task = self._by_key.get(key) if key else None
        if task is not None and not task.is_cancelled:
            task.join(writer)
        elif key and (kept := self._kept.get(key)) is not None:
            writer.write(wire.pack({"event": "accepted", "position": 0}))
            writer.write(wire.pack(kept))
            return
        else:
            task = Task(request, key)
            if key:
                self._by_key[key] = task
            task.join(writer)
            task.tell({"event": "accepted", "position": len(self._queue)})
            await self._queue.put(task)
            if not request.is_analysis:
                self._make_room()
        await task.done.wait()

    def _make_room(self) -> None:
        """Send an analysis back into the queue when all workers are busy and a submission waits."""
        if len(self._running) < self._ready:
            return
        for task, writer in self._running.items():
            if task.request.is_analysis and not task.is_cancelled and task.yields < _YIELDS:
                task.yields += 1
                writer.write(wire.pack({"op": "cancel"}))
                return

    async def _cancel(self, submission_id: object) -> bool:
        for task in [*self._queue, *self._running]:
            if task.request.submission_id == submission_id and not task.is_cancelled:
                task.is_cancelled = True
                if task in self._running:
                    self._running[task].write(wire.pack({"op": "cancel"}))
                else:
                    self._queue.remove(task)
                    self._finish(task, self._cancelled(task))
                return True
        return False

    def _cancelled(self, task: Task) -> dict[str, Any]:
        if task.request.is_analysis:
            return {"event": "final", "result": None}
        return {"event": "final", "judgement": _cancelled(self.mode, self.fingerprint)}

    def _finish(self, task: Task, event: dict[str, Any]) -> None:
        task.tell(event)  # first: nobody waits for the disk; a crash in between only repeats the run
        if event["event"] == "final" and task.key:
            self._kept.put(task.key, event)
        if task.key and self._by_key.get(task.key) is task:
            del self._by_key[task.key]
        task.done.set()

    # Workers

    async def work(self) -> None:
        """Keep one worker process alive and busy, for ever."""
        while not self._refusal:
            ours, theirs = socket.socketpair()
            with theirs:
                process = subprocess.Popen(
                    [
                        *(sys.executable, "-m", "rehearse.judge.pool"),
                        *(str(theirs.fileno()), str(self._bank or ""), str(self._cache)),
                    ],
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                )
            self._processes.add(process)
            reader, writer = await asyncio.open_unix_connection(sock=ours, limit=wire.LARGEST)
            try:
                await self._serve_worker(reader, writer)
            except (asyncio.IncompleteReadError, ConnectionError):
                pass
            finally:
                writer.close()
                process.kill()
                await _ended(process)
                self._processes.discard(process)
            await asyncio.sleep(_RESTART_S)

    async def _serve_worker(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        hello = await _read(reader)
        if hello["event"] == "refused":
            self._refuse(hello["text"])
            return
        self.mode, self.fingerprint = hello["mode"], hello["fingerprint"]
        self._ready += 1
        try:
            while True:
                await self._run(await self._next(reader), reader, writer)
        finally:
            self._ready -= 1

    async def _next(self, reader: asyncio.StreamReader) -> Task:
        """The next task for a worker; raises IncompleteReadError when the idle worker ends instead."""
        getting = asyncio.create_task(self._queue.get())
        ending = asyncio.create_task(reader.readexactly(1))
        try:
            await asyncio.wait({getting, ending}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            ending.cancel()
            if not getting.done():
                getting.cancel()
            await asyncio.gather(getting, ending, return_exceptions=True)
        if getting.cancelled():
            raise asyncio.IncompleteReadError(b"", 1)
        return getting.result()

    async def _run(self, task: Task, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if task.key is None:
            task.key = task.request.key(self.fingerprint)
            kept = self._kept.get(task.key)
            if kept is not None:
                self._finish(task, kept)
                return
            self._by_key.setdefault(task.key, task)
        task.tries += 1
        self._running[task] = writer
        try:
            writer.write(wire.pack(task.request.to_json()))
            while True:
                event = await _read(reader)
                if event["event"] in ("final", "error"):
                    self._finish(task, event)
                    return
                if event["event"] == "cancelled":
                    if task.is_cancelled:
                        self._finish(task, self._cancelled(task))
                    else:
                        task.tries -= 1
                        await self._queue.put(task, first=True)
                    return
                task.tell(event)
        except (asyncio.IncompleteReadError, ConnectionError):
            if task.tries < _TRIES and not task.is_cancelled:
                task.past[:] = task.past[:1]
                await self._queue.put(task, first=True)
            else:
                self._finish(task, self._lost(task))
            raise
        finally:
            self._running.pop(task, None)

    def _lost(self, task: Task) -> dict[str, Any]:
        """What is said of a task that took its workers down."""
        if task.is_cancelled:
            return self._cancelled(task)
        if task.request.is_analysis:
            return _error("judge", f"The analysis {task.request.task} ended its worker {task.tries} times.")
        return {"event": "final", "judgement": _failed(self.mode, self.fingerprint)}

    def _refuse(self, text: str) -> None:
        self._refusal = text
        for task in self._queue:
            self._queue.remove(task)
            self._finish(task, _error("refused", text))

    async def stop(self) -> None:
        """End all workers; they end their zygotes and boxes."""
        for process in self._processes:
            process.terminate()
        try:
            await asyncio.wait_for(asyncio.gather(*map(_ended, self._processes)), _GRACE_S)
        except TimeoutError:
            for process in self._processes:
                process.kill()
                process.wait()


async def _ended(process: subprocess.Popen[bytes]) -> None:
    """Wait for a child without a thread and without asyncio's own child watcher, which races with ``kill``."""
    while process.poll() is None:
        await asyncio.sleep(_CHILD_POLL_S)


def _error(kind: str, text: str) -> dict[str, Any]:
    return {"event": "error", "kind": kind, "text": text}


def _failed(mode: str, fingerprint: str) -> dict[str, Any]:
    return Judgement(Verdict.JE, mode, (), 0, 0, 0.0, 0.0, "", fingerprint, say("machine")).to_json()


def _cancelled(mode: str, fingerprint: str) -> dict[str, Any]:
    return Judgement(Verdict.JE, mode, (), 0, 0, 0.0, 0.0, "", fingerprint, say("cancelled")).to_json()


def _is_own(channel: socket.socket) -> bool:
    """Whether the other end is a process of our own user. The socket's file mode says the same; this cannot race."""
    if sys.platform != "linux":
        return True
    credentials = channel.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, user, _ = struct.unpack("3i", credentials)
    return bool(user == os.getuid())


async def _read(reader: asyncio.StreamReader) -> dict[str, Any]:
    length = wire.size(await reader.readexactly(4))
    data: dict[str, Any] = json.loads(await reader.readexactly(length))
    return data


async def _parent_ended(parent: int) -> None:
    while os.getppid() == parent:
        await asyncio.sleep(_PARENT_POLL_S)


async def _input_ended() -> None:
    """Return when the pipe on standard input closes: also when its owner was killed."""
    if not stat.S_ISFIFO(os.fstat(0).st_mode):
        await asyncio.Event().wait()
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while await reader.read(4096):
        pass


async def _serve(options: argparse.Namespace) -> None:
    path: Path = options.socket
    daemon = Daemon(options.bank, options.cache, options.workers)
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    path.unlink(missing_ok=True)
    mask = os.umask(0o177)
    try:
        server = await asyncio.start_unix_server(daemon.connected, str(path), limit=wire.LARGEST)
    finally:
        os.umask(mask)
    own = _identity(path)
    tasks = [asyncio.create_task(daemon.work()) for _ in range(options.workers)]
    watches: list[asyncio.Task[Any]] = [asyncio.create_task(ended.wait())]
    if options.parent_pid:
        watches += [
            asyncio.create_task(_parent_ended(options.parent_pid)),
            asyncio.create_task(_input_ended()),
        ]
    try:
        await asyncio.wait(watches, return_when=asyncio.FIRST_COMPLETED)
    finally:
        server.close()
        # First, and only our own: whoever was killed may be back with a daemon of its own while we still end.
        if _identity(path) == own:
            path.unlink(missing_ok=True)
        for watch in watches:
            watch.cancel()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await daemon.stop()


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file has that name now; None when there is none."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_ino, found.st_ctime_ns


def cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main(arguments: list[str] | None = None) -> int:
    """Run the daemon until it is told to end."""
    parser = argparse.ArgumentParser(prog="rehearse.judge.daemon")
    parser.add_argument("--socket", type=Path, required=True, help="path of the Unix socket, at most 107 bytes")
    parser.add_argument("--bank", type=Path, default=None, help="folder of the bank")
    parser.add_argument("--cache", type=Path, required=True, help="folder for suites and judgements")
    parser.add_argument("--workers", type=int, default=max(1, cores()), help="worker processes, one per core")
    parser.add_argument("--parent-pid", type=int, default=0, help="end when this parent ends or stdin closes")
    options = parser.parse_args(arguments)
    options.cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    asyncio.run(_serve(options))
    return 0


if __name__ == "__main__":
    sys.exit(main())
