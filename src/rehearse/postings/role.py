"""The eight roles that a plan can start from without a posting."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from rehearse.message import Message
from rehearse.postings.data_file import load
from rehearse.postings.folding import fold
from rehearse.postings.posting import Posting

__all__ = ["Role", "role", "role_of", "roles"]

_TITLE_BONUS = 0.8
"""Distance that a matching title is worth; the map is two wide in each direction."""
_APPLICATION_BONUS = 1.2


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of position with its usual loop."""

    id: str
    name: Message
    about: Message
    """Two or three words on what it is about."""
    quadrant: str
    """Column of item weights: ``mod_gen``, ``mod_spec``, ``inf_gen`` or ``inf_spec``."""
    place: str
    """Cell of the map of roles on the start page, ``p1`` to ``p8``."""
    axis1: str
    """``modelling``, ``both`` or ``infrastructure``."""
    axis2: str
    """``generalist``, ``between`` or ``specialist``."""
    position: tuple[float, float]
    """On axis 1 and axis 2, each in [-1, 1]."""
    is_llm_application: bool
    loop: tuple[str, ...]
    """Ids of the rounds of its usual loop, in order."""
    weights: Mapping[str, float]
    """Factor by kind of block for the planner, above 0; a kind that is missing counts once."""
    titles: tuple[str, ...]
    """Words of titles that name it."""


@cache
def roles() -> tuple[Role, ...]:
    """All roles in the order of the data file."""
    return tuple(_role(entry) for entry in load("roles")["role"])


def role(role_id: str) -> Role:
    """The role with this id. Raises KeyError with the known ids."""
    for found in roles():
        if found.id == role_id:
            return found
    raise KeyError(f"{role_id!r} is not the id of a role; use one of {', '.join(r.id for r in roles())}")


def role_of(posting: Posting) -> str:
    """Id of the role that is nearest on both axes, a matching title and building on models drawing it closer.

    A posting without readings of the axes gets the middle of the map, the machine-learning engineer.
    """
    title = fold(posting.title or "")
    axis1, axis2, application = (posting.of(field) for field in ("axis1", "axis2", "llm_application"))
    at = (axis1.value["position"] if axis1 else -0.1, axis2.value["position"] if axis2 else 0.0)
    builds_on = application is not None and application.value is True

    def distance(one: Role) -> float:
        away = math.dist(at, one.position)
        named = max((len(words) for words in one.titles if re.search(rf"\b{re.escape(words)}\b", title)), default=0)
        # The longer of two matching titles is the more exact one.
        away -= _TITLE_BONUS + named / 100 if named else 0.0
        return away - (_APPLICATION_BONUS if one.is_llm_application is builds_on and builds_on else 0.0)

    candidates = [one for one in roles() if builds_on or not one.is_llm_application]
    return min(candidates, key=distance).id


def _role(entry: dict[str, Any]) -> Role:
    return Role(
        id=entry["id"],
        name=Message(f"postings.{entry['id']}"),
        about=Message(f"postings.{entry['id']}_about"),
        quadrant=entry["quadrant"],
        place=entry["place"],
        axis1=entry["axis1"],
        axis2=entry["axis2"],
        position=(entry["position"][0], entry["position"][1]),
        is_llm_application=entry.get("is_llm_application", False),
        loop=tuple(entry["loop"]),
        weights=MappingProxyType(dict(entry["weights"])),
        titles=tuple(entry["titles"]),
    )
