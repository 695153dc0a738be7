"""What the pages about preparation show: lines with state, reason and the quotes that caused them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_noop, ngettext
from django.utils.translation import gettext as _

from rehearse import postings, rounds
from rehearse.memory import study_day
from rehearse.message import Message
from rehearse.postings import is_own_skill
from rehearse.postings.preparation import (
    FRESH_DAYS,
    LEAST_MEAN,
    LEAST_ROWS,
    Cause,
    KindWeight,
    Lack,
    Need,
    Preparation,
    State,
    TopicWeight,
)
from rehearse.web.accounts.models import Person
from rehearse.web.postings import page, services
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.names import domain_name, skill_name
from rehearse.web.postings.preparing import taxonomy
from rehearse.web.postings.words import words_of
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.text.digits import figure

__all__ = [
    "Reason",
    "Reasons",
    "kind_rows",
    "need_lines",
    "pack_groups",
    "reasons",
    "role_name",
    "said_and_usual",
    "sentence",
    "topic_rows",
]

BLOCK_ROUNDS = {
    "coding": "coding",
    "ml_coding": "ml_coding",
    "ml_breadth": "ml_breadth",
    "depth": "ml_depth",
    "system_design": "ml_system_design",
    "star": "behavioral",
}
"""Round by kind of block: what pages call the block."""
STATES = {State.HAVE: ("pass", "check"), State.RUSTY: ("unsure", "half"), State.MISSING: ("none", "ring")}
"""Tone and shape by state; the word stands beside them."""
MOST_NUMBERS = 3
"""Quotes shown beside one reason."""
MOST_REASONS = 3
MOST_ROWS = 20
"""Scores shown below a skill, newest first; the mean is over all of them."""
KINDS = {
    "breadth": gettext_noop("cards"),
    "domain": gettext_noop("cards"),
    "system_design": gettext_noop("design cases"),
    "depth_probe": gettext_noop("probes into a project"),
    "ml_coding": gettext_noop("ML coding"),
    "data_round": gettext_noop("SQL and data"),
}
"""What the items of a leaf are, by its kind."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One cause in words: what was read, and the phrase it rests on."""

    text: str
    is_term: bool
    """Whether the text is a name that stays English on every page."""
    phrase: str
    """The strongest phrase; empty where it is the name itself, or there is none."""
    numbers: tuple[int, ...]
    """Its quotes on the reading page."""
    is_person: bool


class Reasons:
    """Turns causes of one posting into words; numbers are those of its reading page."""

    def __init__(self, row: SavedPosting) -> None:
        readings, _words = services.posting_of(row)
        self._text = row.text
        self._number = {span: n for n, span in page.number_quotes(readings).spans.items()}

    def of(self, causes: Iterable[Cause], *, is_whole: bool = False) -> list[Reason]:
        """The causes, what names the matter itself first: skills, then the field, then what the axes say.

        With ``is_whole``, what speaks of the whole role comes before its skills.
        """
        order = {"skills": 2, "domains": 1} if is_whole else {"skills": -2, "domains": -1}
        ranked = sorted(causes, key=lambda cause: order.get(cause.field, 0))
        return [self._one(cause) for cause in ranked]

    def numbers(self, cause: Cause) -> tuple[int, ...]:
        """Numbers of its quotes."""
        return tuple(number for _words, number in self._phrases(cause))

    def _phrases(self, cause: Cause) -> tuple[tuple[str, int], ...]:
        found = []
        for quote in cause.quotes:
            number = self._number.get((quote.start, quote.end)) if quote.source == "text" else None
            if number is not None:
                found.append((self._text[quote.start : quote.end], number))
        return tuple(found[:MOST_NUMBERS])

    def _one(self, cause: Cause) -> Reason:
        text, is_term = _text(cause)
        found = list(self._phrases(cause))
        # Of phrases that say the name alone, and of words of the title, one that says more is worth more.
        found = sorted(found, key=lambda one: -len(one[0]))
        phrase = found[0][0] if found else ""
        is_name = phrase.casefold() == text.casefold()
        return Reason(text, is_term, "" if is_name else phrase, tuple(n for _words, n in found), cause.is_person)


