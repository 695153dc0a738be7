"""The evidence log."""

from __future__ import annotations

from typing import ClassVar

from rehearse.message import Message
from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import TableNoun, Values
from rehearse.web.progress.models import EvidenceRow

__all__ = ["NOUN"]


class EvidenceNoun(TableNoun):
    """Append-only here as everywhere; an item counts once a study day, whichever machine it was practised on."""

    name = "evidence"
    order = 50
    model = EvidenceRow
    columns = (
        "attempt",
        "item",
        "rev",
        "round",
        "skill",
        "score",
        "weight",
        "difficulty",
        "difficulty_var",
        "hints",
        "source",
        "when",
        "study_day",
    )
    parents: ClassVar = {"attempt": "attempt"}
    unique = (("attempt",), ("item", "study_day"))

    def key_refusal(self) -> Message:
        """The row that is here counts."""
        return Message("web.exchange_counted")

    def check(self, values: Values) -> None:
        """Evidence that ``readiness`` takes."""
        from rehearse import readiness

        fields = {name: values[name] for name in self.columns if name not in {"attempt", "source", "study_day"}}
        try:
            source = readiness.Source(values["source"])
            readiness.Evidence(id=str(values["id"]), attempt=str(values["attempt"]), source=source, **fields)
        except ValueError:
            raise wrong("score, weight, difficulty, source", "rule_form") from None


NOUN = EvidenceNoun()
