"""Judgements of attempts."""

from __future__ import annotations

from typing import ClassVar

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import TableNoun, Values
from rehearse.web.practice.models import Assessment

__all__ = ["NOUN"]


class AssessmentNoun(TableNoun):
    """By the judge or by the person; never changed."""

    name = "assessment"
    order = 50
    model = Assessment
    owner = "attempt__person"
    columns = ("attempt", "source", "score", "detail", "made_at")
    parents: ClassVar = {"attempt": "attempt"}

    def check(self, values: Values) -> None:
        """The score is a share, the detail has names."""
        if values["score"] is not None and not 0 <= values["score"] <= 1:
            raise wrong("score", "rule_share")
        if not isinstance(values["detail"], dict):
            raise wrong("detail", "rule_form")


NOUN = AssessmentNoun()
