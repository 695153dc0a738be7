"""Skills that saved postings ask for and that the person's evidence does not show: offered as cards, never made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rehearse import radar
from rehearse.postings.preparation import State, standing
from rehearse.web.accounts.models import Person
from rehearse.web.postings.preparing import scored, taxonomy
from rehearse.web.radar.models import RadarCard
from rehearse.web.radar.news import wanted_of

__all__ = ["UnknownSkill", "unknown_skills"]


@dataclass(frozen=True, slots=True)
class UnknownSkill:
    """One skill without evidence and without a card."""

    code: str
    name: str
    is_required: bool
    """Whether a posting requires it; otherwise one prefers it."""
    postings: Sequence[str]
    rows: int
    """Rows of evidence on it, too few or too low to show it."""


def unknown_skills(person: Person, *, now: datetime) -> list[UnknownSkill]:
    """Required ones first, then by how many postings ask. About six queries."""
    wanted = wanted_of(person)
    names = radar.skill_names()
    codes = [code for code in {**wanted.required, **wanted.preferred} if code in names]
    if not codes:
        return []
    topics, evidence = taxonomy().skills, scored(person)
    cards = set(RadarCard.objects.filter(person=person).values_list("subject", flat=True))
    found = []
    for code in codes:
        tool = radar.tool_of_skill(code)
        if f"skill/{code}" in cards or (tool is not None and f"tool/{tool.slug}" in cards):
            continue
        leaves = set(topics[code].leaves) if code in topics else set()
        shown = standing([row for row in evidence if row.leaf in leaves], now=now)
        if shown.state is not State.MISSING:
            continue
        is_required = code in wanted.required
        postings = wanted.required[code] if is_required else wanted.preferred[code]
        name = tool.name if tool else names[code]
        found.append(UnknownSkill(code, name, is_required, postings, len(shown.rows)))
    return sorted(found, key=lambda skill: (not skill.is_required, -len(skill.postings), skill.name.lower()))
