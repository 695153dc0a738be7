"""The person's word on fields of postings."""

from __future__ import annotations

from typing import ClassVar

from rehearse.web.exchange.noun import NewerNoun
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


NOUN = CorrectionNoun()
