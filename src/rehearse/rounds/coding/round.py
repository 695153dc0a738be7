"""One or two rounds on data structures and algorithms."""

from rehearse.message import Message
from rehearse.planning import BlockTemplate
from rehearse.rounds import Round, Worksheet, score_code

__all__ = ["ROUND"]

_CHAINS = ((16, (1, 2)), (10, (3, 5)), (8, (6, 7)), (4, (8, 8)))
"""Number of blocks and their weeks."""

ROUND = Round(
    id="coding",
    order=20,
    name=Message("rounds.coding.name"),
    produce=Message("rounds.coding.produce"),
    item_kinds=("coding",),
    practice="code",
    templates=(
        *(
            BlockTemplate("coding", "coding", count=count, slots=3, weeks=weeks, name=Message("rounds.coding.name"))
            for count, weeks in _CHAINS
        ),
        BlockTemplate(
            "mock",
            "coding",
            count=1,
            slots=6,
            weeks=(7, 7),
            is_chain=False,
            group="mock",
            name=Message("rounds.coding.mock"),
        ),
    ),
    worksheets={
        "coding": Worksheet.of(
            "rounds.coding.coding",
            ("restate", "brute_force", "pattern", "code", "cost", "edges"),
            minutes=45,
        ),
        "mock": Worksheet.of("rounds.coding.mock", ("partner", "clock", "stuck", "cost", "next"), minutes=90),
    },
    scoring=score_code,
)
