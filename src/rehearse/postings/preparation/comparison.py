"""Several postings side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rehearse.postings.posting import Posting
from rehearse.postings.preparation.taxonomy import Taxonomy
from rehearse.postings.preparation.weights import topic_weights
from rehearse.postings.role import role_of

__all__ = ["MOST_COMPARED", "Column", "Comparison", "compare"]

MOST_COMPARED = 5
"""Columns a page can hold."""
_LEAST_COMPARED = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One posting of a comparison."""

    role: str
    axis1: tuple[float, str] | None
    """Position in (-1, 1) and class; None when nothing was read."""
    axis2: tuple[float, str] | None
    is_llm_application: bool
    must_haves: tuple[str, ...]
    only_here: tuple[str, ...]
    """Must-haves that no other posting of the comparison requires."""
    preferred: tuple[str, ...]
    domains: tuple[str, ...]
    years: Any
    """As read: ``min`` and perhaps ``alternatives``; None when not said."""
    salary: Any
    """As read: ``headline`` and ``ranges``; None when not said."""
    rounds: tuple[str, ...]
    """Rounds it names."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Columns in the given order and what they have in common."""

    columns: tuple[Column, ...]
    in_common: tuple[str, ...]
    """Must-haves of every posting, in the order of the first."""
    in_some: tuple[tuple[str, int], ...]
    """Must-haves of at least two but not all postings with their number, most shared first."""
    shared_topics: tuple[tuple[str, float], ...]
    """Topics that every posting needs, with the smallest of their weights, heaviest first: prepared once, they serve
    all."""


def compare(postings: Sequence[Posting], taxonomy: Taxonomy) -> Comparison:
    """The postings side by side. Raises ValueError for fewer than two or more than ``MOST_COMPARED``."""
    if not _LEAST_COMPARED <= len(postings) <= MOST_COMPARED:
        raise ValueError(f"{len(postings)} postings; compare {_LEAST_COMPARED} to {MOST_COMPARED}.")
    required = [tuple(code for code, status in one.skills.items() if status == "required") for one in postings]
    times = {code: sum(code in codes for codes in required) for codes in required for code in codes}
    weights = [{one.topic: one.weight for one in topic_weights(posting, taxonomy)} for posting in postings]
    shared = {topic: min(table[topic] for table in weights) for topic in weights[0] if all(topic in w for w in weights)}
    return Comparison(
        columns=tuple(_column(one, codes, times) for one, codes in zip(postings, required, strict=True)),
        in_common=tuple(code for code in required[0] if times[code] == len(postings)),
        in_some=tuple(
            sorted(
                ((code, count) for code, count in times.items() if 1 < count < len(postings)),
                key=lambda entry: (-entry[1], entry[0]),
            )
        ),
        shared_topics=tuple(sorted(shared.items(), key=lambda entry: (-entry[1], entry[0]))),
    )


def _column(posting: Posting, required: tuple[str, ...], times: dict[str, int]) -> Column:
    application, domains = posting.of("llm_application"), posting.of("domains")
    return Column(
        role=role_of(posting),
        axis1=_axis(posting, "axis1"),
        axis2=_axis(posting, "axis2"),
        is_llm_application=application is not None and application.value is True,
        must_haves=required,
        only_here=tuple(code for code in required if times[code] == 1),
        preferred=tuple(code for code, status in posting.skills.items() if status == "preferred"),
        domains=tuple(domains.value) if domains is not None else (),
        years=_value(posting, "years"),
        salary=_value(posting, "salary"),
        rounds=tuple(reading.value["round"] for reading in posting.readings if reading.field == "rounds"),
    )


def _axis(posting: Posting, field: str) -> tuple[float, str] | None:
    value = _value(posting, field)
    return (float(value["position"]), str(value["class"])) if value is not None else None


def _value(posting: Posting, field: str) -> Any:
    reading = posting.of(field)
    return reading.value if reading is not None else None
