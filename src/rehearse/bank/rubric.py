"""How an answer is judged: key points that must be there, and claims that cap the score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from rehearse.bank.model import Line, Model, Name

__all__ = ["FatalClaim", "KeyPoint", "Phrases", "Rubric"]

_Hundredths = Annotated[int, Field(ge=0, le=100)]


class Phrases(Model):
    """Other ways to say a claim, by language."""

    en: tuple[Line, ...] = ()
    bn: tuple[Line, ...] = ()


class KeyPoint(Model):
    """One claim a strong answer makes."""

    id: Name
    w: Annotated[int, Field(ge=1, le=100)]
    """Share of the score in hundredths; the shares of an item sum to 100."""
    must: bool
    """Part of the answer itself, not only of its quality."""
    claim: Line
    claim_bn: Line | None = None
    """The claim as the Bangla page shows it."""
    accept: Phrases = Phrases()

    def claim_in(self, language: str) -> str:
        """The claim in a language, in English where there is no rendering."""
        return self.claim_bn if language == "bn" and self.claim_bn else self.claim


class FatalClaim(Model):
    """A claim so wrong that the score is capped."""

    id: Name
    claim: Line
    claim_bn: Line | None = None
    accept: Phrases = Phrases()
    cap: _Hundredths
    """The score at most, in hundredths."""

    def claim_in(self, language: str) -> str:
        """The claim in a language, in English where there is no rendering."""
        return self.claim_bn if language == "bn" and self.claim_bn else self.claim


class Rubric(Model):
    """Key points, fatal claims and the bands of the golden answers."""

    key_points: Annotated[tuple[KeyPoint, ...], Field(min_length=1)]
    fatal: tuple[FatalClaim, ...] = ()
    golden: Mapping[Name, tuple[_Hundredths, _Hundredths]] = {}
    """Lowest and highest score of each golden answer, by the name of its file."""
