"""One text out of many habits: entities, hard-wrapped mail, lines glued by an export, bullets in a paragraph.

What comes out is stored, and all offsets refer to it. Nothing is deleted but white space, underlines, the signs of
quoted mail and signs that nobody sees.
"""

from __future__ import annotations

import html
import re
from itertools import pairwise

from rehearse.postings.gluing import is_glued, split_glued
from rehearse.postings.section import heading_kind, label_kind

__all__ = ["BULLETS", "normalise"]

BULLETS = "•◦▪■●‣⁃∙▸►➤✓✔"
"""Characters that open an item of a list wherever they stand."""

_WIDEST_WRAP = 100
"""Longest line, in characters, of a text that a mail program wrapped."""
_FEWEST_WRAPS = 3
_LONGER_LINES = 20
"""One line in so many may be longer than the others."""
_QUOTED = re.compile(r"^\s*>+ ?")
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x2060, 0xFEFF, 0x00AD], None)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_LIST_ITEM = re.compile(rf"\s*(?:[{BULLETS}]|[-*–—+>o]\s|\d{{1,2}}[.)]\s)")
_LABELLED = re.compile(r"\s*[A-Z][A-Za-z -]{2,24}:(?:\s|$)")
_HEADLINE = re.compile(
    r"(?:[A-Z(][^\s:]*|[-–—,|&/]|(?:and|of|for|the|in))(?: (?:[A-Z(][^\s:]*|[-–—,|&/]|and|of|for|the|in))*(?<![.,;])"
)
"""A first line in capitals: a title, whatever room it leaves."""
_UNDERLINE = re.compile(r"[\s=_~*#-]{3,}")
_DASHED = re.compile(
    r"(?:^|(?<=[.!?)] ))(?P<label>[A-Z][^.!?:;\n]{2,60}): "
    r"(?P<dash>[–—*·-]) (?P<items>[^\n]{10,2000}?[.!?])(?: (?=[A-Z])|$)"
)
_FEWEST_DASHES = 2
_AFTER_ITEM = re.compile(r"(?<=[a-z\d)][.!?]) (?=[A-Z])")
_INLINE_BULLET = re.compile(rf" *([{BULLETS}])")
_TAIL_HEADING = re.compile(r"(?<=[.!?)])(?<!\b[A-Za-z]\.) (?=[A-Z][^.!?:;\n]{1,40}:\s*$)", re.MULTILINE)
_LABEL = re.compile(r"(?<=[.!?)]) (?=([A-Z][^.!?:;\n]{1,50}):)")
"""What may be a heading inside a paragraph: a sentence's end, then a few words and a colon."""
_LAST_SENTENCE = re.compile(r"(?<=[.!?)]) ([A-Z][^.!?;\n]{1,50})$")
_LONGEST_HEADING = 7
"""Words of a heading that is told from the end of the item before it."""
_WORD = re.compile(r"\S+")


def normalise(text: str) -> str:
    """The text in lines that mean something. Its cost grows with its length only."""
    text = html.unescape(html.unescape(text)).translate(_INVISIBLE)
    text = _CONTROL.sub("", _LINE_ENDS.sub("\n", text))
    # Entities can name halves of surrogate pairs or NUL; html.unescape gives a replacement sign for those.
    lines = _unquoted([_SPACES.sub(" ", line).rstrip() for line in text.split("\n")])
    lines = _join_wrapped(["" if _UNDERLINE.fullmatch(line) else line for line in lines])
    text = "\n".join(line.strip() for line in lines)
    if is_glued(text):
        text = split_glued(text)
    text = "\n".join(_break_bullets(_break_dashes(line)) for line in text.split("\n"))
    text = "\n".join(line.strip() for line in text.split("\n"))
    text = _TAIL_HEADING.sub("\n", text)
    text = _LABEL.sub(lambda found: "\n" if heading_kind(found[1]) or label_kind(found[1]) else " ", text)
    lines = text.split("\n")
    text = "\n".join(_break_tail(line, following) for line, following in zip(lines, [*lines[1:], ""], strict=True))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _unquoted(lines: list[str]) -> list[str]:
    """Without the signs of quoted mail, where what follows them goes on from line to line or has bullets of its own."""
    quoted = [line.lstrip()[1:].strip() for line in lines if line.lstrip().startswith(">")]
    inner = sum(line[:1].islower() or _LIST_ITEM.match(line) is not None for line in quoted)
    if len(quoted) < _FEWEST_WRAPS or inner < _FEWEST_WRAPS or all(_LIST_ITEM.match(line) is None for line in quoted):
        return lines
    return [_QUOTED.sub("", line) for line in lines]


