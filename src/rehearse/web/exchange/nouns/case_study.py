"""Public write-ups that the person imported, and which of them were read."""

from __future__ import annotations

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import NewerNoun, Values
from rehearse.web.research.models import CaseStudy

__all__ = ["NOUN"]


class CaseStudyNoun(NewerNoun):
    """One row of a catalogue with the person's mark."""

    name = "case_study"
    order = 10
    model = CaseStudy
    columns = (
        "key", "title", "company", "company_key", "industry", "category", "sub_category", "tags", "year", "url",
        "read_at", "changed_at",
    )  # fmt: skip
    unique = (("key",),)

    def check(self, values: Values) -> None:
        """Its link is one that a browser may follow, its tags are texts."""
        from rehearse.postings.company import is_link

        if not is_link(values["url"]):
            raise wrong("url", "rule_form")
        if not isinstance(values["tags"], list) or not all(isinstance(tag, str) for tag in values["tags"]):
            raise wrong("tags", "rule_form")


NOUN = CaseStudyNoun()
