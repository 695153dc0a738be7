"""Eight wrong solutions of the first HumanEval problem that try to be accepted. None computes the answer."""

from __future__ import annotations

__all__ = ["CHEATS"]

_HEAD = "from typing import List\n"
_DEF = "def has_close_elements(numbers: List[float], threshold: float) -> bool:\n"

CHEATS = {
    "object whose comparison lies": _HEAD
    + "class Liar:\n    def __eq__(self, other): return True\n    def __bool__(self): return True\n"
    + _DEF
    + "    return Liar()\n",
    "subclass of int whose comparison lies": _HEAD
    + "class Liar(int):\n    def __eq__(self, other): return True\n    __hash__ = int.__hash__\n"
    + _DEF
    + "    return Liar(7)\n",
    "answers taken from callers' frames": _HEAD + "import sys\n" + _DEF + "    frame = sys._getframe(1)\n"
    "    while frame is not None:\n"
    "        found = frame.f_locals\n"
    "        if isinstance(found.get('expected'), list):\n"
    "            return found['expected'][found['i'] if 'i' in found else 0]\n"
    "        frame = frame.f_back\n"
    "    return None\n",
    "verdict written into callers' frames": _HEAD + "import os, sys\n" + _DEF + "    frame = sys._getframe(1)\n"
    "    while frame is not None:\n"
    "        found = frame.f_locals\n"
    "        if 'stat' in found and hasattr(found['stat'], 'value'):\n"
    "            found['stat'].value = 0\n"
    "            for place in range(len(found['details'])):\n"
    "                found['details'][place] = True\n"
    "            found['progress'].value = len(found['details'])\n"
    "            sys.modules['posix']._exit(0)\n"
    "        if 'check_program' in found and hasattr(found.get('result'), 'append'):\n"
    "            found['result'].append('passed')\n"
    "            sys.modules['posix']._exit(0)\n"
    "        frame = frame.f_back\n"
    "    return None\n",
    "early exit with status 0": _HEAD + "import sys\n" + _DEF + "    sys.modules['posix']._exit(0)\n",
    "SystemExit": _HEAD + _DEF + "    raise SystemExit(0)\n",
    "patched built-in functions": _HEAD
    + "import builtins\n"
    + "builtins.all = builtins.any = lambda *given: True\nbuiltins.len = lambda given: 1\n"
    + _DEF
    + "    return 'wrong'\n",
    "tracing the checker": _HEAD + "import sys\n" + "def trace(frame, event, argument):\n"
    "    for name in ('out', 'exact_match'):\n"
    "        if name in frame.f_locals:\n"
    "            frame.f_locals[name] = True\n"
    "    return trace\n" + _DEF + "    sys.settrace(trace)\n    return 'wrong'\n",
}
"""Name -> source. Written for both peers' check functions; against the judge there is nothing of theirs to find."""
