"""Paragraphs from the lines of a PDF.

A line ends where the next word had no room, or where something ends. Which of the two it was is told by the file's own
structure where it has one, else by the room that was left, the distance of the lines, signs, sizes, weights and words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from .pdf_line import Line

__all__ = ["joined"]

_UNFINISHED = re.compile(
    r"(?:[,&(/–—-]|\b(?:a|an|and|as|at|between|by|for|from|in|of|on|or|our|the|to|with|your|than|that|is|are))$"
)
_LABELLED = re.compile(r"[A-Z][A-Za-z ]{2,24}:(?:\s|$)")
_AMOUNT = re.compile(r"[$€£¥₹\d]")
_THOUSANDS = re.compile(r"\d{3}\b")
_RANGE = re.compile(r"[–—-] *[$€£¥₹]?\d")
_STOPS = ".!?:;"
_CAPITALS = re.compile(
    r"(?:[A-Z(][^\s]*|[-–—,|&/]|and|of|for|the|in|at)(?: (?:[A-Z(][^\s]*|[-–—,|&/]|and|of|for|the|in|at))*"
)
_ALIKE = 0.12
"""Share by which the sizes of one paragraph's lines may differ."""
_CLOSE = 1.10
"""Shares of the usual distance up to which lines stand as close as those of one paragraph."""
_BLANK = 0.45
"""Share of the usual distance from which more room is a free line."""
_FARTHEST = 5.0
"""Distance, as a share of the usual one, from which it is another part of the page."""
_NEAR_LEFT = 40.0
"""Points between the left edges of lines of one column at most."""
_SLACK = 0.4
"""Share of the size by which widths may be off."""
_SHORT, _LONG = 0.5, 0.85
"""Shares of its column that a line fills at least when it goes on, where paragraphs stand apart and elsewhere."""
_FREE = 1.9
"""Share of the usual distance from which there is a free line whatever the rest looks like."""
_LISTED = 0.4
"""Share of single lines without a stop from which the room between paragraphs is that of lists."""
_OFTEN = 3
_SPLIT = re.compile(r"(\w+)[-\u2010\u00ad]$")
_FIRST_HALVES = frozenset(
    word
    for words in (
        "all anti best case co cost cross customer data day decision deep down e end ever face fast fault",
        "first five follow four front full half hand hands hard high higher home hyper in inter job know",
        "large level life long low machine mid model multi near non of off on one open out over part past",
        "peer people post pre pro problem production random re real research right risk self semi senior",
        "short single six small so state start step sub team tech ten third three time to top two ultra under",
        "up user well wide work world year zero",
    )
    for word in words.split()
)
"""First halves of words that English writes with a hyphen."""


def joined(lines: list[Line]) -> str:
    """The text, one paragraph or item a line, a free line where the page leaves more room."""
    if not lines:
        return ""
    layout = _Layout(lines)
    if layout.is_tagged:
        lines = _in_order(lines)
        layout = _Layout(lines)
    text = [lines[0].text]
    for number, (above, line) in enumerate(pairwise(lines)):
        between = layout.between(number)
        if between == " ":
            text[-1], between = layout.bridged(above, text[-1], line)
        text.append(between + line.text)
    return "".join(text).replace("\u00ad", "")