def reasons(row: SavedPosting) -> Reasons:
    """The causes of one posting in words. One query."""
    return Reasons(row)


def _text(cause: Cause) -> tuple[str, bool]:
    if cause.field == "skills":
        return skill_name(cause.value), True
    if cause.field == "domains":
        return domain_name(cause.value), True
    if cause.field == "role":
        return _("usual for the nearest role"), False
    if cause.field == "llm_application":
        return words_of("llm"), False
    return words_of(cause.value), False


def sentence(found: Preparation, is_other_trade: bool) -> tuple[str, str]:
    """The headline and the skill to start with, empty when there is none."""
    if is_other_trade:
        return _("This does not look like a machine-learning posting."), ""
    total, shown = len(found.must_haves), len(found.shown)
    if not total:
        return _("No must-haves were read in this posting."), ""
    language = get_language() or "en"
    numbers = {"shown": figure(shown, language), "total": figure(total, language)}
    if shown == total:
        return ngettext("Your one must-have is shown.", "All {total} must-haves are shown.", total).format(
            **numbers
        ), ""
    start = skill_name(found.first.code) if found.first is not None else ""
    if not shown:
        text = ngettext("Your one must-have is not shown yet.", "None of {total} must-haves is shown yet.", total)
    else:
        text = ngettext("{shown} of {total} must-haves is shown.", "{shown} of {total} must-haves are shown.", shown)
    return text.format(**numbers), start


def need_lines(needs: Sequence[Need], why: Reasons, person: Person, *, now: datetime) -> list[dict[str, Any]]:
    """A line a skill: state, why, the rows of evidence, where to practise. What is shown comes last."""
    ordered = sorted(needs, key=_urgency)
    return [_need(need, why, person, now) for need in ordered]


def _urgency(need: Need) -> tuple[bool, bool, bool]:
    state = need.standing.state
    return state is State.HAVE, not need.can_be_shown, state is State.RUSTY


def _need(need: Need, why: Reasons, person: Person, now: datetime) -> dict[str, Any]:
    tone, shape = STATES[need.standing.state]
    items = bank_of_items().items
    leaves = bank_of_items().leaves
    ready = [leaf for leaf in need.leaves if taxonomy().items.get(leaf)]
    near = [leaf for leaf in need.near if taxonomy().items.get(leaf)]
    return {
        "code": need.code,
        "name": skill_name(need.code),
        "state": need.standing.state.value,
        "word": Message(f"postings.preparation.{need.standing.state}"),
        "tone": tone,
        "shape": shape,
        "why": _why(need, now) if need.standing.rows or need.can_be_shown else None,
        "hint": _hint(need),
        "is_unmeasured": not need.leaves and not is_own_skill(need.code),
        "quotes": why.numbers(need.cause),
        "is_person": need.cause.is_person,
        "rows": [
            {
                "day": study_day(row.when, person.zone_info),
                "title": items[row.item].title if row.item in items else row.item,
                "url": reverse("practice:attempt", args=[row.attempt]),
                "score": row.score,
                "weight": row.weight,
                "leaf": leaves[row.leaf].name if row.leaf in leaves else row.leaf,
            }
            for row in need.standing.rows[:MOST_ROWS]
        ],
        "count": len(need.standing.rows),
        "older": max(0, len(need.standing.rows) - MOST_ROWS),
        "items": need.items,
        "practise": _first_item(ready or near) if need.standing.state is not State.HAVE else None,
        "is_near": not ready,
    }


def _why(need: Need, now: datetime) -> Message:
    found = need.standing
    mean = round(found.mean, 2) if found.mean is not None else 0
    params: dict[str, str | int | float] = {"count": len(found.rows), "mean": mean}
    if found.lack is None:
        return Message("postings.preparation.fresh", params)
    if found.lack is Lack.FEW_ROWS:
        params["needed"] = LEAST_ROWS
    elif found.lack is Lack.LOW_MEAN:
        params["needed"] = LEAST_MEAN
    elif found.lack is Lack.OLD and found.newest is not None:
        params |= {"days": (now - found.newest).days, "needed": FRESH_DAYS}
    return Message(f"postings.preparation.{found.lack}", params)


