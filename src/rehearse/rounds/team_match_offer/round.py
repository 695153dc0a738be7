"""Team match, the offer and the negotiation."""

from rehearse.message import Message
from rehearse.planning import BlockTemplate
from rehearse.rounds import Round, Worksheet, score_share

__all__ = ["ROUND"]

ROUND = Round(
    id="team_match_offer",
    order=80,
    name=Message("rounds.team_match_offer.name"),
    produce=Message("rounds.team_match_offer.produce"),
    item_kinds=("screen_team", "offer"),
    practice="negotiation",
    templates=(
        BlockTemplate(
            "comp",
            "team_match_offer",
            count=2,
            slots=3,
            weeks=(8, 8),
            name=Message("rounds.team_match_offer.comp"),
        ),
    ),
    worksheets={
        "comp": Worksheet.of(
            "rounds.team_match_offer.comp",
            ("ranges", "parts", "target", "range_question", "lever", "team", "written"),
            minutes=45,
        ),
    },
    has_chance=False,
    scoring=score_share,
)
