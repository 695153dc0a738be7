"""People at companies."""

from __future__ import annotations

from typing import ClassVar

from rehearse.web.applications.models import Contact
from rehearse.web.exchange.noun import NewerNoun

__all__ = ["NOUN"]


class ContactNoun(NewerNoun):
    """Somebody one talks to."""

    name = "contact"
    order = 25
    model = Contact
    owner = "application__person"
    columns = ("application", "name", "role", "address", "note", "created_at", "changed_at")
    parents: ClassVar = {"application": "application"}


NOUN = ContactNoun()
