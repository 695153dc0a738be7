"""``run.py`` must be readable by any Python 3, so that it can say what is missing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


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
