"""Nothing is left behind: processes, descriptors, memory of the answer key; what runs is what was meant."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil
import pytest

from rehearse.judge import Case, Judge, Limits, Mode, Submission, Verdict
from rehearse.judge.boxes import wait_readable
from rehearse.judge.languages.python import Flavour, flavour_of
from rehearse.judge.runtime import Places, Runtime
from rehearse.judge.zygotes import Zygote
from tests.waiting import until

ADD = Submission("add", "def f(a):\n    return a + 1\n", "f", (Case((1,), 2),))

KINDS = [
    ADD,
    Submission("wrong", "def f(a):\n    return a\n", "f", (Case((1,), 2),)),
    Submission("error", "def f(a):\n    return 1 / 0\n", "f", (Case((1,), 2),)),
    Submission("exit", "import os\ndef f(a):\n    os._exit(3)\n", "f", (Case((1,), 2), Case((1,), 2))),
    Submission("fork", "import os\ndef f(a):\n    os.fork()\n", "f", (Case((1,), 2),)),
    Submission("loop", "def f(a):\n    while True: pass\n", "f", (Case((1,), 2),), Limits(cpu_s=0.02)),
    Submission("flood", "def f(a):\n    while True: print('x' * 999)\n", "f", (Case((1,), 2),)),
    Submission("huge", "def f(a):\n    return 'x' * (6 << 20)\n", "f", (Case((1,), 2),)),
    Submission("compile", "def f(a) return", "f", (Case((1,), 2),)),
    Submission("memory", "def f(a):\n    return bytearray(1 << 40)\n", "f", (Case((1,), 2),), Limits(memory_mib=64)),
]
VERDICTS = ["AC", "WA", "RTE", "RTE", "SV", "TLE", "OLE", "OLE", "CE", "MLE"]


def below(pid: int) -> list[psutil.Process]:
    found: list[psutil.Process] = psutil.Process(pid).children(recursive=True)
    return found


def is_zombie(process: psutil.Process) -> bool:
    """Whether it ended and nobody took note; one that is gone altogether is none."""
    try:
        return bool(process.status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_verdicts_of_the_mixture(judge: Judge) -> None:
    assert [judge.run(submission).verdict for submission in KINDS] == VERDICTS


def test_descriptors_and_processes_do_not_grow(judge: Judge) -> None:
    def processes() -> int:
        # Of this judge only: other tests of the same process keep judges of their own.
        return sum(len(below(zygote.process.pid)) for zygote in judge._zygotes.values())  # type: ignore[attr-defined]

    def descriptors() -> int:
        return len(os.listdir("/proc/self/fd"))

    for submission in KINDS:
        judge.run(submission)
    open_before, running_before = descriptors(), processes()
    for _ in range(5):
        for submission in KINDS:
            judge.run(submission)
    # Spare boxes come and go; fifty submissions that each left something would not.
    assert until(lambda: abs(descriptors() - open_before) <= 8)
    assert until(lambda: processes() <= running_before + 8)
    assert until(lambda: not any(is_zombie(child) for child in below(os.getpid())))


def test_closing_ends_everything() -> None:
    with Judge() as judge:
        judge.run(ADD)
        started = [child for zygote in judge._zygotes.values() for child in below(zygote.process.pid)]  # type: ignore[attr-defined]
        assert started
    assert until(lambda: not any(child.is_running() for child in started))


@pytest.mark.long
def test_a_killed_supervisor_leaves_nothing() -> None:
    program = (
        "import time; from rehearse.judge import Judge\nwith Judge():\n    print('up', flush=True)\n    time.sleep(99)"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"up\n"
    started = below(process.pid)
    assert len(started) >= 3
    process.kill()
    process.wait()
    process.stdout.close()
    assert until(lambda: not any(child.is_running() and child.status() != "zombie" for child in started))


@pytest.mark.long
def test_a_killed_zygote_is_replaced_and_nobody_is_blamed() -> None:
    with Judge() as judge:
        judge.run(ADD)
        for zygote in list(judge._zygotes.values()):
            zygote.process.kill()  # type: ignore[attr-defined]
        assert judge.run(ADD).verdict is Verdict.AC


@pytest.mark.long
def test_a_zygote_that_always_dies_gives_a_judge_error() -> None:
    with Judge() as judge:
        take = judge._take

        def dying(flavour: Flavour, memory_mib: int) -> object:
            box = take(flavour, memory_mib)
            judge._zygotes[flavour].process.kill()  # type: ignore[attr-defined]
            return box

        judge._take = dying  # type: ignore[method-assign, assignment]
        slow = Submission(
            "x", "import time\ndef f(a):\n    time.sleep(100)\n", "f", (Case((1,), 2),), Limits(wall_s=200.0)
        )
        got = judge.run(slow)
        assert got.verdict is Verdict.JE
        assert got.message.id == "judge.machine"


def test_a_zygote_loads_nothing_of_the_product() -> None:
    source = (
        "import sys\ndef f(a):\n    return sorted(m for m in sys.modules if a in m or m.split('.')[0] in ('site',))\n"
    )
    with Judge() as judge:
        names = judge.outputs(source, "f", [("rehearse",)])[0]
    assert names == []


def test_zygotes_have_one_thread(judge: Judge) -> None:
    """Pitfall 14: a fork with threads is unsafe."""
    judge.warm()
    for zygote in judge._zygotes.values():
        assert zygote.identity["threads"] == 1  # type: ignore[attr-defined]


def test_a_box_has_four_descriptors_and_no_privilege(judge: Judge) -> None:
    """Seen from outside while the submission runs; pitfall 9."""
    if judge.mode is not Mode.CERTIFIED:
        return
    zygote = judge._zygote(Flavour.PLAIN)
    assert isinstance(zygote, Zygote)
    box = zygote.take(256)
    try:
        proc = Path(f"/proc/{box._pid}")
        assert until(lambda: sorted(os.listdir(proc / "fd"), key=int) == ["0", "1", "2", "3"])
        assert until(lambda: "Seccomp_filters:\t2" in (proc / "status").read_text())
        status = dict(line.split(":\t", 1) for line in (proc / "status").read_text().splitlines() if ":\t" in line)
        assert status["NoNewPrivs"] == "1"
        assert status["Seccomp"] == "2"
        assert {status[name].strip() for name in ("CapEff", "CapPrm", "CapBnd", "CapInh", "CapAmb")} == {"0" * 16}
        for name in ("mnt", "net", "pid", "user", "uts", "ipc", "cgroup"):
            assert os.readlink(proc / "ns" / name) != os.readlink(f"/proc/self/ns/{name}")
        mounts = (proc / "mounts").read_text().splitlines()
        assert all("ro," in line.split()[3] + "," or line.split()[1] == os.devnull for line in mounts)
    finally:
        box.close()


@pytest.mark.long
def test_the_answer_is_nowhere_in_the_box_s_memory() -> None:
    """A root process reads the whole box while the submission runs; as an ordinary user the kernel forbids it."""
    if os.geteuid() != 0:
        return
    secret = "key-" + os.urandom(16).hex()
    asked = "ask-" + os.urandom(16).hex()
    source = "import time\ndef f(a):\n    time.sleep(100)\n    return a\n"
    with Judge() as judge:
        take = judge._take
        taken = []

        def noting(flavour: Flavour, memory_mib: int) -> object:
            taken.append(take(flavour, memory_mib))
            return taken[-1]

        judge._take = noting  # type: ignore[method-assign, assignment]
        found: list[dict[str, int]] = []

        def look() -> bool:
            used = taken[0].cpu_s() if taken else None
            if used is None or found or not _is_asleep(taken[0]._pid):  # type: ignore[attr-defined]
                return False
            found.append({text: _occurrences(taken[0]._pid, text) for text in (secret, asked)})  # type: ignore[attr-defined]
            return True

        judge.run(Submission("x", source, "f", (Case((asked,), secret),), Limits(wall_s=200.0)), cancelled=look)
    assert found
    assert found[0][secret] == 0
    assert found[0][asked] > 0


def _is_asleep(pid: int) -> bool:
    return "nanosleep" in Path(f"/proc/{pid}/wchan").read_text()


def _occurrences(pid: int, text: str) -> int:
    count = 0
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in maps:
            span, rights, *_ = line.split()
            if "r" not in rights or "[v" in line:
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                count += memory.read(end - start).count(text.encode())
            except OSError:
                continue
    return count


def test_flavours_are_chosen_by_imports() -> None:
    assert flavour_of("import numpy as np\n") is Flavour.NUMPY
    assert flavour_of("def f():\n    from numpy.linalg import inv\n") is Flavour.NUMPY
    assert flavour_of("import math, numpy\n") is Flavour.NUMPY
    assert flavour_of("# import numpy\nimport numbers\nx = 'numpy'\n") is Flavour.PLAIN


def test_another_python_than_meant_is_noticed() -> None:
    from rehearse.judge import JudgeError

    runtime = Runtime.of()
    good = {"version": sys.version, "os": os.path.join(runtime.standard, "os.py"), "numpy": None}
    runtime.check(good)
    for key, value in (("version", "2.7"), ("os", "/usr/lib/python/os.py"), ("numpy", ["1", "/usr/numpy/__init__.py"])):
        with pytest.raises(JudgeError):
            runtime.check({**good, key: value})


@pytest.mark.long
def test_an_ordinary_user_gets_the_same_modes() -> None:
    """The path without staging: the product and its Python copied to where a dropped child may read them."""
    if os.geteuid() != 0:
        return  # then every other test already is that test
    from rehearse.judge import staging

    runtime = staging.staged(Places.of(sys.executable))
    folder = Path(tempfile.mkdtemp(prefix="rehearse"))  # not pytest's: its parents are for their owner only
    product = folder / "product"
    subprocess.run(["cp", "-r", "src", str(product)], check=True, cwd=Path(__file__).parents[2])
    folder.chmod(0o755)
    program = (
        "import sys, json; sys.path[:0] = json.loads(sys.argv[1])\n"
        "import os; from rehearse.judge import *\n"
        "assert os.getuid() == 60001\n"
        "for mode in ('certified', 'confined'):\n"
        "    with Judge(mode) as judge:\n"
        "        assert judge.runtime.user is None\n"
        "        for source in ('def f(a): return a + 1', 'import numpy\\ndef f(a): return int(numpy.add(a, 1))'):\n"
        "            got = judge.run(Submission('x', source, 'f', (Case((1,), 2),)))\n"
        "            print(mode, got.verdict)\n"
    )
    path = [str(product), *runtime.search]
    done = subprocess.run(
        [runtime.executable, "-I", "-S", "-c", program, json.dumps(path)],
        env={**os.environ, **runtime.environment},
        user=60001,
        group=60001,
        extra_groups=[],
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
    )
    shutil.rmtree(folder)
    assert done.stdout.split("\n") == ["certified AC"] * 2 + ["confined AC"] * 2 + [""], done.stderr


def test_waiting_works_for_high_descriptors() -> None:
    read, write = os.pipe()
    os.write(write, b"x")
    try:
        assert wait_readable(read, 0.0)
    finally:
        os.close(read)
        os.close(write)
