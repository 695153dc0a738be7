"""Turns of talks with recruiters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar
from uuid import UUID

from rehearse.offers.negotiation import LONGEST, NegotiationError, turn_from_json
from rehearse.web.accounts.models import Person
from rehearse.web.exchange.columns import moment_text, wrong
from rehearse.web.exchange.noun import TableNoun, Values
from rehearse.web.negotiation.models import NegotiationTurn

__all__ = ["NOUN"]


class NegotiationTurnNoun(TableNoun):
    """One turn; only added. Where two machines went on with one talk, the turn that is here stays."""

    name = "negotiation_turn"
    order = 50
    model = NegotiationTurn
    owner = "talk__person"
    columns = ("talk", "position", "said", "at")
    parents: ClassVar = {"talk": "negotiation"}
    unique = (("talk", "position"),)

    def check(self, values: Values) -> None:
        """A turn of a script, at a place that a talk has."""
        if not 0 <= values["position"] <= LONGEST:
            raise wrong("position", "rule_whole", least=0, most=LONGEST)
        try:
            turn_from_json(values["said"])
        except NegotiationError:
            raise wrong("said", "rule_form") from None

    def texts(self, person: Person) -> Iterator[tuple[UUID, str]]:
        """Each sentence that was said."""
        found = NegotiationTurn.objects.filter(talk__person=person).select_related("talk").order_by("-pk")
        for row in found.iterator(chunk_size=500):
            if text := row.said.get("text"):
                moment = moment_text(row.at)
                yield row.pk, f"# Recruiter {row.talk.seed}, turn {row.position + 1}\n\nSaid {moment}\n\n{text}\n"


NOUN = NegotiationTurnNoun()
