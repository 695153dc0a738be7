"""What is handed in for a debug drill: one text, a JSON object of files, a regression test and a diagnosis.

``{"files": {path: text}, "test": "...", "diagnosis": "..."}``. It comes from a page or a program: hostile until read.
"""

from __future__ import annotations

import ast
import json
import warnings
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from .errors import NotRunnable
from .messages import say

__all__ = ["TEST_FILE", "Bundle", "read_bundle", "refuse_broken"]

LONGEST = 200_000
"""Characters of the whole text."""
TEST_FILE = "your_test.py"
"""Name of the regression test in messages."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A repair, a test and a diagnosis, as written."""

    files: dict[str, str]
    """By path; files that were not changed may be missing."""
    test: str
    diagnosis: str

    @property
    def text(self) -> str:
        """The form that ``read_bundle`` reads."""
        form = {"files": self.files, "test": self.test, "diagnosis": self.diagnosis}
        return json.dumps(form, ensure_ascii=False)


def read_bundle(text: str, paths: Collection[str]) -> Bundle:
    """Read what was handed in. Raises NotRunnable saying what is wrong with it."""
    if len(text) > LONGEST:
        raise NotRunnable(say("bundle_long", limit=LONGEST))
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise NotRunnable(say("bundle_form")) from None
    if not isinstance(data, dict) or not {"files", "test", "diagnosis"} >= set(data):
        raise NotRunnable(say("bundle_form"))
    files, test, diagnosis = data.get("files", {}), data.get("test", ""), data.get("diagnosis", "")
    if not isinstance(files, dict) or not isinstance(test, str) or not isinstance(diagnosis, str):
        raise NotRunnable(say("bundle_form"))
    for path, body in files.items():
        if path not in paths:
            raise NotRunnable(say("bundle_path", file=path[:60], known=", ".join(sorted(paths))))
        if not isinstance(body, str):
            raise NotRunnable(say("bundle_form"))
    return Bundle({path: _lines(body) for path, body in files.items()}, _lines(test), diagnosis)


def _lines(text: str) -> str:
    """Lines that end alike, as a page may send them differently than a file holds them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_broken(source: str, file: str) -> None:
    """Raises NotRunnable, naming file and line, for a source that does not parse."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source)
    except SyntaxError as error:
        line = error.lineno or 1
        raise NotRunnable(say("bundle_syntax", file=file, line=line, text=str(error.msg)[:200])) from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise NotRunnable(say("bundle_syntax", file=file, line=1, text=str(error)[:200])) from None
