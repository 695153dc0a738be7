"""What every round must be, over every folder."""

from __future__ import annotations

import string
from collections import Counter
from datetime import UTC, date, datetime
from random import Random
from types import ModuleType

import pytest

from rehearse import rounds
from rehearse.planning import Request, check, make_plan
from rehearse.readiness import Evidence, base_rates
from rehearse.rounds import Assessment, Round, UnknownRoundError, all_rounds, get, texts

EIGHT = [
    "recruiter_screen",
    "coding",
    "ml_coding",
    "ml_breadth",
    "ml_depth",
    "ml_system_design",
    "behavioral",
    "team_match_offer",
]
every_round = pytest.mark.parametrize("found", all_rounds(), ids=lambda found: found.id)


def test_the_loop_is_in_order() -> None:
    assert [found.id for found in all_rounds() if found.id in EIGHT] == EIGHT
    assert get("ml_depth").id == "ml_depth"


def test_an_unknown_round_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownRoundError, match=r"'take_home' is not the id of a round\. Use one of recruiter_screen"):
        get("take_home")


@every_round
def test_every_text_exists_and_is_used(found: Round) -> None:
    named = {found.name.id, found.produce.id, *(template.name.id for template in found.blocks())}
    for worksheet in found.worksheets.values():
        named |= {worksheet.produce.id, *(prompt.id for prompt in worksheet.prompts)}
    assert named == {message_id for message_id in texts() if message_id.startswith(f"rounds.{found.id}.")}


@every_round
def test_every_kind_of_block_has_a_worksheet_of_its_length(found: Round) -> None:
    for template in found.blocks():
        assert template.round == found.id
        assert found.worksheets[template.kind].minutes == template.minutes
        assert len(found.worksheets[template.kind].prompts) >= 2


@every_round
def test_a_round_with_a_chance_gives_evidence_and_has_a_base_rate(found: Round) -> None:
    when = datetime(2026, 11, 23, 12, tzinfo=UTC)
    judged = Assessment("a", "item", 1, "S1/leaf", 3, "judge", when, is_accepted=True)
    ticked = Assessment("a", "item", 1, "S1/leaf", 3, "self", when, ticks={"k1": "said"}, weights={"k1": 100})
    given = [evidence for evidence in map(found.evidence, (judged, ticked)) if evidence]
    assert bool(given) == found.has_chance
    assert (found.id in base_rates().by_round) == found.has_chance
    for evidence in given:
        assert isinstance(evidence, Evidence)
        assert (evidence.round, evidence.score) == (found.id, 1.0)


@every_round
def test_a_worksheet_gives_no_evidence(found: Round) -> None:
    when = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert found.evidence(Assessment("a", "item", 1, "S1/leaf", 3, "self", when)) is None


@every_round
def test_orders_are_its_own(found: Round) -> None:
    assert Counter(other.order for other in all_rounds())[found.order] == 1


def test_texts_are_plain_sentences() -> None:
    for message_id, text in texts().items():
        assert text == text.strip(), message_id
        assert "!" not in text, message_id
        assert "please" not in text.lower(), message_id
        assert not [name for _, name, _, _ in string.Formatter().parse(text) if name is not None], message_id
    doubled = [text for text, count in Counter(texts().values()).items() if count > 1 and text.endswith(".")]
    assert len(doubled) <= 2, doubled


def test_the_rounds_share_out_the_eight_weeks() -> None:
    templates = [template for round_id in EIGHT if round_id != "ml_coding" for template in get(round_id).blocks()]
    assert sum(template.count for template in templates) == 104
    assert sum(template.count * template.slots for template in templates) == 323
    table = {
        ((1, 2), "coding"): 16,
        ((1, 2), "ml_breadth"): 14,
        ((3, 4), "depth"): 12,
        ((3, 4), "star"): 5,
        ((3, 5), "coding"): 10,
        ((3, 8), "ml_breadth"): 12,
        ((5, 5), "system_design"): 5,
        ((6, 6), "system_design"): 5,
        ((6, 7), "coding"): 8,
        ((7, 7), "mock"): 4,
        ((8, 8), "apply"): 3,
        ((8, 8), "coding"): 4,
        ((8, 8), "comp"): 2,
        ((8, 8), "star"): 4,
    }
    counts: Counter[tuple[tuple[int, int], str]] = Counter()
    for template in templates:
        counts[template.weeks, template.kind] += template.count
    assert counts == table


@pytest.mark.parametrize(
    "loop", [tuple(EIGHT), ("ml_coding", "ml_breadth", "ml_depth", "ml_system_design"), ("coding",)]
)
def test_the_rounds_of_a_loop_make_a_plan(loop: tuple[str, ...]) -> None:
    request = Request(
        start=date(2026, 11, 23),
        target=date(2027, 1, 18),
        minutes=(120, 120, 120, 120, 120, 240, 240),
        loop=loop,
        templates=tuple(template for round_id in loop for template in get(round_id).blocks()),
    )
    plan = make_plan(request, rng=Random(0))
    assert check(plan, request) == []
    assert {placement.block.round for _, placement in plan.placements()} == set(loop)
    for _, placement in plan.placements():
        assert placement.block.name.id in texts()


def test_the_seed_with_four_rounds_has_all_its_coding_time() -> None:
    request = Request(
        start=date(2026, 11, 23),
        target=None,
        minutes=(240,) * 7,
        loop=("ml_coding",),
        templates=get("ml_coding").blocks(),
    )
    plan = make_plan(request, rng=Random(0))
    assert sum(1 for _ in plan.placements()) == 38


def test_nothing_leaks() -> None:
    public = {
        name for name, value in vars(rounds).items() if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert public == set(rounds.__all__)
