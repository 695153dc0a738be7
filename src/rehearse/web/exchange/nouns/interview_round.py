"""Interview rounds of applications."""

from __future__ import annotations

from typing import ClassVar

from rehearse.web.applications.models import InterviewRound
from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import NewerNoun, Values

__all__ = ["NOUN"]


class InterviewRoundNoun(NewerNoun):
    """One round at one company, dated or not."""

    name = "interview_round"
    order = 25
    model = InterviewRound
    owner = "application__person"
    columns = (
        "application",
        "kind",
        "at",
        "has_time",
        "interviewer",
        "note",
        "outcome",
        "created_at",
        "changed_at",
    )
    parents: ClassVar = {"application": "application"}

    def check(self, values: Values) -> None:
        """A kind of round that there is."""
        from rehearse.rounds import all_rounds

        if values["kind"] not in {one.id for one in all_rounds()}:
            raise wrong("kind", "rule_choice", choices=", ".join(sorted(one.id for one in all_rounds())))


NOUN = InterviewRoundNoun()
