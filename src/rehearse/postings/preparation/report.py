"""A preparation, a comparison and a path as JSON: codes and quotes, no sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rehearse.postings.preparation.cause import Cause
from rehearse.postings.preparation.comparison import Comparison
from rehearse.postings.preparation.path import Step
from rehearse.postings.preparation.prepare import Need, Preparation

__all__ = ["comparison_report", "path_report", "preparation_report"]


def preparation_report(found: Preparation, sources: Mapping[str, str]) -> dict[str, Any]:
    """What to prepare as JSON; ``sources`` are those of the posting, so that each quote carries its words."""
    return {
        "version": 1,
        "role": found.role,
        "level": found.level,
        "poles": dict(found.poles),
        "start": found.first.code if found.first is not None else None,
        "skills": [_need(need, sources) for need in found.needs],
        "rounds": [
            {"round": one.round, "said": one.is_said, "causes": _causes([one.cause], sources)} for one in found.rounds
        ],
        "weights": [
            {"kind": one.kind, "factor": one.factor, "causes": _causes(one.causes, sources)} for one in found.kinds
        ],
        "topics": [
            {
                "topic": one.topic,
                "tier": one.tier,
                "weight": one.weight,
                "items": one.items,
                "causes": _causes(one.causes, sources),
            }
            for one in found.topics
        ],
        "pack": [{"domain": one.domain, "leaf": one.leaf, "items": one.items} for one in found.pack],
    }


def comparison_report(found: Comparison) -> dict[str, Any]:
    """Columns in the given order and what they share."""
    return {
        "version": 1,
        "columns": [
            {
                "role": one.role,
                "axis1": _axis(one.axis1),
                "axis2": _axis(one.axis2),
                "llm_application": one.is_llm_application,
                "must_haves": list(one.must_haves),
                "only_here": list(one.only_here),
                "preferred": list(one.preferred),
                "domains": list(one.domains),
                "years": one.years,
                "salary": one.salary,
                "rounds": list(one.rounds),
            }
            for one in found.columns
        ],
        "in_common": list(found.in_common),
        "in_some": [{"code": code, "postings": count} for code, count in found.in_some],
        "shared_topics": [{"topic": topic, "weight": weight} for topic, weight in found.shared_topics],
    }


def path_report(role_id: str, steps: Iterable[Step]) -> dict[str, Any]:
    """The steps from a role."""
    return {
        "version": 1,
        "role": role_id,
        "steps": [
            {
                "directions": list(one.directions),
                "role": one.role,
                "gained": list(one.gained),
                "dropped": list(one.dropped),
                "rounds_gained": list(one.rounds_gained),
                "rounds_dropped": list(one.rounds_dropped),
                "weights": [{"kind": kind, "before": before, "after": after} for kind, before, after in one.kinds],
            }
            for one in steps
        ],
    }


def _need(need: Need, sources: Mapping[str, str]) -> dict[str, Any]:
    return {
        "code": need.code,
        "status": need.status,
        "state": need.standing.state.value,
        "lack": need.standing.lack.value if need.standing.lack is not None else None,
        "mean": need.standing.mean,
        "rows": [
            {"attempt": row.attempt, "item": row.item, "leaf": row.leaf, "score": row.score, "weight": row.weight,
             "when": row.when.isoformat()}
            for row in need.standing.rows
        ],
        "leaves": list(need.leaves),
        "near": list(need.near),
        "items": need.items,
        "causes": _causes([need.cause], sources),
    }  # fmt: skip


def _causes(causes: Iterable[Cause], sources: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "field": cause.field,
            "value": cause.value,
            "said_by_person": cause.is_person,
            "quotes": [
                {"source": q.source, "start": q.start, "end": q.end, "quote": sources[q.source][q.start : q.end]}
                for q in cause.quotes
            ],
        }
        for cause in causes
    ]


def _axis(axis: tuple[float, str] | None) -> dict[str, Any] | None:
    return {"position": axis[0], "class": axis[1]} if axis is not None else None
