"""The person's word on fields of postings."""

from __future__ import annotations

from typing import ClassVar

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import NewerNoun, Values
from rehearse.web.postings.models import Correction

__all__ = ["NOUN"]


class CorrectionNoun(NewerNoun):
    """One word on one field of one posting."""

    name = "correction"
    order = 20
    model = Correction
    owner = "posting__person"
    columns = ("posting", "field", "value", "changed_at")
    parents: ClassVar = {"posting": "posting"}
    unique = (("posting", "field"),)

    def check(self, values: Values) -> None:
        """A word is one that the person could have said."""
        from rehearse.web.postings.sound import is_sound_word

        if not is_sound_word(values["field"], values["value"]):
            raise wrong("value", "rule_form")


NOUN = CorrectionNoun()
