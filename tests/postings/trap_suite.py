"""Sentences that mislead: the cases of ``traps/*.yaml`` and which of them are read as they should be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rehearse import postings

__all__ = ["Trap", "by_kind", "outcome", "share", "traps"]

_TEMPLATES = {
    "requirements": "Machine Learning Engineer\nAcmetown Labs\n\nRequirements\n- {line}\n",
    "offer": "Machine Learning Engineer\n\nRequirements\n- Python\n\nWhat we offer\n- {line}\n",
    "company": "Machine Learning Engineer\n\nAbout us\n{line}\n\nRequirements\n- Python\n",
}
_KEYS = {"skills", "absent", "not_required", "domains_not", "years", "pay"}


@dataclass(frozen=True)
class Trap:
    """One sentence with what must hold."""

    kind: str
    line: str
    where: str
    wanted: dict[str, Any]

    @property
    def name(self) -> str:
        """What a list of failures calls it."""
        return f"{self.kind}: {self.line}"


@cache
def traps(part: str) -> tuple[Trap, ...]:
    """The cases of one part: ``tuned`` or ``held``."""
    text = (Path(__file__).parent / "traps" / f"{part}.yaml").read_text(encoding="utf-8")
    return tuple(
        Trap(kind, entry["line"], entry.get("where", "requirements"), _wanted(entry))
        for kind, entries in yaml.safe_load(text).items()
        for entry in entries
    )


def _wanted(entry: dict[str, Any]) -> dict[str, Any]:
    wanted = {key: value for key, value in entry.items() if key not in {"line", "where"}}
    # A misspelled key would check nothing and pass.
    assert wanted and set(wanted) <= _KEYS, entry
    return wanted


def outcome(trap: Trap) -> dict[str, Any]:
    """What was read where it differs from what must hold; empty when all is well."""
    posting = postings.read(_TEMPLATES[trap.where].format(line=trap.line))
    skills = dict(posting.skills)
    years, salary, domains = (posting.of(field) for field in ("years", "salary", "domains"))
    read = {
        "skills": skills,
        "years": years.value if years else None,
        "pay": list(salary.value["headline"].values()) if salary else None,
    }
    wrong = {key: read[key] for key, value in trap.wanted.items() if key in read and read[key] != value}
    for key, found in (
        ("absent", set(skills)),
        ("not_required", {code for code, status in skills.items() if status == "required"}),
        ("domains_not", set(domains.value) if domains else set()),
    ):
        if both := found & set(trap.wanted.get(key, ())):
            wrong[key] = sorted(both)
    return wrong


def share(cases: Iterable[Trap]) -> tuple[float, list[str]]:
    """Share that holds, and the names of those that fail with what was read."""
    results = [(trap, outcome(trap)) for trap in cases]
    failed = [f"{trap.name} -> {wrong}" for trap, wrong in results if wrong]
    return 1 - len(failed) / len(results), failed


def by_kind(part: str) -> dict[str, list[Trap]]:
    """The cases of a part by kind."""
    found: dict[str, list[Trap]] = defaultdict(list)
    for trap in traps(part):
        found[trap.kind].append(trap)
    return dict(found)
