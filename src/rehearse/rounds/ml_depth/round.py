"""A deep dive into a past project."""

from rehearse.message import Message
from rehearse.planning import BlockTemplate
from rehearse.rounds import Round, Worksheet, score_ticks

__all__ = ["ROUND"]

ROUND = Round(
    id="ml_depth",
    order=50,
    name=Message("rounds.ml_depth.name"),
    produce=Message("rounds.ml_depth.produce"),
    item_kinds=("deep_dive", "depth_probe", "take_home"),
    templates=(
        *(
            BlockTemplate(
                "depth",
                "ml_depth",
                count=6,
                slots=4,
                weeks=(3, 4),
                group=group,
                name=Message(f"rounds.ml_depth.{name}"),
            )
            for group, name in (("project-1", "first_project"), ("project-2", "second_project"))
        ),
        BlockTemplate(
            "mock",
            "ml_depth",
            count=1,
            slots=6,
            weeks=(7, 7),
            is_chain=False,
            group="mock",
            name=Message("rounds.ml_depth.mock"),
        ),
    ),
    worksheets={
        "depth": Worksheet.of(
            "rounds.ml_depth.depth",
            ("situation", "task", "action", "result", "why", "alternatives", "now_what"),
            minutes=60,
        ),
        "mock": Worksheet.of("rounds.ml_depth.mock", ("partner", "opening", "probes", "numbers", "next"), minutes=90),
    },
    scoring=score_ticks,
)
