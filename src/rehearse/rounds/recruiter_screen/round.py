"""Half an hour on fit and pay with a recruiter."""

from rehearse.message import Message
from rehearse.planning import BlockTemplate
from rehearse.rounds import Round, Worksheet, score_share

__all__ = ["ROUND"]

ROUND = Round(
    id="recruiter_screen",
    order=10,
    name=Message("rounds.recruiter_screen.name"),
    produce=Message("rounds.recruiter_screen.produce"),
    item_kinds=("screen_team",),
    practice="negotiation",
    templates=(
        BlockTemplate(
            "apply",
            "recruiter_screen",
            count=3,
            slots=4,
            weeks=(8, 8),
            name=Message("rounds.recruiter_screen.apply"),
        ),
    ),
    worksheets={
        "apply": Worksheet.of(
            "rounds.recruiter_screen.apply",
            ("posting", "lines", "introduction", "why_here", "money", "facts", "questions"),
            minutes=60,
        ),
    },
    has_chance=False,
    scoring=score_share,
)
