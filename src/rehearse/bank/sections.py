"""Markdown texts of items: fixed ``## Heading`` sections, and the prose inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from rehearse.bank.document import Fault

__all__ = ["Block", "Section", "blocks", "check_headings", "code_spans", "parse_sections", "sentences",
           "without_tags", "words"]  # fmt: skip

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_MATHS = re.compile(r"\$\$.+?\$\$|\$(?! )[^$\n]+?\$", re.DOTALL)
_TAG = re.compile(r" ?\{(?:calc|fact|demo|src|assume)\b[^{}\n]*\}")
_CODE_OR_TAG = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?^ {0,3}(?P=fence)|(?P<ticks>`+).+?(?<!`)(?P=ticks)(?!`)|" + _TAG.pattern,
    re.DOTALL | re.MULTILINE,
)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKER = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+")
_WORD = re.compile(r"\S*\w\S*")
_SHORT = re.compile(r"\b(?:e\.g|i\.e|vs|cf|ca|approx|sec|ch|fig|eq|no|resp|etc|et al)\.$", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?।])[\"'”’)\]]*\s+(?=\S)")
CODE_WORD = "code\u2063"
"""Stands for a code span or formula in prose: one word, invisible separator so that no text equals it."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading."""

    heading: str
    line: int
    """Line of the heading, from 1."""
    body: str
    """Markdown between this heading and the next, without blank lines around it."""
    body_line: int
    """Line of the first line of ``body``."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, table row or heading of prose; code spans and formulas are ``CODE_WORD``."""

    text: str
    line: int


def parse_sections(text: str) -> tuple[tuple[Section, ...], tuple[Fault, ...]]:
    """All sections in order. Text before the first heading, and a title of the first rank, are faults."""
    sections: list[Section] = []
    faults: list[Fault] = []
    heading, heading_line, body = "", 0, list[str]()
    fence = ""
    for number, line in enumerate([*text.split("\n"), "## "], start=1):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and line.strip() == mark[1] and mark[1].startswith(fence):
            fence = ""
        if number > text.count("\n") + 1 or (not fence and line.startswith("## ")):
            if heading_line:
                sections.append(_section(heading, heading_line, body))
            elif any(part.strip() for part in body):
                place = next(place for place, part in enumerate(body, start=1) if part.strip())
                faults.append(Fault(place, "text_before", {}))
            heading, heading_line, body = line[3:].strip().rstrip("#").strip(), number, []
        else:
            if not fence and line.startswith("# "):
                faults.append(Fault(number, "text_title", {}))
            body.append(line)
    if fence:
        faults.append(Fault(sections[-1].line if sections else 1, "text_fence", {}))
    return tuple(sections), tuple(faults)


def _section(heading: str, line: int, body: Sequence[str]) -> Section:
    first = next((place for place, part in enumerate(body) if part.strip()), 0)
    return Section(heading, line, "\n".join(body).strip("\n").rstrip(), line + 1 + first)


def check_headings(sections: Sequence[Section], wanted: Sequence[str]) -> Iterator[Fault]:
    """Missing, unknown, doubled and empty sections."""
    seen: dict[str, int] = {}
    for section in sections:
        if section.heading not in wanted:
            near = get_close_matches(section.heading, wanted, n=1)
            yield Fault(
                section.line,
                "heading_unknown_near" if near else "heading_unknown",
                {"heading": section.heading, "near": near[0] if near else "", "wanted": ", ".join(wanted)},
            )
        elif section.heading in seen:
            yield Fault(section.line, "heading_twice", {"heading": section.heading, "first": seen[section.heading]})
        elif not section.body.strip():
            yield Fault(section.line, "heading_empty", {"heading": section.heading})
        seen.setdefault(section.heading, section.line)
    for heading in wanted:
        if heading not in seen:
            yield Fault(1, "heading_missing", {"heading": heading})


def blocks(section: Section) -> Iterator[Block]:
    """Prose of a section, block by block, without code fences."""
    parts: list[str] = []
    start = section.body_line
    fence = ""
    for number, line in enumerate([*section.body.split("\n"), ""], start=section.body_line):
        mark = _FENCE.match(line)
        is_border = bool(mark) or bool(fence) or not line.strip()
        if (is_border or _MARKER.match(line) or line.lstrip().startswith(("|", "#"))) and parts:
            yield Block(_plain("\n".join(parts)), start)
            parts = []
        if mark and not fence:
            fence = mark[1]
        elif mark and line.strip().startswith(fence):
            fence = ""
        if is_border:
            continue
        if not parts:
            start = number
        parts.append(_MARKER.sub("", line, count=1).lstrip("#> ").strip() if not parts else line.strip())


def _plain(text: str) -> str:
    """Prose without marks; line feeds are kept, so that lines can be counted."""
    text = _CODE.sub(lambda found: CODE_WORD + "\n" * found[0].count("\n"), text)
    text = _MATHS.sub(lambda found: CODE_WORD + "\n" * found[0].count("\n"), text)
    text = _TAG.sub("", text)
    return _LINK.sub(r"\1", text).replace("**", "").replace("__", "").replace("|", " ")


def without_tags(text: str) -> str:
    """Markdown without the author's tags on figures, as a person reads it; code keeps its braces.

    >>> without_tags("`{demo}` takes 84 percent {assume} of it.")
    '`{demo}` takes 84 percent of it.'
    """
    return _CODE_OR_TAG.sub(lambda found: found[0] if found["fence"] or found["ticks"] else "", text)


def sentences(block: Block) -> Iterator[Block]:
    """Sentences of a block with the line each begins on."""
    start = 0
    for end in _END.finditer(block.text):
        if _SHORT.search(block.text[: end.start()]):
            continue
        yield Block(block.text[start : end.start()], block.line + block.text.count("\n", 0, start))
        start = end.end()
    if block.text[start:].strip():
        yield Block(block.text[start:], block.line + block.text.count("\n", 0, start))


def words(text: str) -> list[str]:
    """Words as a reader counts them: pieces between spaces that hold a letter or digit."""
    return _WORD.findall(text)


def code_spans(text: str) -> list[str]:
    """Contents of code spans and formulas, and of code fences as a whole, in order."""
    found = [match[2].strip() for match in _CODE.finditer(text)]
    return found + [match[0].strip("$").strip() for match in _MATHS.finditer(_CODE.sub("", text))]
