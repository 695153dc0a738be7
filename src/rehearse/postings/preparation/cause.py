"""Why something is recommended: a reading of the posting and the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.postings.reading import Quote, Reading

__all__ = ["Cause"]


@dataclass(frozen=True, slots=True)
class Cause:
    """One reading behind a recommendation."""

    field: str
    """``axis1``, ``axis2``, ``llm_application``, ``domains``, ``seniority``, ``skills``, ``rounds`` or ``role``, the
    last for what the posting does not say."""
    value: str
    """The reading's class, code or level."""
    status: str = ""
    """For a skill: ``required``, ``preferred`` or ``mentioned``."""
    quotes: tuple[Quote, ...] = ()
    """Empty when the person said it, or for a role's usual loop."""
    is_person: bool = False
    """Whether it is the person's own word."""

    @classmethod
    def of(cls, reading: Reading, value: str, *, status: str = "") -> Cause:
        """The cause that a reading is."""
        return cls(reading.field, value, status, reading.quotes, reading.method == "person")
