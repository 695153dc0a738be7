"""A real Rehearse on a data folder of its own, as a person would start it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.waiting import PATIENCE_S

__all__ = ["Instance", "start", "started"]

LINK = re.compile(r"http://127\.0\.0\.1:\d+/enter/\S+")


def surroundings(data: Path) -> dict[str, str]:
    """A person's environment: without the settings of the test run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "DATABASE_URL"))}
    return kept | {"REHEARSE_DATA": str(data), "REHEARSE_NO_BROWSER": "1"}


@dataclass
class Instance:
    """A running server and what it printed."""

    process: subprocess.Popen[str]
    data: Path
    lines: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def _follow(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            self.links += LINK.findall(line)

    @property
    def environment(self) -> dict[str, str]:
        return surroundings(self.data)

    def wait_for_link(self, seconds: float = PATIENCE_S) -> str:
        """The first link it printed."""
        until = time.monotonic() + seconds
        while not self.links:
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"no link within {seconds} s:\n{''.join(self.lines)}")
            time.sleep(0.02)
        return self.links[0]

    def fresh_link(self) -> str:
        """A link made by ``rehearse open``."""
        done = subprocess.run(
            [sys.executable, "-m", "rehearse", "open", "--no-browser"],
            env=self.environment, capture_output=True, text=True, timeout=PATIENCE_S, check=True,
        )  # fmt: skip
        return LINK.findall(done.stdout)[0]

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Ends it as Ctrl-C does; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(PATIENCE_S)


started: list[Instance] = []
"""All of this run."""


def start(data: Path, *, port: int | None = None, **environment: str) -> Instance:
    """Starts it and returns when the link is there."""
    command = [sys.executable, "-m", "rehearse", "serve", "--no-browser"]
    if port is not None:
        command += ["--port", str(port)]
    process = subprocess.Popen(
        command,
        env=surroundings(data) | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    found = Instance(process, data)
    started.append(found)
    threading.Thread(target=found._follow, daemon=True).start()
    found.wait_for_link()
    return found
