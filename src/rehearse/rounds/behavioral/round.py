"""Stories about work with people."""

from rehearse.message import Message
from rehearse.planning import BlockTemplate
from rehearse.rounds import Round, Worksheet, score_ticks

__all__ = ["ROUND"]

ROUND = Round(
    id="behavioral",
    order=70,
    name=Message("rounds.behavioral.name"),
    produce=Message("rounds.behavioral.produce"),
    item_kinds=("behavioral",),
    templates=(
        *(
            BlockTemplate(
                "star",
                "behavioral",
                count=count,
                slots=3,
                weeks=weeks,
                name=Message("rounds.behavioral.story"),
            )
            for count, weeks in ((5, (3, 4)), (4, (8, 8)))
        ),
        BlockTemplate(
            "mock",
            "behavioral",
            count=1,
            slots=6,
            weeks=(7, 7),
            is_chain=False,
            group="mock",
            name=Message("rounds.behavioral.mock"),
        ),
    ),
    worksheets={
        "star": Worksheet.of(
            "rounds.behavioral.star",
            ("theme", "situation", "task", "action", "result", "why", "now_what", "aloud"),
            minutes=45,
        ),
        "mock": Worksheet.of("rounds.behavioral.mock", ("partner", "stories", "own_part", "long", "next"), minutes=90),
    },
    scoring=score_ticks,
)
