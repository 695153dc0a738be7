"""Processes of a running judge, to be killed at random."""

from __future__ import annotations

from random import Random

import psutil

__all__ = ["KINDS", "kill_one", "processes"]

KINDS = ("box", "zygote", "worker", "daemon")


def _kind(process: psutil.Process) -> str | None:
    words = " ".join(process.cmdline())
    if "rehearse.judge.daemon" in words:
        return "daemon"
    if "rehearse.judge.pool" in words:
        return "worker"
    if "inside/start.py" in words:  # a box has its zygote's words and no children
        return "zygote" if process.children() else "box"
    return None


def processes(root: int, kind: str) -> list[psutil.Process]:
    """The processes of one kind below a process."""
    found = []
    try:
        for process in psutil.Process(root).children(recursive=True):
            try:
                if process.status() != psutil.STATUS_ZOMBIE and _kind(process) == kind:
                    found.append(process)
            except psutil.Error:
                continue
    except psutil.NoSuchProcess:
        pass
    return found


def kill_one(root: int, kind: str, rng: Random) -> bool:
    """SIGKILL for one of them; False when there is none right now."""
    found = processes(root, kind)
    if not found:
        return False
    try:
        rng.choice(found).kill()
    except psutil.NoSuchProcess:
        return False
    return True
