"""The names of skills, found in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from rehearse.postings.data_file import load
from rehearse.postings.folding import fold
from rehearse.postings.proper_name import is_proper_name

__all__ = ["Hit", "Skill", "composite_skills", "find_skills", "skill_codes", "skill_names", "skills_by_code"]

_LOOK_AROUND = 40
"""Characters on each side of a hit that guards see."""
_LISTED_BEFORE = re.compile(r"(?:^|[,;/(:•]|\b(?:or|and|in|with|of|using|either|both|know|like)|(?:^|\n)[-*])\s*$")
_MEASURED_BEFORE = re.compile(
    r"\b(?:[Ee]nough|[Ss]olid|[Ff]luent|[Dd]ecent|[Bb]asic|[Cc]onfident|[Ss]ome|written in|fluency in) $"
)
"""Words that say how much of a language one knows: "enough Go to mend an operator"."""
_ONE_OF_BEFORE = re.compile(r"\w,? (?:or|and) $")
"""A language beside another: "Python or R to a high standard"."""
_LISTED_AFTER = re.compile(
    r"^\s*(?:[,/)]|or\b|optional\b|preferred\b|required\b|and [A-Z]|\(|for\b|is\b|serve\b|$)|^\.?(?:\s*\n|$)"
)
_NEVER_LISTED_AFTER = re.compile(
    r"^\s*(?:&|\+|-\w|'|’|\.\w|to\b|ahead\b|and [a-z]+ (?:me|us|see)|[A-Z][a-z]+)|^[-&+'’]"
)


@dataclass(frozen=True, slots=True)
class Skill:
    """One entry of the lexicon."""

    code: str
    aliases: tuple[str, ...]
    """Found in any case."""
    exact: tuple[str, ...]
    """Found in this case only."""
    listed: tuple[str, ...]
    """Found in this case, and only in the company of a comma, a conjunction or the like."""
    unless_before: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None
    both: tuple[re.Pattern[str], ...]
    """Patterns that name the skill when all occur in one clause."""
    is_degree: bool
    """Whether the name is also a degree subject."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A skill named in the text."""

    code: str
    start: int
    end: int


@cache
def skills_by_code() -> dict[str, Skill]:
    """The lexicon."""

    def pattern(entry: dict[str, Any], key: str) -> re.Pattern[str] | None:
        return re.compile(entry[key]) if key in entry else None

    return {
        code: Skill(
            code=code,
            aliases=tuple(entry.get("aliases", ())),
            exact=tuple(entry.get("exact", ())),
            listed=tuple(entry.get("listed", ())),
            unless_before=pattern(entry, "unless_before"),
            unless_after=pattern(entry, "unless_after"),
            both=tuple(map(re.compile, entry.get("both", ()))),
            is_degree=entry.get("degree", False),
        )
        for code, entry in load("lexicon").items()
    }


@cache
def composite_skills() -> tuple[Skill, ...]:
    """Those that words of one clause can name together."""
    return tuple(skill for skill in skills_by_code().values() if skill.both)


def skill_codes() -> tuple[str, ...]:
    """All codes, sorted."""
    return tuple(sorted(skills_by_code()))


@cache
def skill_names() -> frozenset[str]:
    """All names of all skills as the lexicon writes them."""
    return frozenset(
        name for skill in skills_by_code().values() for name in (*skill.aliases, *skill.exact, *skill.listed)
    )


_Entry = tuple[str, str, bool]
"""Code, the alias as written where its case matters (else empty), whether it must be listed."""


@cache
def _automaton() -> Any:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    entries: dict[str, list[_Entry]] = {}
    for skill in skills_by_code().values():
        for alias in skill.aliases:
            entries.setdefault(fold(alias), []).append((skill.code, "", False))
        for alias in skill.exact:
            entries.setdefault(fold(alias), []).append((skill.code, alias, False))
        for alias in skill.listed:
            entries.setdefault(fold(alias), []).append((skill.code, alias, True))
    for key, found in entries.items():
        automaton.add_word(key, (len(key), tuple(found)))
    automaton.make_automaton()
    return automaton


def find_skills(text: str, folded: str) -> list[Hit]:
    """All names of skills in the order of the text, shorter ones inside longer ones of the same skill left out."""
    hits: list[Hit] = []
    for last, (length, entries) in _automaton().iter(folded):
        start, end = last - length + 1, last + 1
        end_of_word = _word_end(folded, start, end)
        if end_of_word is None:
            continue
        for code, cased, listed in entries:
            if cased and text[start:end] != cased:
                continue
            if listed and not _is_listed(text, start, end):
                continue
            if text[start].isupper() and is_proper_name(text, start, end_of_word):
                continue
            if not _is_guarded(skills_by_code()[code], folded, start, end_of_word):
                hits.append(Hit(code, start, end_of_word))
    hits.sort(key=lambda hit: (hit.start, -hit.end, hit.code))
    return list(_without_inner(hits))


def _word_end(folded: str, start: int, end: int) -> int | None:
    """Where the word ends, a plural ``s`` included; None inside a longer word."""
    if start > 0 and (folded[start - 1].isalnum() or folded[start - 1] == "_"):
        return None
    if end - start > 1 and end < len(folded) and folded[end] == "s" and folded[end - 1].isalpha():
        # "GPUs" and "APIs", but not the rupees of "Rs."
        end += 1
    return None if end < len(folded) and (folded[end].isalnum() or folded[end] == "_") else end


def _is_listed(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _LOOK_AROUND) : start]
    after = text[end : end + _LOOK_AROUND]
    if _MEASURED_BEFORE.search(before) and not after.startswith(("-", "&", "+", "'", "’")):
        return True
    is_one_of = _ONE_OF_BEFORE.search(before) is not None and after.startswith(" to a ")
    if (_NEVER_LISTED_AFTER.search(after) and not is_one_of) or before.endswith(("-", "&", "+", "'", "’")):
        return False
    at_line_start = before == "" or before.endswith("\n")
    if at_line_start or _LISTED_BEFORE.search(before) is None:
        return _LISTED_AFTER.search(after) is not None and after.strip() != ""
    return True


def _is_guarded(skill: Skill, folded: str, start: int, end: int) -> bool:
    after = folded[end : end + _LOOK_AROUND]
    if skill.unless_after is not None and skill.unless_after.search(after):
        return True
    if skill.unless_before is None:
        return False
    return skill.unless_before.search(folded[max(0, start - _LOOK_AROUND) : start]) is not None


def _without_inner(hits: list[Hit]) -> Iterator[Hit]:
    reach: dict[str, int] = {}
    for hit in hits:
        if hit.end > reach.get(hit.code, -1):
            reach[hit.code] = hit.end
            yield hit
