"""Code handed to the judge, and what came out."""

from __future__ import annotations

from typing import Any, ClassVar

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import TableNoun, Values
from rehearse.web.exchange.report import Fate
from rehearse.web.practice.models import Submission

__all__ = ["NOUN"]

STATUSES = (Submission.QUEUED, Submission.RUNNING, Submission.JUDGED)


def _is_judgement(value: Any) -> bool:
    if value is None:
        return True
    if not isinstance(value, dict) or not isinstance(value.get("verdict"), str):
        return False
    cases = value.get("cases")
    return isinstance(cases, list) and all(
        isinstance(case, dict)
        and type(case.get("index")) is int
        and all(isinstance(case.get(name), str) for name in ("verdict", "expected", "got"))
        for case in cases
    )


class SubmissionNoun(TableNoun):
    """A judged submission never changes; one that waits here may have been judged elsewhere."""

    name = "submission"
    order = 50
    model = Submission
    owner = "attempt__person"
    columns = ("attempt", "mode", "source", "status", "verdict", "judgement", "handed_in_at", "judged_at", "tries")
    parents: ClassVar = {"attempt": "attempt"}

    def check(self, values: Values) -> None:
        """A status that is known, a judgement that can be shown."""
        if values["status"] not in STATUSES:
            raise wrong("status", "rule_choice", choices=", ".join(STATUSES))
        if not _is_judgement(values["judgement"]):
            raise wrong("judgement", "rule_form")

    def fate(self, here: Values, there: Values) -> Fate:
        """A judgement counts more than waiting for one; the code is the same or it is refused."""
        if any(here[name] != there[name] for name in ("attempt", "mode", "source", "handed_in_at")):
            return Fate.REFUSED
        is_done, is_done_there = (values["status"] == Submission.JUDGED for values in (here, there))
        if is_done and is_done_there:
            return Fate.REFUSED
        return Fate.NEWER_THERE if is_done_there else Fate.NEWER_HERE


NOUN = SubmissionNoun()
