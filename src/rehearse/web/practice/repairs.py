"""Debug drills on pages: several fields of a form are one text, files, test and diagnosis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rehearse.bank.kinds.ml_debug import MlDebugItem, module_name
from rehearse.judge import NotRunnable
from rehearse.judge.bundle import Bundle, read_bundle

__all__ = ["FILE", "EditedFile", "opened", "repair_of"]

FILE = "file:"
"""Fields of a form that hold a file: this and its path."""


@dataclass(frozen=True, slots=True)
class EditedFile:
    """A file on the page."""

    path: str
    name: str
    text: str
    is_changed: bool


def repair_of(given: Mapping[str, object]) -> str:
    """The one text of a form's fields, as ``judge.bundle`` reads it."""
    files = {name.removeprefix(FILE): _text(value) for name, value in given.items() if name.startswith(FILE)}
    return Bundle(files, _text(given.get("test", "")), _text(given.get("diagnosis", ""))).text


def _text(value: object) -> str:
    """Line ends as files have them; NUL, which databases refuse, is left out."""
    return str(value or "").replace("\r\n", "\n").replace("\0", "")


def opened(item: MlDebugItem, draft: str) -> tuple[list[EditedFile], str, str]:
    """Files, regression test and diagnosis of a draft; as given where there is no readable one."""
    given = {path: item.file(path) for path in item.given.files}
    try:
        bundle = read_bundle(draft, given.keys())
    except NotRunnable:
        bundle = Bundle({}, "", "")
    files = [
        EditedFile(path, f"{module_name(path)}.py", bundle.files.get(path, text), bundle.files.get(path, text) != text)
        for path, text in given.items()
    ]
    return files, bundle.test, bundle.diagnosis
