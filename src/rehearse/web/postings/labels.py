"""A corrected posting as a test case: its labels in the form of the demo set."""

from __future__ import annotations

import json
from typing import Any

from rehearse.postings import Posting, is_own_skill

__all__ = ["labels_of", "to_yaml"]

FIELDS = (
    "title", "company", "place", "seniority", "years", "salary", "axis1", "axis2", "llm_application", "not_ml",
    "domains",
)  # fmt: skip


def labels_of(posting: Posting) -> dict[str, Any]:
    """Labels of a posting as it counts, in the keys and the order of ``bank/postings/<slug>/labels.yaml``.

    What was neither read nor said is absent, and so are skills in the person's own words: no reader has a code for
    them. Axes are given by class, years with their alternatives, skills by
    status.
    """
    labels: dict[str, Any] = {}
    for field in FIELDS:
        reading = posting.of(field)
        if reading is None:
            continue
        value = reading.value
        if field in {"axis1", "axis2"}:
            value = value["class"]
        labels[field] = value["headline"] if field == "salary" else value
    labels["rounds"] = [reading.value["round"] for reading in posting.readings if reading.field == "rounds"]
    labels["skills"] = {code: status for code, status in posting.skills.items() if not is_own_skill(code)}
    return labels


def to_yaml(labels: dict[str, Any]) -> str:
    """The labels as YAML. Values are written as JSON, which YAML reads too, so no quoting rule can be missed.

    >>> print(to_yaml({"title": "ML: Lead", "skills": {"r": "required"}}), end="")
    title: "ML: Lead"
    skills:
      r: "required"
    """
    lines = []
    for key, value in labels.items():
        if key == "skills" and value:
            lines.append("skills:\n")
            lines += [f"  {code}: {json.dumps(status)}\n" for code, status in value.items()]
        else:
            lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}\n")
    return "".join(lines)
