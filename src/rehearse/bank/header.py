"""Parts of the header that every item has (``item.yaml``)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from rehearse.bank.model import Line, Model, Name

__all__ = [
    "Domain",
    "Freshness",
    "ItemId",
    "Level",
    "Neighbour",
    "Provenance",
    "Revisions",
    "Roles",
    "SourceUse",
    "Status",
    "Verify",
    "Waiver",
]

ItemId = Annotated[str, Field(pattern=r"^[a-z][a-z_]*/[a-z0-9][a-z0-9-]*$", max_length=120)]
"""``<kind>/<slug>``."""
Status = Literal["draft", "review", "live", "retired"]
"""``review``: offered in practice and marked as not yet signed by anybody."""
Level = Literal["junior", "mid", "senior", "staff"]
Domain = Literal["D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12", "D13"]
_Weight = Annotated[int, Field(ge=0, le=3)]


class Roles(Model):
    """How much each role needs the item, 0 (not) to 3 (much)."""

    mod_gen: _Weight = 0
    """Modelling, generalist."""
    mod_spec: _Weight = 0
    """Modelling, specialist whose domain matches."""
    inf_gen: _Weight = 0
    """Infrastructure, generalist."""
    inf_spec: _Weight = 0
    """Infrastructure, specialist."""


class SourceUse(Model):
    """A source, and what it stands for in this item."""

    ref: Name
    """Key in ``sources.yaml``."""
    locator: Line
    """Where in it: a section, chapter, page or table."""
    supports: tuple[Name, ...] = ()
    """Ids of the key points it supports."""


class Verify(Model):
    """What settles that the item is right."""

    by: Literal["compute", "property", "brute", "sources"]
    script: Line | None = None
    """A script under the bank's folder, for ``compute`` and ``property``."""
    seeds: tuple[int, ...] = ()
    asserts: tuple[Name, ...] = ()
    """Names of what the script asserts."""


class Freshness(Model):
    """When the item was last looked at, and until when it holds."""

    pace: Annotated[Literal["timeless", "practice", "fast"], Field(alias="class")]
    """How fast it ages: 36, 18 or 6 months."""
    reviewed: date
    until: date


class Provenance(Model):
    """Who wrote the item and who signed it."""

    author: Line
    reviewers: tuple[Line, ...] = ()
    """People who really signed; without two of them no item is live."""
    licence: Line


class Revisions(Model):
    """Revision of the item each text was made from."""

    en: Annotated[int, Field(ge=1)]
    bn: Annotated[int, Field(ge=1)] | None = None


class Neighbour(Model):
    """An item that reads alike, and why both are kept."""

    id: ItemId
    reason: Line


class Waiver(Model):
    """A warning that is accepted for a while."""

    rule: Annotated[str, Field(pattern=r"^[A-Z]-\d\d$")]
    reason: Line
    until: date
