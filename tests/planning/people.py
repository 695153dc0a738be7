"""People and weeks for the planner's tests."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from rehearse.planning import BlockTemplate, Interview, Plan, Request, role_weights

MONDAY = date(2026, 11, 23)
LOOP = (
    "recruiter_screen",
    "coding",
    "ml_breadth",
    "ml_depth",
    "ml_system_design",
    "behavioral",
    "team_match_offer",
)
EIGHT_WEEKS = (
    BlockTemplate("apply", "recruiter_screen", 3, 4, (8, 8)),
    BlockTemplate("coding", "coding", 16, 3, (1, 2)),
    BlockTemplate("coding", "coding", 10, 3, (3, 5)),
    BlockTemplate("coding", "coding", 8, 3, (6, 7)),
    BlockTemplate("coding", "coding", 4, 3, (8, 8)),
    BlockTemplate("mock", "coding", 1, 6, (7, 7), is_chain=False, group="mock"),
    BlockTemplate("ml_coding", "ml_coding", 5, 3, (1, 2), share_of="coding", alone=16),
    BlockTemplate("ml_coding", "ml_coding", 3, 3, (3, 5), share_of="coding", alone=10),
    BlockTemplate("ml_breadth", "ml_breadth", 14, 2, (1, 2), is_chain=False),
    BlockTemplate("ml_breadth", "ml_breadth", 12, 2, (3, 8), is_chain=False),
    BlockTemplate("depth", "ml_depth", 6, 4, (3, 4), group="project-1"),
    BlockTemplate("depth", "ml_depth", 6, 4, (3, 4), group="project-2"),
    BlockTemplate("mock", "ml_depth", 1, 6, (7, 7), is_chain=False, group="mock"),
    BlockTemplate("system_design", "ml_system_design", 5, 4, (5, 5), group="case-1"),
    BlockTemplate("system_design", "ml_system_design", 5, 4, (6, 6), group="case-2"),
    BlockTemplate("mock", "ml_system_design", 1, 6, (7, 7), is_chain=False, group="mock"),
    BlockTemplate("star", "behavioral", 5, 3, (3, 4)),
    BlockTemplate("star", "behavioral", 4, 3, (8, 8)),
    BlockTemplate("mock", "behavioral", 1, 6, (7, 7), is_chain=False, group="mock"),
    BlockTemplate("comp", "team_match_offer", 2, 3, (8, 8)),
)


def make_request(**changes: Any) -> Request:
    """Eight weeks from a Monday, ten and a half to eleven hours each, no interview before the target."""
    values: dict[str, Any] = {
        "start": MONDAY,
        "target": MONDAY + timedelta(days=56),
        "minutes": (90, 90, 90, 90, 60, 180, 180),
        "loop": LOOP,
        "templates": EIGHT_WEEKS,
    }
    return Request(**(values | changes))


def all_ids(plan: Plan) -> list[str]:
    """Ids of the blocks of a plan, placed or dropped."""
    return [placement.block.id for _, placement in plan.placements()] + [one.block.id for one in plan.dropped]


def random_person(seed: int) -> Request:
    """Hours, days off, interviews, role and weakness of one of many people."""
    rng = Random(seed)
    weekdays = [rng.choice((30, 60, 90, 120)) for _ in range(5)]
    weekend = [rng.choice((0, 120, 180, 240)) for _ in range(2)]
    interviews = tuple(
        Interview(MONDAY + timedelta(days=day), frozenset({"coding"}), is_onsite=rng.random() < 0.5)
        for day in rng.sample(range(20, 56), rng.randint(0, 3))
    )
    return make_request(
        minutes=tuple(weekdays + weekend),
        days_off=frozenset(MONDAY + timedelta(days=day) for day in rng.sample(range(56), rng.randint(0, 6))),
        interviews=interviews,
        weights=role_weights(is_infrastructure=rng.random() < 0.5, is_specialist=rng.random() < 0.3),
        weakest_round=rng.choice((None, *LOOP)),
    )


@st.composite
def requests(draw: st.DrawFn) -> Request:
    """Any sensible and many odd requests."""
    target_days = draw(st.one_of(st.none(), st.integers(0, 120)))
    days = st.integers(-3, 130).map(lambda index: MONDAY + timedelta(days=index))
    loop = draw(st.lists(st.sampled_from((*LOOP, "ml_coding")), unique=True, max_size=8))
    return make_request(
        target=None if target_days is None else MONDAY + timedelta(days=target_days),
        minutes=tuple(draw(st.lists(st.sampled_from((0, 20, 45, 90, 240, 900)), min_size=7, max_size=7))),
        days_off=draw(st.frozensets(days, max_size=8)),
        busy=draw(st.dictionaries(days, st.integers(0, 300), max_size=8)),
        interviews=tuple(
            draw(
                st.lists(
                    st.builds(
                        Interview,
                        day=days,
                        rounds=st.frozensets(st.sampled_from(LOOP), max_size=2),
                        is_onsite=st.booleans(),
                        name=st.sampled_from(("", "Onsite at Northlight")),
                    ),
                    max_size=3,
                )
            )
        ),
        weights=draw(st.dictionaries(st.sampled_from(("coding", "depth", "mock")), st.floats(0.1, 3), max_size=2)),
        weakest_round=draw(st.sampled_from((None, *LOOP))),
        card_minutes=draw(st.sampled_from((0, 10, 25))),
        loop=tuple(loop),
        pinned=draw(
            st.dictionaries(
                st.sampled_from(("coding-03", "mock-coding-01", "star-02", "no-such-block")), days, max_size=3
            )
        ),
    )
