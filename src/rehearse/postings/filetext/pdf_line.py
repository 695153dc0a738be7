"""Lines of a PDF page from the runs of its text, and what stands on every page around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin
from statistics import median

from .pdf_run import ARTIFACT, Run

__all__ = ["ITEM", "Line", "body", "page_lines"]

ITEM = re.compile(r"[•◦▪■●‣⁃∙▸►➤✓✔·❖□○–—*+>-](?=\s)|o(?= [A-Z])|\(?\d{1,2}[.)](?=\s)|[•◦▪■●‣⁃∙▸►➤✓✔❖□]")
"""What opens an item of a list."""
_LONE_SIGN = re.compile(r"(?:[•◦▪■●‣⁃∙▸►➤✓✔·❖□○–—*+>o-]|\(?(?:\d{1,2}|[a-z])[.)])\s*")
_SAME_LINE = 0.35
"""Share of the size by which base lines of one line may differ."""
_RAISED, _RISE = 0.8, 0.6
"""Up to which share of the size before it a sign may be raised or lowered, and by how much of that."""
_WORD_GAP = 0.15
_CELL_GAP = 1.6
"""Shares of the size: from the first on a gap is a space, from the second on another cell or column."""
_SIGN_GAP = 60.0
"""Points between the sign of an item and its words at most."""
_FEWEST_SPACED = 4
_EDGE_LINES = 3
"""Lines at the top and the foot of a page that may be running heads."""
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.|pg\.?)?\s*[-–—|]?\s*\d{1,3}\s*(?:(?:/|of|von|\|)\s*\d{1,3})?\s*[-–—|]?", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?|file)://\S+(?:\s+\d{1,3}/\d{1,3})?", re.IGNORECASE)
_PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? +\d{1,2}:\d{2}(?: ?[AP]M)?\b.*", re.IGNORECASE)
"""The head that browsers print: date, time and the page's title."""
_COUNT = re.compile(r"(?:page|seite)\s*\d+|\d+\s*(?:/|of|von)\s*\d+", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """A line of text; lengths in points, y grows upwards."""

    text: str
    x: float
    y: float
    end: float
    size: float
    is_bold: bool
    mark: int
    """Number of the marked content that most of it belongs to, ``ARTIFACT``, or -1."""
    page: int
    opens_item: bool = False
    """Whether a sign that opens an item stands first."""
    words_at: float = 0.0
    """Where the words begin, behind such a sign."""
    block: int = -1
    """Number of the paragraph, item or cell that the file's structure names, or -1."""
    is_aside: bool = False
    """Whether it stands turned beside the others."""


def page_lines(runs: list[Run], page: int) -> list[Line]:
    """The lines of a page in the order of its drawing; what stands turned follows at the end."""
    runs = _once([run for run in runs if run.is_dot or run.text])
    angles: Counter[float] = Counter()
    for run in runs:
        if not run.is_dot:
            angles[run.angle] += len(run.text)
    if not angles:
        return []
    main = angles.most_common(1)[0][0]
    upright = [_turned(run, main) for run in runs if run.angle == main or (run.is_dot and main == 0)]
    lines = _lines(upright, page)
    for angle in [angle for angle in angles if angle != main]:
        for line in _lines([_turned(run, angle) for run in runs if run.angle == angle and not run.is_dot], page):
            line.is_aside = True
            lines.append(line)
    return lines


def _turned(run: Run, angle: float) -> Run:
    """The run as if the page were turned so that it stands upright."""
    if angle == 0:
        return run
    turn = radians(-angle)
    width = run.end - run.x
    x, y = run.x * cos(turn) - run.y * sin(turn), run.x * sin(turn) + run.y * cos(turn)
    return Run(run.text, x, y, x + width, run.size, run.is_bold, 0.0, run.mark, run.lost, run.is_dot)


def _once(runs: list[Run]) -> list[Run]:
    """Text drawn twice at nearly the same place is bold type made by hand: it is read once."""
    kept: list[Run] = []
    for run in runs:
        twins = (
            other
            for other in kept[-4:]
            if other.text == run.text
            and abs(other.x - run.x) < 0.1 * run.size
            and abs(other.y - run.y) < 0.1 * run.size
        )
        twin = None if run.is_dot or not run.text.strip() else next(twins, None)
        if twin is None:
            kept.append(run)
        else:
            twin.is_bold = True
    return kept


def _lines(runs: list[Run], page: int) -> list[Line]:
    lines, row, dot = [], list[Run](), None
    for run in runs:
        if run.is_dot:
            dot = run
            continue
        if dot is not None and run.text.strip():
            if dot.end <= run.x + 1 and run.x - dot.end < _SIGN_GAP and run.y - 1 <= dot.y <= run.y + run.size:
                lines += _line(row, page)
                row = [Run(dot.text, dot.x, run.y, dot.end, run.size, run.is_bold, 0.0, run.mark)]
            dot = None
        if row and not _goes_on(row, run):
            lines += _line(row, page)
            row = []
        row.append(run)
    return lines + _line(row, page)


def _goes_on(row: list[Run], run: Run) -> bool:
    """Whether a run stands on the line of those before it."""
    last = row[-1]
    size = max(last.size, run.size)
    highest = (_SAME_LINE if run.size > _RAISED * last.size else _RISE) * size
    # Behind a raised sign the line goes on where it was.
    if abs(run.y - last.y) > highest and abs(run.y - row[0].y) > _SAME_LINE * size:
        return False
    end = max(part.end for part in row[-3:])
    gap = run.x - end
    if gap < -0.5 * size:
        return False
    if gap > _CELL_GAP * size and run.text.strip():
        words = "".join(part.text for part in row)
        return gap < _SIGN_GAP and _LONE_SIGN.fullmatch(words.strip()) is not None
    return True


def _line(row: list[Run], page: int) -> list[Line]:
    while row and not row[0].text.strip():
        row = row[1:]
    if not row:
        return []
    gaps = [right.x - left.end for left, right in pairwise(row)]
    size = max(row, key=lambda run: len(run.text.strip())).size
    narrow = _WORD_GAP * size
    if len(row) >= _FEWEST_SPACED and sum(len(run.text.strip()) <= 1 for run in row) > 0.6 * len(row):
        # Letters set apart, as headings are: only what stands farther apart is a space.
        narrow = max(narrow, 1.6 * median(gaps))
    text = row[0].text
    for run, gap in zip(row[1:], gaps, strict=True):
        is_apart = gap > narrow and not text[-1:].isspace() and not run.text[:1].isspace()
        text += (" " if is_apart else "") + run.text
    words = text.strip()
    sign = ITEM.match(words)
    if sign and words[sign.end() : sign.end() + 1].isalnum():
        words = f"{words[: sign.end()]} {words[sign.end() :]}"
    seen = [run for run in row if run.text.strip()]
    letters = sum(len(run.text.strip()) for run in seen)
    widest = max(seen, key=lambda run: len(run.text.strip()))
    behind = _behind(seen, sign.end()) if sign else row[0].x
    return [
        Line(
            words, row[0].x, widest.y, seen[-1].end, size,
            sum(len(run.text.strip()) for run in seen if run.is_bold) > 0.8 * letters,
            widest.mark, page, sign is not None, behind,
        )
    ]  # fmt: skip


def _behind(row: list[Run], length: int) -> float:
    """Where the words behind a sign of this length begin."""
    first = row[0]
    if len(first.text.strip()) <= length:
        return row[1].x if len(row) > 1 else first.end
    share = (length + 1) / len(first.text)
    return first.x + share * (first.end - first.x)


def body(pages: list[list[Line]]) -> tuple[list[Line], list[Line]]:
    """The lines of all pages without running heads and feet, and those of the latter that say something, once.

    Page numbers, addresses and dates of printing are dropped. Turned text counts to the second part.
    """
    edges: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        edges.update({(_shape(line), round(line.y / 4)) for line in _edges(lines)})
    kept, around = list[Line](), dict[str, Line]()
    for lines in pages:
        near = {id(line) for line in _edges(lines)}
        for line in lines:
            is_edge = id(line) in near
            repeats = is_edge and max(edges[_shape(line), round(line.y / 4) + step] for step in (-1, 0, 1)) > 1
            is_artifact = line.mark == ARTIFACT
            if (is_edge or is_artifact) and _is_print(line.text):
                continue
            if repeats or line.is_aside or is_artifact:
                around.setdefault(_shape(line), line)
            else:
                kept.append(line)
    said = " ".join(" ".join(line.text for line in kept).lower().split())
    return kept, [line for line in around.values() if line.text.lower() not in said and not _is_print(line.text)]


def _is_print(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (_PAGE_NUMBER, _ADDRESS, _PRINTED))


def _shape(line: Line) -> str:
    return _COUNT.sub("#", line.text)


def _edges(lines: Iterable[Line]) -> list[Line]:
    """The outermost lines of a page. More of them at one height are one line."""
    upright = [line for line in lines if not line.is_aside]
    heights = sorted({round(line.y) for line in upright})
    if len(heights) <= 2 * _EDGE_LINES:
        limits = (heights[0], heights[-1]) if len(heights) > 1 else (None, None)
        return [line for line in upright if round(line.y) in limits]
    outer = {*heights[:_EDGE_LINES], *heights[-_EDGE_LINES:]}
    return [line for line in upright if round(line.y) in outer]
