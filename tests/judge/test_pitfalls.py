"""Pitfalls of the judge's design that no other test of this folder covers; ``docs/dev/judge.md`` has the whole list."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

import rehearse.judge
from rehearse.judge import Judge, Mode
from rehearse.judge.boxes import ForkedBox
from rehearse.judge.languages.python import Flavour
from rehearse.judge.runtime import Places
from rehearse.judge.zygotes import Zygote
from tests.waiting import PATIENCE_S

from .attacking import ATTACKS, load

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "dev" / "judge.md"

LIMITS = "import resource\ndef f(name):\n    return list(resource.getrlimit(getattr(resource, name)))\n"


def zygote_of(judge: Judge) -> Zygote:
    found = judge._zygote(Flavour.PLAIN)
    assert isinstance(found, Zygote)
    return found


def test_a_receive_that_must_not_wait_does_not(judge: Judge) -> None:
    """Pitfall 1: ``socket.recv_fds`` ignores its flags, so it is nowhere used, and nothing waiting is no wait."""
    zygote = zygote_of(judge)
    ended = threading.Event()

    def take_all() -> None:
        while zygote._pump(block=False):
            pass
        ended.set()

    worker = threading.Thread(target=take_all, daemon=True)
    worker.start()
    assert ended.wait(PATIENCE_S)
    for path in Path(rehearse.judge.__file__).parent.rglob("*.py"):
        assert not re.search(r"\brecv_fds\(", path.read_text()), path


def test_limits_of_a_box_are_hard(judge: Judge) -> None:
    """Pitfall 2: soft and hard are the same, and below what the zygote has."""
    space, descriptors, core = judge.outputs(LIMITS, "f", [("RLIMIT_AS",), ("RLIMIT_NOFILE",), ("RLIMIT_CORE",)])
    assert space[0] == space[1] > 0
    assert descriptors == [32, 32]
    assert core == [0, 0]


def test_a_confined_box_does_not_count_the_person_s_other_processes(confined: Judge) -> None:
    """Pitfall 10: outside a user namespace RLIMIT_NPROC counts the whole desktop."""
    found = confined.outputs(LIMITS, "f", [("RLIMIT_NPROC",)])[0]
    assert found == list(resource.getrlimit(resource.RLIMIT_NPROC))


def test_the_threads_of_a_certified_box_are_counted(judge: Judge) -> None:
    """Pitfall 18: 16 of its own and what the zygote needs."""
    if judge.mode is Mode.CERTIFIED:
        soft, hard = judge.outputs(LIMITS, "f", [("RLIMIT_NPROC",)])[0]
        assert soft == hard
        assert 16 < soft < 32


def test_no_memory_is_shared_for_writing_and_only_the_runtime_is_mapped(judge: Judge) -> None:
    box = zygote_of(judge).take(256)
    try:
        assert isinstance(box, ForkedBox)
        with open(f"/proc/{box._pid}/maps") as file:
            maps = [line.split(maxsplit=5) for line in file]
    finally:
        box.close()
    rights = {words[1] for words in maps}
    assert not any("w" in each and "s" in each for each in rights)
    files = {words[5].strip() for words in maps if len(words) > 5 and words[5].startswith("/")}
    assert files
    assert not any(str(ROOT) in name or "rehearse/" in name for name in files)


def test_a_box_sees_no_installer_and_nothing_of_the_application(judge: Judge) -> None:
    source = (
        "import importlib.util\ndef f(names):\n"
        "    return [name for name in names if importlib.util.find_spec(name) is not None]\n"
    )
    names = ["pip", "ensurepip", "setuptools", "rehearse", "django", "pydantic", "pytest", "ruamel", "venv", "json"]
    for flavour in ("", "import numpy\n"):
        found = judge.outputs(flavour + source, "f", [(names,)])[0]
        assert set(found) <= {"json", "venv"}
        assert "json" in found


@pytest.mark.long
def test_everything_under_a_folder_for_its_owner_only() -> None:
    """An ordinary user whose home, with Python, virtual environment and checkout, nobody else may enter."""
    if os.geteuid() != 0:
        pytest.skip("only root can make the files of another user")
    from rehearse.judge import staging

    runtime = staging.staged(Places.of(sys.executable))
    base = Path(runtime.executable).parents[1]
    home = Path(tempfile.mkdtemp(prefix="rehearse"))
    try:
        for folder in ("bin", "lib"):
            shutil.copytree(base / folder, home / "python" / folder)
        shutil.copytree(ROOT / "src", home / "checkout" / "src")
        python = home / "python" / "bin" / Path(runtime.executable).name
        version = Path(runtime.standard).name
        packages = home / "venv" / "lib" / version / "site-packages"
        packages.mkdir(parents=True)
        (home / "venv" / "bin").mkdir()
        (home / "venv" / "bin" / "python").symlink_to(python)
        (home / "venv" / "pyvenv.cfg").write_text(f"home = {python.parent}\nversion = {sys.version.split()[0]}\n")
        for package in Path(next(path for path in runtime.search if path.endswith("packages"))).iterdir():
            shutil.copytree(package, packages / package.name)
        subprocess.run(["chown", "-R", "60001:60001", str(home)], check=True)
        home.chmod(0o700)
        done = subprocess.run(
            [str(home / "venv" / "bin" / "python"), "-P", "-c", AS_ORDINARY_USER],
            env={"PYTHONPATH": str(home / "checkout" / "src"), "LD_LIBRARY_PATH": str(home / "python" / "lib")},
            user=60001,
            group=60001,
            extra_groups=[],
            capture_output=True,
            text=True,
            cwd=home,
            check=False,
        )
    finally:
        shutil.rmtree(home)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [["certified", "AC"], ["certified", "AC"], ["confined", "AC"], ["confined", "AC"]]


AS_ORDINARY_USER = """
import json, os, sys
from rehearse.judge import Case, Judge, Submission
assert os.getuid() == 60001 and sys.prefix != sys.base_prefix
found = []
for mode in ("certified", "confined"):
    with Judge(mode) as judge:
        for source in ("def f(a): return a + 1", "import numpy\\ndef f(a): return int(numpy.add(a, 1))"):
            found.append([mode, judge.run(Submission("x", source, "f", (Case((1,), 2),))).verdict])
print(json.dumps(found))
"""


def test_every_test_that_the_page_names_exists() -> None:
    """The page's tables say which test holds which promise; a renamed test must be renamed there."""
    text = PAGE.read_text()
    sources = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    defined = set(re.findall(r"def (test_\w+)", sources))
    named = set(re.findall(r"`(test_\w+)`", text))
    assert len(named) > 15
    assert named <= defined
    attacks = set(re.findall(r"`attacks/([a-z0-9-]+)`", text))
    assert attacks
    assert attacks <= set(ATTACKS)


def test_every_pitfall_has_its_row() -> None:
    rows = re.findall(r"^\| (\d+) \|", PAGE.read_text(), re.MULTILINE)
    assert [int(number) for number in rows] == list(range(1, 19))


def test_a_verdict_of_the_machine_is_never_expected_of_an_attack() -> None:
    """JE is the machine's own failure; an attack that could cause it would be a way to blame the machine."""
    assert not [name for name in ATTACKS if "JE" in load(name)["expect"]]
