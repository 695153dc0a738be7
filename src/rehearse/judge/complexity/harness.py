"""The program that a box of a growth run gets: our counting code, the person's source and the generator as data.

Our own modules travel as compiled code where the box's Python is this one (a millisecond), else as text. Nothing of
them is left in the boxes that decide verdicts.
"""

from __future__ import annotations

import base64
import marshal
import sys
from functools import cache
from pathlib import Path
from typing import Any

from rehearse.judge.languages.python import Flavour, flavour_of

__all__ = ["ENTRY", "program"]

ENTRY = "rehearse_growth"
"""Name of the function that a box calls."""

_HERE = Path(__file__).parent
_MODULES = (
    "binding",
    "nodes",
    "instrument",
    "charges.registry",
    "charges.dispatch",
    "charges.builtin",
    "charges.containers",
    "charges.library",
    "charges",
    "operators",
    "counting",
)
"""In the order in which they need each other."""
_ARRAYS = "charges.arrays"
_PLAIN = ("counting",)
"""Enough for runs that count nothing."""

_TEXT = """{imports}import base64, marshal, sys, types

def load(bundle):
    for name in ("growth", "growth.charges"):
        sys.modules[name] = types.ModuleType(name)
        sys.modules[name].__path__ = []
    for name, code in marshal.loads(base64.b64decode(bundle)):
        module = sys.modules.setdefault("growth." + name, types.ModuleType("growth." + name))
        module.__package__ = "growth.charges" if name.startswith("charges") else "growth"
        exec(code, module.__dict__)
    return sys.modules["growth.counting"]

{entry} = load({bundle!r}).{task}(*{arguments!r})
"""


def program(task: str, source: str, generator: str, *arguments: Any, version: str) -> str:
    """The text of a program. ``task`` is a function of ``counting``; ``version`` is the box's ``sys.version``."""
    texts = (generator,) if task == "describe" else (source, generator)
    arrays = any(flavour_of(text) is Flavour.NUMPY for text in texts)
    names: tuple[str, ...] = _MODULES if task == "count" else _PLAIN
    if arrays and task == "count":
        place = names.index("operators")
        names = (*names[:place], _ARRAYS, *names[place:])
    return _TEXT.format(
        imports="import numpy\n" if arrays else "",
        entry=ENTRY,
        bundle=_bundle(names, version == sys.version),
        task=task,
        arguments=(*texts, *arguments),
    )


@cache
def _bundle(names: tuple[str, ...], compiled: bool) -> str:
    """Modules as base64 of marshal: code, or text for another Python."""
    parts: list[tuple[str, Any]] = []
    for name in names:
        path = _HERE.joinpath(*name.split("."))
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        text = path.read_text(encoding="utf-8")
        parts.append((name, compile(text, f"<{name}>", "exec", dont_inherit=True, optimize=2) if compiled else text))
    return base64.b64encode(marshal.dumps(parts)).decode()
