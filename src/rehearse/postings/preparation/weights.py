"""How much each kind of block and each topic counts for one posting, with the words that caused it.

All numbers are starting values of our own (``data/preparation.toml``): nothing was measured that would confirm their
size. What binds is their order, which the tests state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from rehearse.postings.data_file import load
from rehearse.postings.posting import Posting
from rehearse.postings.preparation.cause import Cause
from rehearse.postings.preparation.loop import level_of
from rehearse.postings.preparation.taxonomy import Taxonomy
from rehearse.postings.role import role_of

__all__ = ["TIERS", "KindWeight", "TopicWeight", "is_other_trade", "kind_weights", "poles", "topic_weights"]

CARD_KINDS = frozenset({"breadth", "domain"})
"""Kinds of items that are cards: their groups are the topics. Other kinds are practised in blocks of their own."""

TIERS = ("fundamental", "required", "domain", "preferred", "mentioned", "role")
"""Order of topics: what every such role rests on, then as the posting asks; ``role`` is what only the axis speaks
for."""


@dataclass(frozen=True, slots=True)
class KindWeight:
    """Factor of one kind of block of the planner."""

    kind: str
    factor: float
    """Above 0; 1 is as usual."""
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class TopicWeight:
    """How much one topic counts."""

    topic: str
    """Group of leaves, e.g. ``S6``."""
    weight: float
    """0 or more; comparable within one posting only."""
    tier: str
    """One of ``TIERS``."""
    causes: tuple[Cause, ...]
    items: int
    """Items of the bank on it; 0 means there is nothing to practise yet."""


def poles(posting: Posting) -> Mapping[str, float]:
    """Shares of the three poles, in [0, 1], summing to 1; none for a posting that is not about machine learning.

    A role between modelling and infrastructure gets half of each. One that builds on existing models gets most of
    that pole, whatever its axis says, so that nobody is sent to backpropagation or Kubernetes first for it.
    """
    if is_other_trade(posting):
        return {}
    axis = posting.of("axis1")
    side = axis.value["class"] if axis is not None else "both"
    shares = {"modelling": {"modelling": 1.0}, "infrastructure": {"infrastructure": 1.0}}.get(
        side, {"modelling": 0.5, "infrastructure": 0.5}
    )
    application = posting.of("llm_application")
    if application is None or application.value is not True:
        return shares
    kept = _numbers()["llm_share"]
    return {pole: round(share * (1 - kept), 3) for pole, share in shares.items()} | {"llm": kept}


def is_other_trade(posting: Posting) -> bool:
    """Whether the reading, or the person, says that it is no machine-learning posting: nothing is derived then."""
    reading = posting.of("not_ml")
    return reading is not None and reading.value is True


def kind_weights(posting: Posting, taxonomy: Taxonomy) -> tuple[KindWeight, ...]:
    """Factors by kind of block, sorted by kind; kinds that are left out count as usual."""
    shares = poles(posting)
    if not shares:
        return ()
    tables: Mapping[str, Mapping[str, float]] = load("preparation")["kinds"]
    kinds = sorted({kind for table in tables.values() for kind in table})
    specialist, staff = _is(posting, "axis2", "specialist"), level_of(posting) == "staff"
    touched = _touched(posting, taxonomy)
    found = []
    for kind in kinds:
        factor = sum(share * tables[pole].get(kind, 1.0) for pole, share in shares.items())
        causes = list(_pole_causes(posting)) if any(kind in tables[pole] for pole in shares) else []
        if specialist and kind in tables["specialist"]:
            factor *= tables["specialist"][kind]
            causes += _field_causes(posting, "axis2")
        if staff and kind in tables["staff"]:
            factor *= tables["staff"][kind]
            causes += _field_causes(posting, "seniority")
        if kind in touched:
            share_of_skills, by_skills = touched[kind]
            factor *= 1 + _numbers()["skills_lift"] * share_of_skills
            causes += by_skills
        if causes:
            found.append(KindWeight(kind, round(factor, 3), tuple(causes)))
    return tuple(found)


def topic_weights(posting: Posting, taxonomy: Taxonomy) -> tuple[TopicWeight, ...]:
    """Topics of cards: fundamentals first, then required before preferred before mentioned; heavier ones first.

    A topic has the tier of the strongest reading that leads to it. A fundamental of which the role needs little, such
    as optimisation for one that builds on existing models, is not put first, and what only the axis speaks for, and
    little, is left out.
    """
    collected: dict[str, _Topic] = {}
    table = load("preparation")
    for pole, share in poles(posting).items():
        for topic, weight in table["topics"][pole].items():
            _add(collected, topic, "role", share * weight, _pole_causes(posting))
    for cause, topics in _domain_topics(posting, taxonomy):
        for place, topic in enumerate(topics):
            _add(collected, topic, "domain", _numbers()["domain"] / (1 + place), (cause,))
    for cause, own, near in _skill_leaves(posting, taxonomy):
        for share, leaves in ((1.0, own), (_numbers()["near"], near)):
            for topic in dict.fromkeys(
                taxonomy.topic_of[leaf] for leaf in leaves if taxonomy.kind_of[leaf] in CARD_KINDS
            ):
                _add(collected, topic, cause.status, share * table["status"][cause.status], (cause,))
    weights = []
    for topic, one in collected.items():
        is_first = topic in table["fundamentals"] and one.weight >= _numbers()["fundamental_least"]
        tier = "fundamental" if is_first else one.tier
        if tier == "role" and one.weight < _numbers()["role_least"]:
            continue
        items = taxonomy.count(taxonomy.leaves_of_topic(topic))
        weights.append(TopicWeight(topic, round(one.weight, 3), tier, tuple(one.causes), items))
    return tuple(sorted(weights, key=lambda one: (TIERS.index(one.tier), -one.weight, one.topic)))


@dataclass(slots=True)
class _Topic:
    tier: str
    weight: float = 0.0
    by_skill: float = 0.0
    """What the strongest skill added."""
    causes: dict[Cause, None] = field(default_factory=dict)


def _add(collected: dict[str, _Topic], topic: str, tier: str, weight: float, causes: tuple[Cause, ...]) -> None:
    """Axis and domain add up; of several skills the strongest counts, so that five of one family are not five."""
    one = collected.setdefault(topic, _Topic(tier))
    if tier in {"required", "preferred", "mentioned"}:
        one.weight += max(0.0, weight - one.by_skill)
        one.by_skill = max(one.by_skill, weight)
    else:
        one.weight += weight
    if TIERS.index(tier) < TIERS.index(one.tier):
        one.tier = tier
    one.causes |= dict.fromkeys(causes)


def _status_weight(cause: Cause) -> float:
    return float(load("preparation")["status"][cause.status])


@cache
def _numbers() -> Mapping[str, float]:
    return MappingProxyType(dict(load("preparation")["numbers"]))


def _is(posting: Posting, field: str, value: str) -> bool:
    reading = posting.of(field)
    return reading is not None and reading.value["class"] == value


def _field_causes(posting: Posting, field: str) -> tuple[Cause, ...]:
    reading = posting.of(field)
    if reading is None:
        return ()
    value: Any = reading.value
    return (Cause.of(reading, str(value["class"] if isinstance(value, Mapping) else value)),)


def _pole_causes(posting: Posting) -> tuple[Cause, ...]:
    """What says which pole it is: building on models before the axis, since it leads; the role where neither does."""
    application = posting.of("llm_application")
    leads = application is not None and application.value is True
    llm = (Cause.of(application, "llm"),) if leads and application is not None else ()
    return (*llm, *_field_causes(posting, "axis1")) or (Cause("role", role_of(posting)),)


def _skill_leaves(posting: Posting, taxonomy: Taxonomy) -> list[tuple[Cause, tuple[str, ...], tuple[str, ...]]]:
    """Each skill that the bank knows with its own and its near leaves, required ones first."""
    found = []
    for reading in posting.readings:
        topics = taxonomy.skills.get(reading.value["code"]) if reading.field == "skills" else None
        if topics is not None:
            cause = Cause.of(reading, reading.value["code"], status=reading.value["status"])
            found.append((cause, topics.leaves, topics.near))
    order = {"required": 0, "preferred": 1, "mentioned": 2}
    return sorted(found, key=lambda entry: order[entry[0].status])


def _domain_topics(posting: Posting, taxonomy: Taxonomy) -> list[tuple[Cause, tuple[str, ...]]]:
    reading = posting.of("domains")
    codes = reading.value if reading is not None else ()
    return [
        (Cause.of(reading, code), taxonomy.domains[code].topics)
        for code in codes
        if reading is not None and code in taxonomy.domains
    ]


def _touched(posting: Posting, taxonomy: Taxonomy) -> dict[str, tuple[float, tuple[Cause, ...]]]:
    """Share of the asked skills, in [0, 1], whose leaves a kind of block practises, and which they are."""
    block_of: Mapping[str, str] = load("preparation")["block_of_kind"]
    asked = [(cause, own or near) for cause, own, near in _skill_leaves(posting, taxonomy) if own or near]
    whole = sum(_status_weight(cause) for cause, _leaves in asked)
    found: dict[str, tuple[float, tuple[Cause, ...]]] = {}
    for cause, leaves in asked:
        for kind in dict.fromkeys(block_of[k] for leaf in leaves if (k := taxonomy.kind_of[leaf]) in block_of):
            share, causes = found.get(kind, (0.0, ()))
            found[kind] = (share + _status_weight(cause) / whole, (*causes, cause))
    return found
