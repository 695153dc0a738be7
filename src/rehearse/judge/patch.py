"""Unified diffs of the bank, applied strictly: every line of context has to be there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .errors import BadValue

__all__ = ["apply_patch"]

_HUNK = re.compile(r"@@ -(?P<start>[0-9]{1,6})(?:,(?P<length>[0-9]{1,6}))? \+[0-9]{1,6}(?:,[0-9]{1,6})? @@")


def apply_patch(files: Mapping[str, str], patch: str, where: str) -> dict[str, str]:
    """The files after a patch; those it does not name stay as they are.

    Paths are as in ``files``, with or without ``a/`` and ``b/`` before them. Raises BadValue for a patch that names
    another file or does not fit.
    """
    result = dict(files)
    path = ""
    hunks: list[tuple[int, list[str]]] = []
    for line in [*patch.splitlines(), "+++ "]:
        if line.startswith("--- "):
            continue
        if line.startswith("+++ "):
            if path:
                result[path] = _apply(result[path], hunks, f"{where}, {path}")
            path, hunks = line[4:].split("\t")[0].strip().removeprefix("b/"), []
            if path and path not in files:
                raise BadValue(where, f"the patch changes {path[:80]!r}.", f"It may change {', '.join(files)}.")
        elif found := _HUNK.match(line):
            start, length = int(found["start"]), int(found["length"] or 1)
            hunks.append((start if length == 0 else start - 1, []))
        elif hunks and path:
            hunks[-1][1].append(line or " ")
        elif line.strip():
            raise BadValue(where, f"unexpected line {line[:60]!r}.", "Write a unified diff.")
    if dict(files) == result:
        raise BadValue(where, "the patch changes nothing.", "Write a unified diff of the given files.")
    return result


def _apply(text: str, hunks: list[tuple[int, list[str]]], where: str) -> str:
    old = text.splitlines()
    new: list[str] = []
    place = 0
    for start, lines in hunks:
        if not place <= start <= len(old):
            raise BadValue(where, f"the hunk at line {start + 1} lies outside of the file.", "Make the patch again.")
        new += old[place:start]
        place = start
        for line in lines:
            sign, body = line[0], line[1:]
            if sign == "\\":
                continue
            if sign not in " +-":
                raise BadValue(where, f"unexpected line {line[:60]!r}.", "Write a unified diff.")
            if sign == "+":
                new.append(body)
                continue
            if place >= len(old) or old[place] != body:
                raise BadValue(where, f"line {place + 1} is not {body[:60]!r}.", "Make the patch again.")
            new += [body] if sign == " " else []
            place += 1
    return "".join(line + "\n" for line in [*new, *old[place:]])
