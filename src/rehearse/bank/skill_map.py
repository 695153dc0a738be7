"""Which leaves practise the skills and domains that postings name: ``skills.yaml`` and ``domains.yaml``.

The codes are those of ``rehearse.postings``, which stands above this package and is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rehearse.bank.model import Line, Model

__all__ = ["DomainMap", "DomainRow", "SkillMap", "SkillRow", "matching", "unmatched"]

_ALL = "/*"


class SkillRow(Model):
    """One entry of ``skills.yaml``; patterns, see ``matching``."""

    leaves: tuple[Line, ...] = ()
    near: tuple[Line, ...] = ()


class DomainRow(Model):
    """One entry of ``domains.yaml``."""

    topics: tuple[Line, ...] = ()
    leaves: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class SkillMap:
    """Leaves of one skill code."""

    leaves: tuple[str, ...]
    """Practice on these is evidence for the skill."""
    near: tuple[str, ...]
    """These help to prepare it and show nothing; none of ``leaves`` is among them."""

    @classmethod
    def of(cls, row: SkillRow, leaves: Iterable[str]) -> SkillMap:
        """The row with its patterns resolved."""
        known = tuple(leaves)
        own = matching(row.leaves, known)
        return cls(own, tuple(leaf for leaf in matching(row.near, known) if leaf not in own))


@dataclass(frozen=True, slots=True)
class DomainMap:
    """What belongs to one domain."""

    topics: tuple[str, ...]
    """Groups of leaves, the leading one first."""
    leaves: tuple[str, ...]
    """Single leaves beside them."""

    @classmethod
    def of(cls, row: DomainRow, leaves: Iterable[str]) -> DomainMap:
        """The row with its patterns resolved."""
        return cls(row.topics, matching(row.leaves, tuple(leaves)))


def matching(patterns: Iterable[str], leaves: Iterable[str]) -> tuple[str, ...]:
    """Leaves that a pattern names, once each, in the order of the patterns.

    >>> matching(["S6/*", "S1/l2", "S9/none"], ["S1/l2", "S6/calibration", "S6/log-loss"])
    ('S6/calibration', 'S6/log-loss', 'S1/l2')
    """
    known = tuple(leaves)
    found: dict[str, None] = {}
    for pattern in patterns:
        if pattern.endswith(_ALL):
            found |= dict.fromkeys(leaf for leaf in known if leaf.startswith(pattern[: -len(_ALL) + 1]))
        elif pattern in known:
            found[pattern] = None
    return tuple(found)


def unmatched(patterns: Iterable[str], leaves: Mapping[str, object]) -> tuple[str, ...]:
    """Patterns that name no leaf at all."""
    return tuple(pattern for pattern in patterns if not matching((pattern,), leaves))
