"""The start-up self-test: a mode is what it proved on this machine, not what was configured.

Each attack tries to do harm and returns ``"contained"`` when the system stopped it with an exception, anything else
when it got through. So a wrong answer is a breach, and every other verdict is judged by the attack's own list.
"""

from __future__ import annotations

import os
import secrets
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .limits import Limits
from .mode import Mode
from .submission import Submission
from .suite import Case
from .verdict import Verdict

if TYPE_CHECKING:
    from .worker import Judge

__all__ = ["ATTACKS", "Attack", "prove"]

AC, WA, RTE, SV = Verdict.AC, Verdict.WA, Verdict.RTE, Verdict.SV
TLE, MLE, OLE, JE = Verdict.TLE, Verdict.MLE, Verdict.OLE, Verdict.JE

_QUICK = Limits(cpu_s=2.0, wall_s=10.0)
_SHORT = Limits(cpu_s=0.03, wall_s=0.5)
_BRIEF = Limits(cpu_s=2.0, wall_s=0.03)


@dataclass(frozen=True, slots=True)
class Attack:
    """A submission whose function is ``f(canary, port)``."""

    name: str
    source: str
    allowed: frozenset[Verdict]
    needs_fence: bool = True
    """Whether the own-code-only mode does not promise to stop it."""
    limits: Limits = _QUICK


def _tries(name: str, statement: str, *allowed: Verdict) -> Attack:
    """An attack of one statement. By default the filter may report it, or anything around us refuse it first: a
    container's own profile answers some calls with an error, and its word comes before ours."""
    source = f"import os\ndef f(canary, port):\n    try:\n        {statement}\n"
    source += "    except OSError:\n        return 'contained'\n    return 'breach'\n"
    return Attack(name, source, frozenset(allowed or (SV, AC)))


def _call(name: str, number: int) -> Attack:
    statement = f"import ctypes; assert ctypes.CDLL(None).syscall({number}, 0, 0, 0, 0, 0, 0) >= 0"
    source = f"def f(canary, port):\n    try:\n        {statement}\n"
    source += "    except AssertionError:\n        return 'contained'\n    return 'breach'\n"
    return Attack(name, source, frozenset({SV, AC}))


def _does(name: str, source: str, *allowed: Verdict, limits: Limits = _QUICK) -> Attack:
    """Something every mode must handle."""
    return Attack(name, source, frozenset(allowed), needs_fence=False, limits=limits)


_FORGED = """
import os, struct
def f(canary, port):
    os.write(3, struct.pack("<BII", ord("R"), 0, 10) + b"\\xa9contained")
    os._exit(0)
"""

_LIAR = """
class Liar(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
def f(canary, port): return Liar("breach")
"""

_SEARCH = """
import gc, re
def f(canary, port):
    seen = repr([o for o in gc.get_objects() if type(o) in (dict, list, tuple)])
    found = re.findall("key-[0-9a-f]{32}", seen)
    return found[0] if found else "nothing"
"""

_THREADS = """
import threading
def f(canary, port):
    done = []
    crew = [threading.Thread(target=done.append, args=(1,)) for _ in range(3)]
    for each in crew: each.start()
    for each in crew: each.join()
    return "contained" if done == [1, 1, 1] else "lost"
"""

ATTACKS: tuple[Attack, ...] = (
    _does("honest answer", "def f(canary, port): return 'contained'", AC),
    _does("honest threads", _THREADS, AC),
    _does("endless loop", "def f(canary, port):\n    while True: pass", TLE, limits=_SHORT),
    _does("sleep", "import time\ndef f(canary, port): time.sleep(60)", TLE, limits=_BRIEF),
    _does("memory", "def f(canary, port): return len(bytearray(1 << 40))", MLE),
    _does("output flood", "def f(canary, port):\n    while True: print('x' * 9999)", OLE),
    _does("early exit", "import os\ndef f(canary, port): os._exit(0)", RTE),
    _does("lying comparison", _LIAR, WA),
    _does("forged frames", _FORGED, RTE, AC, WA),
    _tries("connection", "import socket; socket.create_connection(('127.0.0.1', port), 1)"),
    _tries("unix socket", "import socket; socket.socket(socket.AF_UNIX)"),
    _tries("vsock", "import socket; socket.socket(40, 1)"),
    _tries("fork", "os.fork()", SV),
    _tries("shell", "os.system('true')"),
    _tries("program", "os.execv('/bin/true', ['true'])", SV),
    _tries("signal to the parent", "os.kill(os.getppid(), 0)"),  # 0 only asks: a broken fence must not cost processes
    _tries("signal to all", "os.kill(-1, 0)"),
    _tries("reading a file", "open(canary).read()", AC),
    _tries("changing a file", "open(canary, 'w').write('x')", AC),
    _tries("reading users", "open('/etc/passwd').read()", AC),
    _tries("reading the environment", "open('/proc/self/environ').read()", AC),
    _tries("listing the root", "assert canary[1:].split('/')[0] in os.listdir('/')", AC, RTE),
    _tries("making a file", "open('/tmp/rehearse-breach', 'w')", AC),
    _tries("file without a name", "os.memfd_create('x')", AC),
    _tries("raising a limit", "import resource; resource.setrlimit(resource.RLIMIT_CPU, (9, 9))", AC, RTE),
    _call("ptrace", 101 if os.name == "posix" and os.uname().machine == "x86_64" else 117),
    _call("io_uring", 425),
    _call("new namespaces", 272 if os.name == "posix" and os.uname().machine == "x86_64" else 97),
)


@contextmanager
def _surroundings() -> Iterator[tuple[str, socket.socket]]:
    """A file and a listening port outside the box, to look at afterwards."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as listener:
        os.chmod(folder, 0o755)  # noqa: S103 - an unprivileged box could read it, if its fence let it
        canary = os.path.join(folder, "canary")
        with open(canary, "w") as file:
            file.write("untouched")
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        yield canary, listener


def prove(judge: Judge) -> str | None:
    """None when everything the mode promises was kept, else what was not. About half a second."""
    with _surroundings() as (canary, listener):
        port = listener.getsockname()[1]
        for attack in ATTACKS:
            if attack.needs_fence and judge.mode is Mode.OWN_CODE_ONLY:
                continue
            case = Case((canary, port), "contained")
            submission = Submission("self-test", attack.source, "f", (case,), attack.limits)
            got = judge.run(submission)
            if got.verdict in (TLE, JE) and got.verdict not in attack.allowed:
                # Nothing got through; the machine was slow. Whoever serves would have a weaker mode until the end.
                got = judge.run(submission)
            if got.verdict not in attack.allowed:
                return f"the self-test {attack.name!r} ended with {got.verdict}"
        key = "key-" + secrets.token_hex(16)
        found = judge.run(Submission("self-test", _SEARCH, "f", (Case((canary, port), key),), _QUICK))
        if found.verdict is Verdict.AC:
            return "the self-test 'searching the answer' found it"
        try:
            listener.accept()[0].close()
            return "the self-test 'connection' reached a port"
        except BlockingIOError:
            pass
        with open(canary) as file:
            return None if file.read() == "untouched" else "the self-test 'changing a file' changed one"
