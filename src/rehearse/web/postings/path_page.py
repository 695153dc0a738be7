"""One step along an axis, as the page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rehearse import postings, rounds
from rehearse.message import Message
from rehearse.postings.preparation import Scored, SkillTopics, role_skills, standing, steps
from rehearse.web.postings import services
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.names import skill_name
from rehearse.web.postings.preparation_page import BLOCK_ROUNDS, STATES
from rehearse.web.postings.preparing import taxonomy
from rehearse.web.postings.words import words_of

__all__ = ["path_context"]


def path_context(
    role_id: str, row: SavedPosting | None, evidence: Sequence[Scored], *, now: datetime
) -> dict[str, Any]:
    """The neighbours of a role; skills that the posting asks for anyway are not counted as new."""
    known = services.whole(row).skills if row is not None else {}
    by_leaf: dict[str, list[Scored]] = {}
    for one in evidence:
        by_leaf.setdefault(one.leaf, []).append(one)

    def skill(code: str) -> dict[str, Any]:
        leaves = taxonomy().skills.get(code, SkillTopics(())).leaves
        found = standing((one for leaf in leaves for one in by_leaf.get(leaf, ())), now=now)
        tone, shape = STATES[found.state]
        word = Message(f"postings.preparation.{found.state}")
        return {"name": skill_name(code), "tone": tone, "shape": shape, "word": word}

    here = postings.role(role_id)
    return {
        "here": here,
        "row": row,
        "usual": [skill(code) for code in role_skills(role_id)],
        "steps": [
            {
                "directions": [words_of(direction) for direction in step.directions],
                "role": postings.role(step.role),
                "gained": [skill(code) for code in step.gained],
                "dropped": [skill_name(code) for code in step.dropped],
                "rounds_gained": [rounds.get(id_).name for id_ in step.rounds_gained],
                "rounds_dropped": [rounds.get(id_).name for id_ in step.rounds_dropped],
                "kinds": [
                    {"name": rounds.get(BLOCK_ROUNDS[kind]).name, "before": before, "after": after}
                    for kind, before, after in step.kinds
                ],
            }
            for step in steps(role_id, known)
        ],
        "roles": postings.roles(),
    }
