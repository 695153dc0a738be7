"""Quick questions on eight groups of topics."""

from rehearse.message import Message
from rehearse.planning import BlockTemplate
from rehearse.rounds import Round, Worksheet, score_ticks

__all__ = ["ROUND"]

ROUND = Round(
    id="ml_breadth",
    order=40,
    name=Message("rounds.ml_breadth.name"),
    produce=Message("rounds.ml_breadth.produce"),
    item_kinds=("breadth", "domain"),
    practice="recall",
    templates=tuple(
        BlockTemplate(
            "ml_breadth",
            "ml_breadth",
            count=count,
            slots=2,
            weeks=weeks,
            is_chain=False,
            name=Message("rounds.ml_breadth.name"),
        )
        for count, weeks in ((14, (1, 2)), (12, (3, 8)))
    ),
    worksheets={
        "ml_breadth": Worksheet.of(
            "rounds.ml_breadth.ml_breadth",
            ("topic", "short", "long", "limit", "follow_up"),
            minutes=30,
        ),
    },
    scoring=score_ticks,
)
