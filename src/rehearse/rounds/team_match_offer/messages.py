"""English texts of team match and offer."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "rounds.team_match_offer",
    name="Team match and offer",
    produce="Questions for the team, offers laid side by side, and the talk about money.",
    comp="Pay research",
    comp_produce="What this role pays, what you ask for, and where you stop.",
    comp_ranges="Write the range for this role, level and place from at least two sources, each with its date.",
    comp_parts="Split it into base, bonus, equity and sign-on, over four years.",
    comp_target="Write your target and the point at which you say no. Nobody else sees them.",
    comp_range_question="Write how you ask for their range before you name a number.",
    comp_lever=(
        "What can you bring forward: another offer that exists, market data, the scope of the role? Bring "
        "nothing that is not true."
    ),
    comp_team=(
        "Which questions tell you whether the team fits: what it owns, who leads it, what success is after half a year?"
    ),
    comp_written="What must stand in the written offer before you sign anything?",
)