def _join_wrapped(lines: list[str]) -> list[str]:
    width = _width(lines)
    if not 30 <= width <= _WIDEST_WRAP or not _is_wrapped(lines, width):
        return lines
    joined, has_gaps = [lines[0]], "" in lines
    for number, (before, line) in enumerate(pairwise(lines)):
        if number == 0 and has_gaps and _HEADLINE.fullmatch(before) and line[:1].isupper():
            joined.append(line)
        elif _continues(before, line, width):
            joined[-1] = f"{joined[-1]} {line.strip()}"
        else:
            joined.append(line)
    return joined


def _width(lines: list[str]) -> int:
    """Columns that the text was wrapped at: few lines, such as an address, are longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[-1 - len(lengths) // _LONGER_LINES] if lengths else 0


def _continues(before: str, line: str, width: int) -> bool:
    """Whether ``line`` goes on where ``before`` had no room left for its first word, or in the midst of a sentence."""
    first = _WORD.search(line)
    if not before or first is None or _LIST_ITEM.match(line) or _LABELLED.match(line):
        return False
    goes_on = line.lstrip()[:1].islower() and 2 * len(before) >= width and not before.endswith((".", "!", "?", ":"))
    return goes_on or len(before) + 1 + len(first.group()) > width


def _is_wrapped(lines: list[str], width: int) -> bool:
    """Several lines that go on with a lower-case word: people start lines with one rarely, mail programs always."""
    going_on = [line for before, line in pairwise(lines) if _continues(before, line, width)]
    return sum(line.lstrip()[:1].islower() for line in going_on) >= _FEWEST_WRAPS


def _break_dashes(line: str) -> str:
    """Items that dashes open after a label, "You will: – train models – serve them.", on lines of their own."""

    def broken(found: re.Match[str]) -> str:
        dash, items = found["dash"], found["items"]
        if items.count(f" {dash} ") < _FEWEST_DASHES:
            return found.group()
        return "\n".join([f"\n{found['label']}:", *(f"{dash} {item}" for item in items.split(f" {dash} "))]) + "\n"

    return _DASHED.sub(broken, line).strip("\n") if ": " in line else line


def _break_bullets(line: str) -> str:
    """One item a line. A sign that comes once in the middle of a line may be a separator and stays."""
    signs = sum(line.count(sign) for sign in BULLETS)
    opens_with_sign = line.startswith(tuple(BULLETS))
    if signs == 0 or (signs == 1 and not line.startswith(tuple(BULLETS)) and not re.search(rf":\s*[{BULLETS}]", line)):
        return line
    broken = _INLINE_BULLET.sub(r"\n\1", line).lstrip("\n")
    if opens_with_sign or signs < _FEWEST_DASHES:
        return broken
    # The last item of a list inside a paragraph ends where its sentence does.
    items, sign, last = broken.rpartition("\n")
    return items + sign + _AFTER_ITEM.sub("\n\n", last, count=1)


def _break_tail(line: str, following: str) -> str:
    """A heading that a paragraph ran into the item before it, "• PyTorch Nice to have:", or into the sentence before
    its list, "We sell fish. Your tasks".
    """
    opens_list = following.startswith(tuple(BULLETS))
    if opens_list and (found := _LAST_SENTENCE.search(line)) and heading_kind(found[1]) is not None:
        return f"{line[: found.start()]}\n{found[1]}"
    if not (line.endswith(":") or opens_list) or not line.startswith(tuple(BULLETS)):
        return line
    words = line.split(" ")
    for length in range(min(_LONGEST_HEADING, len(words) - 2), 0, -1):
        tail = " ".join(words[-length:])
        if tail[:1].isupper() and heading_kind(tail) is not None:
            return " ".join(words[:-length]) + "\n" + tail
    return line
