"""Postings with what was read in them."""

from __future__ import annotations

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import NewerNoun, Values
from rehearse.web.postings.models import SavedPosting

__all__ = ["NOUN"]


class PostingNoun(NewerNoun):
    """A posting and its readings; the person's corrections are rows of their own."""

    name = "posting"
    order = 10
    model = SavedPosting
    columns = (
        "filename",
        "raw",
        "text",
        "json_ld",
        "readings",
        "title",
        "company",
        "is_demo",
        "created_at",
        "changed_at",
    )

    def check(self, values: Values) -> None:
        """Readings are those of ``postings``."""
        from rehearse.postings import reading_from_json
        from rehearse.web.postings.sound import is_sound_reading

        sources = {"text": values["text"], "json_ld": values["json_ld"]}
        try:
            readings = [reading_from_json(reading) for reading in values["readings"]]
        except (TypeError, ValueError, KeyError, AttributeError):
            raise wrong("readings", "rule_form") from None
        if not all(is_sound_reading(reading, sources) for reading in readings):
            raise wrong("readings", "rule_form")


NOUN = PostingNoun()
