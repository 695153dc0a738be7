"""The public face of the package."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

from rehearse import planning
from rehearse.planning import TEXTS


def test_nothing_leaks() -> None:
    public = {
        name for name, value in vars(planning).items() if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert public == set(planning.__all__)
    assert planning.__all__ == sorted(planning.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name))


def test_it_starts_without_heavy_packages() -> None:
    code = "import sys, rehearse.planning; print({'numpy', 'scipy', 'django', 'pydantic'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_texts_are_sentences_without_blame() -> None:
    for message_id, text in TEXTS.items():
        assert "!" not in text, message_id
        assert text.strip() == text
