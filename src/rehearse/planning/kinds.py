"""Kinds of block: what one is worth and how many a day holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

__all__ = ["RULES", "SLOT_MINUTES", "KindRule", "role_weights", "rule_of"]

SLOT_MINUTES: Final = 15
"""Length of a slot; every block is a whole number of slots."""


@dataclass(frozen=True, slots=True)
class KindRule:
    """How the planner treats one kind of block."""

    value: float
    """Worth of one block. A plan gives up about ``50 x value`` days of distance before it gives up the block."""
    a_day: int = 1
    """Most blocks of this kind on one day."""
    gap_days: int = 0
    """Two blocks of this kind lie at least this many days apart; 0 for no such rule."""
    is_shared: bool = False
    """Several rounds have blocks of this kind, so the round is part of a block's id."""


RULES: Final[Mapping[str, KindRule]] = MappingProxyType(
    {
        "apply": KindRule(1.5),
        "coding": KindRule(3.0, a_day=2),
        "comp": KindRule(1.0),
        "depth": KindRule(3.0, a_day=2),
        "ml_breadth": KindRule(2.5),
        "ml_coding": KindRule(3.0, a_day=2),
        "mock": KindRule(4.0, gap_days=2, is_shared=True),
        "star": KindRule(2.0),
        "system_design": KindRule(3.0),
    }
)
"""The kinds of the eight weeks. The values are a proposal; nothing was measured that would confirm their size.

A round may bring a kind of its own without touching this table: see ``rule_of`` and ``BlockTemplate.value``.
"""

_OTHER: Final = KindRule(2.0)
_INFRASTRUCTURE: Final = {"coding": 1.2, "ml_coding": 1.2, "system_design": 1.2}
_SPECIALIST: Final = {"depth": 1.2, "ml_breadth": 0.8}


def rule_of(kind: str) -> KindRule:
    """The rule of a kind; one that is not in ``RULES`` is worth 2 and comes at most once a day."""
    return RULES.get(kind, _OTHER)


def role_weights(*, is_infrastructure: bool = False, is_specialist: bool = False) -> dict[str, float]:
    """Factors by kind for a role, ready for ``Request.weights``; kinds that are not named count once.

    Starting values without a measurement behind them: an infrastructure role raises coding and system design, a
    specialist's raises depth and lowers breadth.
    """
    return (_INFRASTRUCTURE if is_infrastructure else {}) | (_SPECIALIST if is_specialist else {})
