"""What the package shows, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

from rehearse import postings
from rehearse.message import Message
from rehearse.postings import errors, messages


def test_a_pasted_posting_is_read() -> None:
    posting = postings.read("Data Scientist\nRequirements\n- 3+ years of experience with Python and SQL\n")
    assert posting.title == "Data Scientist"
    assert posting.skills == {"python": "required", "sql": "required"}
    assert posting.of("years") is not None


def test_the_face_is_sorted_and_leaks_nothing() -> None:
    assert postings.__all__ == sorted(postings.__all__, key=lambda name: (not name.isupper(), name.islower(), name))
    shown = {
        name for name, value in vars(postings).items() if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert shown == set(postings.__all__)


def test_importing_the_face_loads_no_parser() -> None:
    heavy = "{'selectolax', 'pypdf', 'docx', 'ahocorasick', 'defusedxml', 'lxml', 'django', 'numpy'}"
    code = f"import sys, rehearse.postings; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.stdout.strip() == "[]"


def test_every_refusal_says_what_and_what_to_do() -> None:
    advice = {key.removesuffix("_do") for key in messages.TEXTS if key.endswith("_do")}
    assert advice <= set(messages.TEXTS)
    for key in advice:
        for text in (messages.TEXTS[key], messages.TEXTS[f"{key}_do"]):
            assert text[0].isupper() and text.endswith(".") and "!" not in text and "please" not in text.lower()


def test_an_error_can_be_made_from_one_message() -> None:
    error = errors.PostingError(Message("web.something", {"limit": 10}))
    assert error.message.id == "web.something" and error.what is error.message and error.do is None
