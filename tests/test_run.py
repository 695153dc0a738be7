"""``run.py`` must be readable by any Python 3, so that it can say what is missing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([a-z0-9-]+)==(\S+) ?(?:; (.+?))? ?\\?$", re.MULTILINE)


def pins(name: str) -> dict[tuple[str, str], str]:
    """Versions of a lock file by package and marker."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return {(found[1], found[3] or ""): found[2] for found in PIN.finditer(text)}


@pytest.fixture
def launch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """launch.py in a checkout of its own, whose installing is only noted."""
    monkeypatch.syspath_prepend(str(ROOT))
    import launch as module

    (tmp_path / "requirements").mkdir()
    for name in ("laptop", "data"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"{name}==1 \\\n", encoding="utf-8")
    installed: list[str] = []

    def run(command: list[str], problem: str, **options: object) -> None:
        python = module.python_of(Path(command[-1]))
        python.parent.mkdir(parents=True)
        python.touch()

    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "run", run)
    monkeypatch.setattr(module, "install", lambda folder, lock, why: installed.append(lock.name))
    monkeypatch.setattr(module, "installed", installed, raising=False)
    return module


def test_a_set_is_added_once_and_stays_when_rehearse_is_renewed(launch: ModuleType, tmp_path: Path) -> None:
    assert launch.main(["add", "data"]) == 0
    assert launch.installed == ["laptop.txt", "data.txt"]
    assert launch.main(["add", "data"]) == 0
    assert launch.installed == ["laptop.txt", "data.txt"]
    (tmp_path / "requirements" / "laptop.txt").write_text("laptop==2\n", encoding="utf-8")
    launch.environment(".venv", "laptop.txt", "Rehearse")
    assert launch.installed[2:] == ["laptop.txt", "data.txt"]
    (tmp_path / "requirements" / "data.txt").write_text("data==2\n", encoding="utf-8")
    launch.environment(".venv", "laptop.txt", "Rehearse")
    assert launch.installed[4:] == ["data.txt"]


@pytest.mark.parametrize("arguments", [["add"], ["add", "everything"], ["add", "data", "no"]])
def test_an_unknown_set_is_refused_with_the_known_ones(launch: ModuleType, arguments: list[str]) -> None:
    with pytest.raises(launch.StopError, match="data: pandas and duckdb"):
        launch.main(arguments)
    assert launch.installed == []


@pytest.mark.parametrize("name", ["data.txt", "test.txt"])
def test_a_set_has_the_pins_of_what_it_is_added_to(name: str) -> None:
    ours, theirs = pins("laptop.txt"), pins(name)
    both = set(ours) & set(theirs)
    assert both
    assert {key: theirs[key] for key in both} == {key: ours[key] for key in both}


def test_lock_files_name_no_host() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in path.read_text(encoding="utf-8"), path.name


def test_old_pythons_can_read_the_one_command() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 4))


def test_help_says_what_the_two_commands_do() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "run.py"), "--help"], capture_output=True, text=True, check=True)
    assert "python3 run.py test" in done.stdout


def test_a_python_that_does_not_fit_is_told_what_to_install() -> None:
    code = (
        "import sys, runpy; sys.version_info = (3, 9, 1); "
        f"sys.argv = ['run.py']; runpy.run_path({str(ROOT / 'run.py')!r}, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PATH": "", "LANG": "C.UTF-8"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Python 3.11 to 3.14" in done.stderr
    assert "apt install" in done.stderr
    assert "Traceback" not in done.stderr
