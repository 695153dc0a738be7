"""The design of a system around a model, in six steps."""

from rehearse.message import Message
from rehearse.planning import BlockTemplate
from rehearse.rounds import Round, Worksheet, score_ticks

__all__ = ["ROUND"]

ROUND = Round(
    id="ml_system_design",
    order=60,
    name=Message("rounds.ml_system_design.name"),
    produce=Message("rounds.ml_system_design.produce"),
    item_kinds=("system_design",),
    templates=(
        *(
            BlockTemplate(
                "system_design",
                "ml_system_design",
                count=5,
                slots=4,
                weeks=(week, week),
                group=group,
                name=Message(f"rounds.ml_system_design.{name}"),
            )
            for week, group, name in ((5, "case-1", "first_case"), (6, "case-2", "second_case"))
        ),
        BlockTemplate(
            "mock",
            "ml_system_design",
            count=1,
            slots=6,
            weeks=(7, 7),
            is_chain=False,
            group="mock",
            name=Message("rounds.ml_system_design.mock"),
        ),
    ),
    worksheets={
        "system_design": Worksheet.of(
            "rounds.ml_system_design.system_design",
            ("scope", "metrics", "data", "model", "system", "diagram", "watching", "tradeoffs"),
            minutes=60,
        ),
        "mock": Worksheet.of(
            "rounds.ml_system_design.mock",
            ("partner", "clock", "diagram", "missed", "next"),
            minutes=90,
        ),
    },
    scoring=score_ticks,
)
