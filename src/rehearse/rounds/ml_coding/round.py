"""Algorithms from scratch, broken training code, tables."""

from rehearse.message import Message
from rehearse.planning import BlockTemplate
from rehearse.rounds import Round, Worksheet, score_code

__all__ = ["ROUND"]

_SHARES = ((5, 16, (1, 2)), (3, 10, (3, 5)), (3, 8, (6, 7)), (1, 4, (8, 8)))
"""Blocks beside a coding round (a third of that round's, rounded), blocks without one, and their weeks."""


def _earned(item: object, handed_in: str) -> float:
    """See ``repair``, which is loaded when an attempt is closed and not with every list of rounds."""
    from rehearse.rounds.ml_coding.repair import earned_share

    return earned_share(item, handed_in)


ROUND = Round(
    id="ml_coding",
    order=30,
    name=Message("rounds.ml_coding.name"),
    produce=Message("rounds.ml_coding.produce"),
    item_kinds=("ml_coding", "ml_debug", "data_round"),
    practice="code",
    templates=tuple(
        BlockTemplate(
            "ml_coding",
            "ml_coding",
            count=count,
            slots=3,
            weeks=weeks,
            share_of="coding",
            alone=alone,
            name=Message("rounds.ml_coding.name"),
        )
        for count, alone, weeks in _SHARES
    ),
    worksheets={
        "ml_coding": Worksheet.of(
            "rounds.ml_coding.ml_coding",
            ("formula", "shapes", "code", "stable", "test", "broken"),
            minutes=45,
        ),
    },
    earned=_earned,
    scoring=score_code,
)
