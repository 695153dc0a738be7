"""What to prepare for one posting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rehearse.postings.posting import Posting
from rehearse.postings.preparation.cause import Cause
from rehearse.postings.preparation.evidence import Scored, Standing, State, standing
from rehearse.postings.preparation.loop import LikelyRound, level_of, likely_rounds
from rehearse.postings.preparation.taxonomy import SkillTopics, Taxonomy
from rehearse.postings.preparation.weights import KindWeight, TopicWeight, kind_weights, poles, topic_weights
from rehearse.postings.role import role_of

__all__ = ["Need", "PackLeaf", "Preparation", "prepare"]

_ORDER = {"required": 0, "preferred": 1, "mentioned": 2}


@dataclass(frozen=True, slots=True)
class Need:
    """One skill that the posting asks for, against the person's evidence."""

    code: str
    status: str
    """``required``, ``preferred`` or ``mentioned``."""
    standing: Standing
    leaves: tuple[str, ...]
    """Where evidence for it comes from; empty when no topic of the bank can show it."""
    near: tuple[str, ...]
    """Topics that help without being evidence."""
    items: int
    """Items of the bank on its leaves."""
    near_items: int
    cause: Cause

    @property
    def can_be_shown(self) -> bool:
        """Whether the bank has an item that gives evidence for it."""
        return self.items > 0


@dataclass(frozen=True, slots=True)
class PackLeaf:
    """One leaf of a domain's pack."""

    domain: str
    leaf: str
    items: int


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything the page says, each with its cause."""

    role: str
    """Id of the nearest role."""
    level: str
    poles: tuple[tuple[str, float], ...]
    """Shares of ``modelling``, ``infrastructure`` and ``llm``, largest first; they sum to 1."""
    needs: tuple[Need, ...]
    """Required before preferred before mentioned; inside, in the order of the text."""
    rounds: tuple[LikelyRound, ...]
    kinds: tuple[KindWeight, ...]
    topics: tuple[TopicWeight, ...]
    pack: tuple[PackLeaf, ...]
    """Leaves of the posting's domains, in the order of its domains; those without an item are named with 0."""

    @property
    def must_haves(self) -> tuple[Need, ...]:
        """The required skills."""
        return tuple(need for need in self.needs if need.status == "required")

    @property
    def shown(self) -> tuple[Need, ...]:
        """The required skills that the evidence shows and that are fresh."""
        return tuple(need for need in self.must_haves if need.standing.state is State.HAVE)

    @property
    def first(self) -> Need | None:
        """Where to start: the first required skill without fresh evidence, those that can be practised here first.

        Rusty ones come after missing ones: they need less. None when every required skill is shown or none is asked.
        """
        open_ones = [need for need in self.must_haves if need.standing.state is not State.HAVE]
        return min(
            open_ones,
            key=lambda need: (
                0 if need.can_be_shown else 1 if need.near_items else 2,
                need.standing.state is State.RUSTY,
            ),
            default=None,
        )


def prepare(posting: Posting, taxonomy: Taxonomy, rows: Iterable[Scored], *, now: datetime) -> Preparation:
    """What to prepare: pure, from the posting as it counts (corrections applied) and the person's evidence.

    Cost: one pass over the evidence; ``now`` is aware.
    """
    by_leaf: dict[str, list[Scored]] = {}
    for row in rows:
        by_leaf.setdefault(row.leaf, []).append(row)
    needs = []
    for reading in posting.readings:
        if reading.field != "skills":
            continue
        code, status = reading.value["code"], reading.value["status"]
        topics = taxonomy.skills.get(code, SkillTopics(()))
        found = standing((row for leaf in topics.leaves for row in by_leaf.get(leaf, ())), now=now)
        needs.append(
            Need(
                code=code,
                status=status,
                standing=found,
                leaves=topics.leaves,
                near=topics.near,
                items=taxonomy.count(topics.leaves),
                near_items=taxonomy.count(topics.near),
                cause=Cause.of(reading, code, status=status),
            )
        )
    return Preparation(
        role=role_of(posting),
        level=level_of(posting),
        poles=tuple(sorted(poles(posting).items(), key=lambda entry: (-entry[1], entry[0]))),
        needs=tuple(sorted(needs, key=lambda need: _ORDER[need.status])),
        rounds=likely_rounds(posting),
        kinds=kind_weights(posting, taxonomy),
        topics=topic_weights(posting, taxonomy),
        pack=_pack(posting, taxonomy),
    )


def _pack(posting: Posting, taxonomy: Taxonomy) -> tuple[PackLeaf, ...]:
    reading = posting.of("domains")
    pack: dict[str, PackLeaf] = {}
    for code in reading.value if reading is not None else ():
        known = taxonomy.domains.get(code)
        if known is None:
            continue
        leaves = (*(leaf for topic in known.topics for leaf in taxonomy.leaves_of_topic(topic)), *known.leaves)
        for leaf in leaves:
            pack.setdefault(leaf, PackLeaf(code, leaf, taxonomy.items.get(leaf, 0)))
    return tuple(pack.values())
