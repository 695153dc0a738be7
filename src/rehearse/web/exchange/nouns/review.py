"""The review log."""

from __future__ import annotations

from datetime import UTC
from typing import ClassVar

from rehearse import memory
from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import Import, TableNoun, Values
from rehearse.web.exchange.report import Fate
from rehearse.web.reviews.models import Card, Review

__all__ = ["NOUN"]


def _logged(card: str, values: Values) -> memory.ReviewRow:
    return memory.ReviewRow(
        card=card,
        study_day=values["study_day"],
        moment=values["at"].astimezone(UTC),
        zone_offset_s=values["zone_offset_s"],
        rating=memory.Rating(values["rating"]),
        answer_ms=values["answer_ms"] or 0,
        promised=values["promised"],
        parameters_version=values["parameters_version"],
    )


class ReviewNoun(TableNoun):
    """Only added; one that was taken back on one side is taken back."""

    name = "review"
    order = 70
    model = Review
    owner = "card__person"
    columns = (
        "card",
        "attempt",
        "study_day",
        "at",
        "zone_offset_s",
        "rating",
        "answer_ms",
        "promised",
        "parameters_version",
        "undone_at",
    )
    parents: ClassVar = {"card": "card", "attempt": "attempt"}
    loose = frozenset({"undone_at"})

    def check(self, values: Values) -> None:
        """A review that ``memory`` can replay."""
        try:
            _logged(str(values["card"]), values)
        except ValueError:
            raise wrong("study_day, at, zone_offset_s, rating, promised", "rule_form") from None

    def catch_up(self, here: Values, there: Values) -> Values:
        """Taken back there, not yet here."""
        is_news = here["undone_at"] is None and there["undone_at"] is not None
        return {"undone_at": there["undone_at"]} if is_news else {}

    def accepted(self, values: Values, fate: Fate, work: Import) -> None:
        """Its card is to be replayed."""
        if fate in {Fate.NEW, Fate.NEWER_THERE}:
            work.touched.setdefault("card", set()).add(values["card"])

    def finish(self, work: Import) -> None:
        """Replays the cards whose log changed. About 25 microseconds a review, one query and one update a card."""
        for pk in sorted(work.touched.get("card", set())):
            log = Review.objects.filter(card=pk, undone_at__isnull=True).order_by("at", "id").values(*self.columns)
            state = memory.replay([_logged(str(pk), row) for row in log])
            if state is None:
                changed: Values = dict.fromkeys(("stability", "difficulty", "last_day", "due"))
                changed |= {"reviews": 0, "lapses": 0}
            else:
                names = ("stability", "difficulty", "last_day", "due", "reviews", "lapses")
                changed = {name: getattr(state, name) for name in names}
            Card.objects.filter(pk=pk).update(**changed)


NOUN = ReviewNoun()
