"""How far readings agree with labels: every measure of the demo set, beside its target."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.postings.demo_set import Labelled, f1, must_have, share_right, skill_presence

__all__ = ["MEASURES", "Measure", "spearman"]

_AXES = {
    "axis1": {"modelling": -1.0, "both": 0.0, "infrastructure": 1.0},
    "axis2": {"generalist": -1.0, "between": 0.0, "specialist": 1.0},
}


@dataclass(frozen=True)
class Measure:
    """One row of the table."""

    name: str
    target: float | None
    """At least this; at most, where ``is_ceiling``. None where no target is set."""
    of: Callable[[Sequence[Labelled]], float | None]
    """None where a group holds nothing to measure it on."""
    is_ceiling: bool = False

    def is_met(self, value: float) -> bool:
        """Whether the target is reached."""
        if self.target is None:
            return True
        return value <= self.target if self.is_ceiling else value >= self.target


def _value(entry: Labelled, field: str) -> Any:
    reading = entry.posting.of(field)
    return None if reading is None else reading.value


def _ml(entries: Sequence[Labelled]) -> list[Labelled]:
    return [entry for entry in entries if not entry.labels["not_ml"]]


def _share(judged: Sequence[bool]) -> float | None:
    return sum(judged) / len(judged) if judged else None


def _status(entries: Sequence[Labelled]) -> float | None:
    return _share(
        [
            status == entry.labels["skills"][code]
            for entry in entries
            for code, status in entry.posting.skills.items()
            if code in entry.labels["skills"]
        ]
    )


def _class(field: str) -> Callable[[Sequence[Labelled]], float | None]:
    def measure(entries: Sequence[Labelled]) -> float | None:
        judged = _ml(entries)
        return share_right(judged, field) if judged else None

    return measure


def _side(entries: Sequence[Labelled]) -> float | None:
    """Of roles labelled as one side of axis 1, those whose position lies on that side of the middle."""
    sided = [entry for entry in _ml(entries) if entry.labels["axis1"] in {"modelling", "infrastructure"}]
    return _share([_position(entry, "axis1") * _AXES["axis1"][entry.labels["axis1"]] > 0 for entry in sided])


def _position(entry: Labelled, field: str) -> float:
    value = _value(entry, field)
    return float(value["position"]) if value else 0.0


def _rank(field: str) -> Callable[[Sequence[Labelled]], float | None]:
    def measure(entries: Sequence[Labelled]) -> float | None:
        judged = _ml(entries)
        if len({entry.labels[field] for entry in judged}) < 2:
            return None
        return spearman(
            [_position(entry, field) for entry in judged], [_AXES[field][entry.labels[field]] for entry in judged]
        )

    return measure


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Rank correlation in [-1, 1] with mean ranks for ties.

    >>> spearman([1.0, 2.0, 3.0], [10.0, 20.0, 30.0])
    1.0
    """
    return statistics.correlation(_ranks(one), _ranks(other))


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]


def _opposite(entries: Sequence[Labelled]) -> float | None:
    """Share read as generalist where the label says specialist, or the other way round."""
    return _share(
        [
            {(_value(entry, "axis2") or {}).get("class"), entry.labels["axis2"]} == {"generalist", "specialist"}
            for entry in _ml(entries)
        ]
    )


def _first_domain(entries: Sequence[Labelled]) -> float | None:
    named = [entry for entry in _ml(entries) if entry.labels["domains"]]
    return _share([(_value(entry, "domains") or [None])[0] == entry.labels["domains"][0] for entry in named])


def _domains(entries: Sequence[Labelled]) -> float | None:
    return f1((set(_value(entry, "domains") or ()), set(entry.labels["domains"])) for entry in entries)[2]


def _rounds(entries: Sequence[Labelled]) -> float | None:
    return f1(
        (
            {reading.value["round"] for reading in entry.posting.readings if reading.field == "rounds"},
            set(entry.labels["rounds"]),
        )
        for entry in entries
    )[2]


def _years(entries: Sequence[Labelled]) -> float | None:
    return _share(
        [(_value(entry, "years") or {}).get("min") == (entry.labels.get("years") or {}).get("min") for entry in entries]
    )


def _salaries(entries: Sequence[Labelled]) -> float | None:
    paid = [entry for entry in entries if entry.labels.get("salary")]
    return share_right(paid, "salary") if paid else None


def _false_salaries(entries: Sequence[Labelled]) -> float | None:
    unpaid = [entry for entry in entries if not entry.labels.get("salary")]
    return float(sum(entry.posting.of("salary") is not None for entry in unpaid)) if unpaid else None


def _not_ml(*, is_so: bool) -> Callable[[Sequence[Labelled]], float | None]:
    def measure(entries: Sequence[Labelled]) -> float | None:
        return _share([_value(entry, "not_ml") is True for entry in entries if entry.labels["not_ml"] is is_so])

    return measure


def _plain(field: str) -> Callable[[Sequence[Labelled]], float | None]:
    return lambda entries: share_right(entries, field) if entries else None


def _llm_f1(entries: Sequence[Labelled]) -> float | None:
    judged = _ml(entries)
    pairs = (
        (
            {"llm"} if _value(entry, "llm_application") else set(),
            {"llm"} if entry.labels["llm_application"] else set(),
        )
        for entry in judged
    )
    return f1(pairs)[2] if judged else None


MEASURES = (
    Measure("T1 skills, precision", None, lambda entries: skill_presence(entries)[0]),
    Measure("T1 skills, recall", None, lambda entries: skill_presence(entries)[1]),
    Measure("T1 skills, F1", 0.95, lambda entries: skill_presence(entries)[2]),
    Measure("T1 must-have skills, F1", 0.87, lambda entries: must_have(entries)[2]),
    Measure("T1 status right, where found", None, _status),
    Measure("T2 axis 1, right side", 0.95, _side),
    Measure("T2 axis 1, three classes", 0.75, _class("axis1")),
    Measure("T2 axis 1, Spearman", 0.85, _rank("axis1")),
    Measure("T2 axis 2, three classes", None, _class("axis2")),
    Measure("T2 axis 2, Spearman", 0.55, _rank("axis2")),
    Measure("T2 axis 2, opposite class", 0.12, _opposite, is_ceiling=True),
    Measure("T2 LLM application, accuracy", 0.93, _class("llm_application")),
    Measure("T2 LLM application, F1", None, _llm_f1),
    Measure("T3 first domain", 0.85, _first_domain),
    Measure("T3 domains, F1", 0.75, _domains),
    Measure("T3 seniority", 0.97, _plain("seniority")),
    Measure("T3 minimum years", 0.95, _years),
    Measure("T3 years with alternatives", None, _plain("years")),
    Measure("T4 salary exact", 1.0, _salaries),
    Measure("T4 salaries that are none", 0.0, _false_salaries, is_ceiling=True),
    Measure("T10 said not to be ML", 1.0, _not_ml(is_so=True)),
    Measure("T10 wrongly said so", 0.01, _not_ml(is_so=False), is_ceiling=True),
    Measure("title", None, _plain("title")),
    Measure("company", None, _plain("company")),
    Measure("rounds, F1", None, _rounds),
)
"""In the order of the targets."""
