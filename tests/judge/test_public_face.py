"""What users of the package may rely on, and that nothing else leaks."""

from __future__ import annotations

import importlib
import re
import string
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from rehearse import judge
from rehearse.judge import TEXTS

FOLDER = Path(judge.__file__).parent


def test_exported_names_are_sorted_and_complete() -> None:
    assert list(judge.__all__) == sorted(judge.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name))
    public = {
        name for name, value in vars(judge).items() if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert public - {"annotations"} == set(judge.__all__)


def test_numpy_is_not_imported_at_once() -> None:
    program = (
        "import sys, rehearse.judge; print([m for m in ('numpy', 'asyncio', 'pydantic', 'django') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def texts_of(path: Path) -> dict[str, str]:
    """Texts by short name that a module speaks with: those of its part of the package before the judge's own."""
    part = path.relative_to(FOLDER).parts[0]
    own = (FOLDER / part / "messages.py").is_file()
    registry = importlib.import_module(f"rehearse.judge.{part}.messages").TEXTS if own else TEXTS
    return {id_.rsplit(".", 1)[1]: text for texts in (TEXTS, registry) for id_, text in texts.items()}


def test_every_message_has_a_text_and_its_parameters() -> None:
    """Each ``say("name", a=...)`` of the sources against the texts."""
    said: set[str] = set()
    for path in FOLDER.rglob("*.py"):
        texts = texts_of(path)
        for name, given in re.findall(r"""(?<!def )say\(\s*"(\w+)"((?:[^()]|\([^()]*\))*)\)""", path.read_text()):
            said.add(name)
            text = texts[name]
            fields = {field for _, field, _, _ in string.Formatter().parse(text) if field}
            named = set(re.findall(r"(\w+)=", re.sub(r"\{[^}]*\}|\([^()]*\)", "", given)))
            # Some give a mapping of what several texts share.
            assert named <= fields if "**" in given else named == fields, (path.name, name)
    assert len(said) > 40


def test_texts_neither_blame_nor_shout() -> None:
    for text in TEXTS.values():
        assert text[-1] in ".?}", text
        assert not re.search(r"\b(please|oops|sorry|invalid)\b|!", text.lower()), text


def test_modules_are_short() -> None:
    for path in FOLDER.rglob("*.py"):
        assert len(path.read_text().splitlines()) <= 400, path


def test_the_box_programs_import_nothing_of_the_product() -> None:
    for path in (FOLDER / "inside").rglob("*.py"):
        assert not re.search(r"^\s*(?:from|import) rehearse", path.read_text(), re.MULTILINE), path
