"""A single process for one submission, without a zygote and without a fence: the own-code-only mode.

For systems that have neither Landlock nor seccomp. Time, output and, where the system enforces it, memory are limited;
files and network are not.
"""

from __future__ import annotations

import importlib
import os
import resource
import sys
from typing import Any

from .box import Settings, live
from .sandbox import rlimits

__all__ = ["main"]


def _own_address_space() -> int | None:
    """Bytes this process maps already; None where the system does not tell, and does not enforce a limit either."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return None


def main(channel_fd: int, config: dict[str, Any]) -> None:
    """Import what submissions use, limit this process, wait for the job."""
    sys.path[:] = config["search"]
    for name in config["preload"]:
        importlib.import_module(name)
    rlimits.zygote()
    settings = Settings(template=None, threads=None, cpu_s=config["cpu_s"], rehearsals=0)
    settings.parent = os.getppid()
    base = _own_address_space()
    live(channel_fd, 1, settings, None if base is None else base + config["memory_mib"] * (1 << 20))