def _hint(need: Need) -> Message | None:
    """That nothing here can show it, where that is so."""
    if is_own_skill(need.code):
        return Message("postings.preparation.own_skill")
    if not need.leaves:
        return Message("postings.preparation.no_topic")
    return Message("postings.preparation.no_items") if not need.can_be_shown else None


def _first_item(leaves: Sequence[str]) -> dict[str, str] | None:
    """The easiest item of some leaves, to begin with."""
    wanted = set(leaves)
    found = [
        item
        for item in bank_of_items().items.values()
        if item.leaf in wanted and item.status in {"review", "live"} and item.kind not in {"breadth", "domain"}
    ]
    if found:
        item = min(found, key=lambda one: (one.difficulty, one.id))
        return {"title": item.title, "url": reverse("practice:item", args=item.id.split("/", 1))}
    return None


def topic_rows(topics: Sequence[TopicWeight], why: Reasons) -> list[dict[str, Any]]:
    """Topics in their order with what caused them."""
    groups = bank_of_items().groups
    return [
        {
            "code": one.topic,
            "title": groups.get(one.topic, one.topic),
            "tier": Message(f"postings.preparation.{one.tier}"),
            "reasons": why.of(one.causes)[:MOST_REASONS],
            "more": max(0, len(one.causes) - MOST_REASONS),
            "items": one.items,
        }
        for one in topics
    ]


def kind_rows(kinds: Sequence[KindWeight], why: Reasons) -> list[dict[str, Any]]:
    """Kinds of blocks with their factor, the largest first."""
    return [
        {
            "name": rounds.get(BLOCK_ROUNDS[one.kind]).name,
            "factor": one.factor,
            "reasons": why.of(one.causes, is_whole=True)[:MOST_REASONS],
            "more": max(0, len(one.causes) - MOST_REASONS),
        }
        for one in sorted(kinds, key=lambda one: -one.factor)
    ]


def pack_groups(found: Preparation) -> list[dict[str, Any]]:
    """The packs of the posting's domains: for each, its groups of leaves and how many of them have items."""
    leaves, groups = bank_of_items().leaves, bank_of_items().groups
    packs: dict[str, dict[tuple[str, str], list[Any]]] = {}
    for one in found.pack:
        leaf = leaves[one.leaf]
        packs.setdefault(one.domain, {}).setdefault((leaf.kind, leaf.group), []).append(one)
    return [
        {
            "domain": domain_name(domain),
            "parts": [
                {
                    "title": groups.get(group, group),
                    "kind": _(KINDS[kind]) if kind in KINDS else "",
                    "leaves": [{"name": leaves[one.leaf].name, "items": one.items} for one in some],
                    "ready": sum(1 for one in some if one.items),
                    "total": len(some),
                }
                for (kind, group), some in parts.items()
            ],
        }
        for domain, parts in packs.items()
    ]


def said_and_usual(found: Preparation, why: Reasons) -> Mapping[str, list[dict[str, Any]]]:
    """Rounds that the posting names, and those that are usual beside them."""
    said = [
        {"name": _round_name(one.round), "quotes": why.numbers(one.cause), "is_person": one.cause.is_person}
        for one in found.rounds
        if one.is_said
    ]
    usual = [{"name": _round_name(one.round)} for one in found.rounds if not one.is_said]
    return {"said": said, "usual": usual}


def _round_name(round_id: str) -> Message | str:
    """Name of a round; one that this version does not have is called by its id."""
    return next((one.name for one in rounds.all_rounds() if one.id == round_id), round_id)


def role_name(role_id: str) -> Message:
    """Name of one of the eight roles."""
    return postings.role(role_id).name
