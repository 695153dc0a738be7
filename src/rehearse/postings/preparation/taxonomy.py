"""Where the codes of postings lead in the bank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["DomainTopics", "SkillTopics", "Taxonomy"]


@dataclass(frozen=True, slots=True)
class SkillTopics:
    """Leaves of one skill code."""

    leaves: tuple[str, ...]
    """Practice on these is evidence for the skill."""
    near: tuple[str, ...] = ()
    """These help to prepare it, but do not show it: knowing streaming is not knowing Kafka."""


@dataclass(frozen=True, slots=True)
class DomainTopics:
    """What belongs to one domain of postings."""

    topics: tuple[str, ...]
    """Groups of leaves that are about it, e.g. ``D4``, the leading one first."""
    leaves: tuple[str, ...] = ()
    """Single leaves beside them: design cases and probes."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The bank's side of the matter as plain mappings; the caller fills it from ``bank``."""

    skills: Mapping[str, SkillTopics]
    """By skill code of postings."""
    domains: Mapping[str, DomainTopics]
    """By domain code of postings."""
    topic_of: Mapping[str, str]
    """Topic (group of leaves, e.g. ``S6`` or ``sliding-window``) by leaf."""
    kind_of: Mapping[str, str]
    """Kind of item by leaf, e.g. ``breadth``, ``coding``, ``system_design``."""
    items: Mapping[str, int] = field(default_factory=dict)
    """Items that can be practised, by leaf; a leaf that is missing has none."""

    def count(self, leaves: tuple[str, ...]) -> int:
        """Items of these leaves together."""
        return sum(self.items.get(leaf, 0) for leaf in leaves)

    def leaves_of_topic(self, topic: str) -> tuple[str, ...]:
        """All leaves of a topic, in the order of the taxonomy."""
        return tuple(leaf for leaf, group in self.topic_of.items() if group == topic)