class _Layout:
    """What the lines of a document have in common."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.edges, self.lengths = _edges(lines)
        self.widths = {id(line): _first_width(line) for line in lines}
        self.counts_letters = False
        self.signs = Counter(line.text[0] for line in lines if line.opens_item)
        self.pitches = self._pitches()
        self.counts_letters = self._counts_letters()
        self.is_tagged = self._trusts_blocks()
        self.is_spaced = self._stands_apart()
        self.block_ends = self._block_ends()
        self.is_rigid = self._rigid_blocks()
        letters: Counter[int] = Counter()
        for line in lines:
            letters[round(line.size * 2)] += len(line.text)
        self.body_size = letters.most_common(1)[0][0] / 2
        self.is_bold = sum(len(line.text) for line in lines if line.is_bold) > 0.4 * sum(letters.values())
        self.stops_inside = self._stops_inside()
        self.usual_room = self._usual_room()
        items = [number for number, following in enumerate(lines[1:]) if following.opens_item]
        self.items_apart = self.is_spaced and sum(map(self.is_close, items)) <= 0.2 * len(items)
        self.words = Counter(re.findall(r"\w+(?:-\w+)*", " ".join(line.text for line in lines).lower()))
        ends = [above for above, line in pairwise(lines) if _SPLIT.search(above.text) and line.text[:1].islower()]
        self.hyphenates = len(ends) >= _OFTEN and len(ends) > 0.03 * len(lines)

    def is_full(self, number: int) -> bool:
        """Whether the first word of the next line had no room on this one."""
        line, following = self.lines[number], self.lines[number + 1]
        if self.counts_letters:
            return len(line.text) + 1 + len(_first_word(following)) > self.lengths[number]
        room = self.edges[number] - line.end
        return self.widths[id(following)] + 0.2 * line.size > room - _SLACK * line.size

    def _counts_letters(self) -> bool:
        """Whether lines were broken after so many letters rather than at a margin, as texts of mail are."""
        torn = [0, 0]
        for number, (line, following) in enumerate(pairwise(self.lines)):
            if not following.text[:1].islower() or following.opens_item or line.text[-1:] in _STOPS:
                continue
            if self.gap(number) is None or not self.is_close(number) or not _is_alike(line, following):
                continue
            torn[0] += not self.is_full(number)
            torn[1] += len(line.text) + 1 + len(_first_word(following)) <= self.lengths[number]
        return torn[0] > 2 * torn[1] + 2

    def gap(self, number: int) -> float | None:
        """Distance to the next line, None where that stands in another column or on another page."""
        line, following = self.lines[number], self.lines[number + 1]
        gap = line.y - following.y
        usual = 1.3 * max(line.size, following.size)
        return None if line.page != following.page or gap < -0.5 * line.size or gap > _FARTHEST * usual else gap

    def _pitches(self) -> dict[int, float]:
        """The distance of lines inside paragraphs by size of type, from lines that go on with a small letter."""
        sure: dict[int, Counter[float]] = defaultdict(Counter)
        any_: dict[int, Counter[float]] = defaultdict(Counter)
        for number, (line, following) in enumerate(pairwise(self.lines)):
            gap = self.gap(number)
            if gap is None or gap < 0.6 * line.size or not _is_alike(line, following):
                continue
            any_[round(line.size)][round(gap * 2) / 2] += 1
            if following.text[:1].islower() and not following.opens_item and self.is_full(number):
                sure[round(line.size)][round(gap * 2) / 2] += 1
        found = {size: gaps.most_common(1)[0][0] for size, gaps in sure.items()}
        for size, gaps in any_.items():
            often = [gap for gap, times in gaps.items() if times > 1] or list(gaps)
            found.setdefault(size, min([gap for gap in often if gap <= 2 * size], default=1.3 * size))
        return found

    def pitch(self, line: Line) -> float:
        """The usual distance of the lines of this size."""
        return self.pitches.get(round(line.size), 1.3 * line.size)

    def is_close(self, number: int) -> bool:
        """Whether the next line follows as lines of one paragraph do."""
        gap = self.gap(number)
        return gap is not None and gap <= _CLOSE * self.pitch(self.lines[number]) + 0.3

    def _trusts_blocks(self) -> bool:
        """Whether the file's structure is rich and does not cut sentences."""
        known = [line.block for line in self.lines if line.block > 0]
        if len(known) < 0.7 * len(self.lines) or (len(self.lines) > 8 and len(set(known)) < 3):
            return False
        cuts = [
            number
            for number, (line, following) in enumerate(pairwise(self.lines))
            if line.block != following.block and not following.opens_item
        ]
        torn = sum(
            self.lines[number + 1].text[:1].islower()
            and self.lines[number].text[-1:] not in _STOPS
            and self.is_close(number)
            and self.is_full(number)
            for number in cuts
        )
        return torn <= max(1, 0.1 * len(cuts))

    def _stands_apart(self) -> bool:
        """Whether paragraphs have room between them, rather than lines evenly set."""
        apart = even = 0
        for number, (line, following) in enumerate(pairwise(self.lines)):
            if self.gap(number) is None or not _is_alike(line, following) or following.opens_item:
                continue
            if not self.is_close(number):
                apart += 1
            elif not self.is_full(number):
                even += 1
        return even == 0 or (apart >= _OFTEN and even <= 0.35 * apart)

    def _usual_room(self) -> float:
        """The room between paragraphs where all of them stand apart and most are lines of lists, else 0.

        There it says no more than a line end, and a free line takes more.
        """
        rooms: Counter[float] = Counter()
        single = 0
        for number, (line, following) in enumerate(pairwise(self.lines)):
            gap = self.gap(number)
            if gap is None or self.is_close(number) or not _is_alike(line, following) or line.is_bold:
                continue
            if gap > _FREE * self.pitch(line):
                continue
            rooms[round(gap * 2) / 2] += 1
            # A line that neither goes on nor ends a sentence.
            is_last = number + 2 >= len(self.lines) or not self.is_close(number + 1)
            single += is_last and following.text[-1:] not in _STOPS
        if not self.is_spaced or not rooms or single < _LISTED * sum(rooms.values()):
            return 0.0
        return max(rooms.most_common(1)[0][0], 0.0)

    def _block_ends(self) -> dict[int, float]:
        """How far to the right the lines of each block of the structure go."""
        ends: dict[int, float] = {}
        for line in self.lines:
            ends[line.block] = max(ends.get(line.block, 0.0), line.end)
        return ends

    def _is_early(self, number: int) -> bool:
        """Whether a line ends early for its block of the structure."""
        line, following = self.lines[number], self.lines[number + 1]
        room = self.block_ends[line.block] - line.end
        return self.widths[id(following)] + 0.2 * line.size <= room - _SLACK * line.size

    def _rigid_blocks(self) -> set[int]:
        """Blocks of the structure with line ends of their own: lines in them end early more than once."""
        early: Counter[int] = Counter()
        for number, (line, following) in enumerate(pairwise(self.lines)):
            if line.block == following.block and self.gap(number) is not None and self._is_early(number):
                early[line.block] += 1
        return {block for block, times in early.items() if times > 1}

    def _stops_inside(self) -> bool:
        """Whether sentences that end with a full line mostly end inside paragraphs.

        Of the paragraphs that end with a stop, the share that a word takes of a line ends full by chance.
        """
        ends, full, share = 0, 0, list[float]()
        for number, (line, following) in enumerate(pairwise(self.lines)):
            if self.gap(number) is None or not self.is_close(number) or line.text[-1:] not in ".!?":
                continue
            if following.opens_item or not following.text[:1].isupper() or not _is_alike(line, following):
                continue
            if self.is_full(number):
                full += 1
                share.append(self.widths[id(following)] / max(1.0, self.edges[number] - line.x))
            else:
                ends += 1
        return full > 0 and ends * sum(share) / len(share) < 0.5 * full

    def between(self, number: int) -> str:
        """What stands between a line and the next: a space, a line end or a free line."""
        line, following = self.lines[number], self.lines[number + 1]
        gap = self.gap(number)
        if gap is not None and abs(gap) <= 0.35 * line.size:
            # Cells of one row; a label goes on with what it names.
            return " " if line.text.endswith(":") else "\n"
        if self._goes_on(number):
            return " "
        if gap is None:
            is_over = (line.text[-1:] in ".!?" or line.opens_item) and not following.opens_item
            return "\n\n" if is_over or following.size > line.size * (1 + _ALIKE) else "\n"
        room = gap - max(self.pitch(line), self.pitch(following))
        if self.usual_room and gap <= self.usual_room * _CLOSE and not (following.is_bold and not line.is_bold):
            return "\n"
        return "\n\n" if room > _BLANK * self.pitch(following) else "\n"

    def _goes_on(self, number: int) -> bool:
        line, following = self.lines[number], self.lines[number + 1]
        if self.is_tagged and line.block > 0 and following.block > 0:
            if line.block != following.block:
                return False
            if line.block not in self.is_rigid:
                return following.text[:1].islower() or not self._is_early(number) or self.gap(number) is None
        if following.opens_item and not self._is_dash(number):
            return False
        if not _is_alike(line, following):
            return False
        if self.gap(number) is None:
            return self._goes_over(number)
        if not self.is_close(number) or self._is_indented(number):
            return False
        if not self.is_full(number):
            # Where paragraphs stand apart, a line that ends somewhat early goes on all the same.
            filled = (line.end - line.x) / max(1.0, self.edges[number] - line.x)
            goes_on = not following.text[:1].isupper() or _UNFINISHED.search(line.text) is not None
            return goes_on and filled > (_SHORT if self.is_spaced else _LONG)
        return following.text[:1].islower() or self._reads_on(number)

    def _is_dash(self, number: int) -> bool:
        """Whether a sign at the start of the next line belongs into its sentence: a range, or the only one."""
        line, following = self.lines[number], self.lines[number + 1]
        if line.opens_item and abs(following.x - line.words_at) < 2:
            return True
        if self.items_apart and self.is_close(number) and self.is_full(number):
            return True
        is_range = _RANGE.match(following.text) is not None and any(sign.isdigit() for sign in line.text[-8:])
        return is_range or (following.text[0] in "–—-" and self.signs[following.text[0]] == 1 and self.is_full(number))

    def _goes_over(self, number: int) -> bool:
        """Whether a paragraph goes on in the next column or on the next page."""
        line, following = self.lines[number], self.lines[number + 1]
        if line.is_bold != following.is_bold:
            return False
        if _AMOUNT.match(following.text) and line.text.endswith(":"):
            return True
        # An aside in brackets stands beside what it explains.
        is_cut = following.text[:1].islower() or following.text[:1] in "([" or _UNFINISHED.search(line.text) is not None
        is_cut = is_cut or (_THOUSANDS.match(following.text) is not None and line.text[-1:].isdigit())
        return is_cut and line.text[-1:] not in _STOPS

    def _reads_on(self, number: int) -> bool:
        """Whether a capital opens no paragraph after a full line."""
        line, following = self.lines[number], self.lines[number + 1]
        if line.is_bold != following.is_bold or (not self.is_spaced and _LABELLED.match(following.text)):
            return False
        is_stopped = line.text[-1:] in _STOPS
        if line.size > (1 + _ALIKE) * self.body_size or (line.is_bold and not self.is_bold):
            return not is_stopped  # a heading of two lines
        if self.is_spaced or _UNFINISHED.search(line.text):
            return True
        return self.stops_inside and line.text[-1:] in ".!?" if is_stopped else self._is_prose(number)

    def _is_prose(self, number: int) -> bool:
        """Whether a line is none of a title's or a name's."""
        return _CAPITALS.fullmatch(self.lines[number].text) is None

    def _is_indented(self, number: int) -> bool:
        """Whether the next line opens a paragraph by standing further right."""
        line, following = self.lines[number], self.lines[number + 1]
        return not line.opens_item and following.x > line.x + 0.8 * line.size and line.text[-1:] in _STOPS

    def bridged(self, above: Line, text: str, line: Line) -> tuple[str, str]:
        """What is written so far and what joins it to the next line: words cut at the line's end become whole."""
        if text.endswith("\u00ad"):
            return text[:-1], ""
        found = _SPLIT.search(above.text)
        if found is None:
            is_glued = re.search(r"\S[/—]$", above.text) is not None and not re.search(r"\s[/—]$", above.text)
            return text, "" if is_glued else " "
        follows = re.match(r"\w+", line.text)
        if follows is None or not follows.group()[:1].islower():
            return text, ""
        first, second = found[1].lower(), follows.group().lower()
        whole, compound = self.words[first + second], self.words[f"{first}-{second}"]
        is_compound = compound > 0 or first in _FIRST_HALVES or first.isdigit()
        is_cut = whole > 0 or text.endswith("\u2010") or self.hyphenates
        return (text[:-1], "") if is_cut and (whole > 0 or not is_compound) else (text, "")


