"""The path between the eight roles."""

from __future__ import annotations

import pytest

from rehearse.postings import role, roles, skill_codes
from rehearse.postings.preparation import DIRECTIONS, role_skills, steps


def test_one_step_from_the_middle_reaches_the_neighbours() -> None:
    found = {direction: step.role for step in steps("ml_engineer") for direction in step.directions}
    assert found == {
        "modelling": "data_scientist",
        "infrastructure": "ml_platform_engineer",
        "specialist": "applied_scientist",
        "llm": "llm_application_engineer",
    }


@pytest.mark.parametrize("one", roles(), ids=lambda one: one.id)
def test_a_step_leads_the_way_it_says(one: object) -> None:
    here = role(one.id)  # type: ignore[attr-defined]
    for step in steps(here.id):
        there = role(step.role)
        assert there.id != here.id
        for direction in step.directions:
            assert direction in DIRECTIONS
            if direction == "llm":
                assert there.is_llm_application
                continue
            axis = 0 if direction in {"modelling", "infrastructure"} else 1
            sign = -1 if direction in {"modelling", "generalist"} else 1
            assert sign * (there.position[axis] - here.position[axis]) > 0
        assert not set(step.gained) & set(role_skills(here.id))
        assert not set(step.dropped) & set(role_skills(there.id))
        assert set(step.rounds_gained) == set(there.loop) - set(here.loop)
        assert all(before != after for _kind, before, after in step.kinds)


def test_a_skill_that_is_asked_anyway_is_not_gained() -> None:
    (plain,) = (step for step in steps("ml_engineer") if step.role == "ml_platform_engineer")
    (known,) = (step for step in steps("ml_engineer", ["kubernetes"]) if step.role == "ml_platform_engineer")
    assert set(plain.gained) - set(known.gained) == {"kubernetes"}


@pytest.mark.parametrize("one", roles(), ids=lambda one: one.id)
def test_every_role_has_usual_skills_that_the_lexicon_knows(one: object) -> None:
    found = role_skills(one.id)  # type: ignore[attr-defined]
    assert len(found) == len(set(found)) >= 5
    assert set(found) <= set(skill_codes())


def test_an_unknown_role_is_refused_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match="ml_engineer"):
        steps("astronaut")
