"""The path between roles: what changes for somebody who aims one step along an axis."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rehearse.postings.data_file import load
from rehearse.postings.role import Role, role, roles

__all__ = ["DIRECTIONS", "Step", "role_skills", "steps"]

DIRECTIONS = ("modelling", "infrastructure", "generalist", "specialist", "llm")
"""Where a step may lead: along axis 1, along axis 2, or to building on existing models."""

_ALONG: Mapping[str, tuple[int, int]] = {
    "modelling": (0, -1),
    "infrastructure": (0, 1),
    "generalist": (1, -1),
    "specialist": (1, 1),
}
"""Axis and sign by direction."""
_LEAST = 0.1
"""A role that is nearer than this along the axis is no step along it."""
_SLANT = 1.3
"""A role that lies further across than this many times along is a step along the other axis."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step from a role to a neighbour."""

    directions: tuple[str, ...]
    """Of ``DIRECTIONS``; two when one role is the neighbour along both axes."""
    role: str
    """Id of the role it leads to."""
    gained: tuple[str, ...]
    """Skills that are usual there and neither here nor among those that count as known."""
    dropped: tuple[str, ...]
    """Skills that are usual here and not there."""
    rounds_gained: tuple[str, ...]
    rounds_dropped: tuple[str, ...]
    kinds: tuple[tuple[str, float, float], ...]
    """Kinds of blocks whose factor changes: kind, factor here, factor there."""


def role_skills(role_id: str) -> tuple[str, ...]:
    """Skill codes that such a role usually asks for: our own starting values, not a count of postings."""
    return tuple(load("preparation")["role_skills"][role_id])


def steps(role_id: str, known: Iterable[str] = ()) -> tuple[Step, ...]:
    """One step in each direction in which there is a role, in the order of ``DIRECTIONS``.

    ``known`` are skill codes that the present posting asks for anyway; they are not gained by moving. Raises KeyError
    for an unknown role.
    """
    here = role(role_id)
    found: dict[str, tuple[str, ...]] = {}
    for direction in DIRECTIONS:
        there = _neighbour(here, direction)
        if there is not None:
            found[there.id] = (*found.get(there.id, ()), direction)
    return tuple(_step(here, role(id_), directions, frozenset(known)) for id_, directions in found.items())


def _neighbour(here: Role, direction: str) -> Role | None:
    if direction == "llm":
        return next((one for one in roles() if one.is_llm_application and one.id != here.id), None)
    axis, sign = _ALONG[direction]

    def along(one: Role) -> float:
        return sign * (one.position[axis] - here.position[axis])

    def across(one: Role) -> float:
        return abs(one.position[1 - axis] - here.position[1 - axis])

    ahead = [one for one in roles() if along(one) > _LEAST and not one.is_llm_application]
    ahead = [one for one in ahead if across(one) <= _SLANT * along(one)]
    return min(ahead, key=lambda one: (math.dist(one.position, here.position), one.id), default=None)


def _step(here: Role, there: Role, directions: tuple[str, ...], known: frozenset[str]) -> Step:
    mine, theirs = role_skills(here.id), role_skills(there.id)
    kinds = sorted({*here.weights, *there.weights})
    factors = ((kind, here.weights.get(kind, 1.0), there.weights.get(kind, 1.0)) for kind in kinds)
    return Step(
        directions=directions,
        role=there.id,
        gained=tuple(code for code in theirs if code not in mine and code not in known),
        dropped=tuple(code for code in mine if code not in theirs),
        rounds_gained=tuple(id_ for id_ in there.loop if id_ not in here.loop),
        rounds_dropped=tuple(id_ for id_ in here.loop if id_ not in there.loop),
        kinds=tuple(entry for entry in factors if entry[1] != entry[2]),
    )
