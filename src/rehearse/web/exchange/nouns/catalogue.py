"""Which catalogues of write-ups were imported, and when."""

from __future__ import annotations

from rehearse.web.exchange.noun import TableNoun
from rehearse.web.research.models import Catalogue

__all__ = ["NOUN"]


class CatalogueNoun(TableNoun):
    """One import of a file. Add-only."""

    name = "catalogue"
    order = 10
    model = Catalogue
    columns = ("filename", "sha256", "cases", "imported_at")


NOUN = CatalogueNoun()
