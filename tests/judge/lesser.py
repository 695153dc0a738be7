"""A process in which the kernel answers less than it could, as in containers and on old systems: for tests.

The answers are made by a system call filter around the whole process, so that the judge meets what it would meet there.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from rehearse.judge.inside.sandbox import calls, kernel, seccomp

ROOT = Path(__file__).parents[2]

_START = "import sys, errno\nfrom tests.judge.lesser import deny\ndeny({denied!r}, listener={listener})\n"


def deny(denied: dict[str, int], *, listener: bool = False) -> None:
    """From now on these calls fail with these numbers, in this process and all below it.

    ``listener`` keeps the one place for a listener occupied, as a container's own supervisor does.
    """
    table = calls.TABLES[calls.machine()]
    program: list[seccomp.Instruction] = [(seccomp.LOAD, 0, 0, 0)]
    for name, number in denied.items():
        program += [(seccomp.EQUAL, table[name], 0, 1), (seccomp.RETURN, 0x00050000 | number, 0, 0)]
    program.append((seccomp.RETURN, seccomp.ALLOW, 0, 0))
    kernel.no_new_privileges()
    seccomp.install(kernel.libc, table["seccomp"], seccomp.Filter(seccomp.assemble(program)), listener=listener)


def run(program: str, denied: dict[str, int], *, listener: bool = False, **environment: str) -> str:
    """What a Python program prints in such a process."""
    clean = {key: value for key, value in os.environ.items() if key != "REHEARSE_JUDGE_MODE"}
    done = subprocess.run(
        [sys.executable, "-c", _START.format(denied=denied, listener=listener) + program],
        env={**clean, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