def _in_order(lines: list[Line]) -> list[Line]:
    """The lines in the order of the file's structure; what it does not name stays behind what it follows."""
    keys, last = [], 0
    for line in lines:
        last = line.block if line.block > 0 else last
        keys.append(last)
    return [line for _, line in sorted(zip(keys, lines, strict=True), key=lambda pair: pair[0])]


def _is_alike(line: Line, following: Line) -> bool:
    return abs(line.size - following.size) <= _ALIKE * max(line.size, following.size)


def _first_word(line: Line) -> str:
    """What had to find room on the line before: the first word, up to a hyphen."""
    first = re.match(r"\S+?(?:[-/](?=\w)|(?=\s|$))", line.text)
    return first.group() if first else line.text[:1]


def _first_width(line: Line) -> float:
    """How wide the first word is, from the share of its letters."""
    return (line.end - line.x) * len(_first_word(line)) / max(1, len(line.text))


def _edges(lines: list[Line]) -> tuple[list[float], list[int]]:
    """Where each line's column ends on the right, and how many letters its longest line has."""
    edges, lengths = [], []
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    for line in lines:
        here = by_page[line.page]
        beside = [
            other.x
            for other in here
            if other.x > line.end - 1 and other.x > line.x + _NEAR_LEFT and abs(other.y - line.y) < 3 * line.size
        ]
        bound = min(beside, default=float("inf"))
        peers = [
            (other.end, len(other.text))
            for number in (line.page - 1, line.page, line.page + 1)
            for other in by_page.get(number, ())
            if abs(other.x - line.x) < _NEAR_LEFT and other.end <= bound and other.size < (1 + _ALIKE) * line.size
        ]
        edges.append(max((end for end, _ in peers), default=line.end))
        lengths.append(max((length for _, length in peers), default=len(line.text)))
    return edges, lengths
