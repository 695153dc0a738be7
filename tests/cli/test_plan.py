"""``rehearse plan``: the plan from today on, and what it is without a goal."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rehearse.planning import plan_from_json
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.plan import services
from rehearse.web.plan.models import Goal
from tests.cli.conftest import Run
from tests.web.conftest import draft

pytestmark = pytest.mark.django_db


def test_the_days_from_today_on(run: Run, goal: Goal) -> None:
    ended = run("plan")
    assert ended.code == 0
    days = [line for line in ended.out.splitlines() if line and not line.startswith(" ")]
    assert days
    assert all(line.split()[-1] == "min" for line in days if "Does not fit" not in line)


def test_the_json_form(run: Run, goal: Goal) -> None:
    block = services.refresh(goal, day=goal.started).days[0].placements[0].block.id
    services.mark(goal, block, "skipped", day=goal.started)
    report = run("plan", "--json").json
    assert set(report) == {"version", "score", "days", "dropped", "changes", "target", "today", "marks"}
    assert report["target"] == goal.target.isoformat()
    assert report["today"] == goal.started.isoformat()
    assert report["marks"] == {block: "skipped"}
    stored = {name: report[name] for name in ("version", "score", "days", "dropped", "changes")}
    found = services.current_plan(goal)
    assert found is not None
    assert plan_from_json(stored) == found[0]


def test_marks_are_shown(run: Run, goal: Goal) -> None:
    block = services.refresh(goal, day=goal.started).days[0].placements[0].block.id
    services.mark(goal, block, "done", day=goal.started)
    assert "(done)" in run("plan").out


def test_again_plans_anew(run: Run, goal: Goal) -> None:
    assert run("plan", "--again", "--json").code == 0
    assert goal.plans.count() == 2
    run("plan", "--json")
    assert goal.plans.count() == 2


def test_what_does_not_fit_is_named_with_its_reason(run: Run, person: Person) -> None:
    day = today(person)
    services.set_goal(person, draft(day, weeks=3, minutes=(60, 60, 60, 60, 60, 0, 0)), day=day)
    ended = run("plan")
    assert ended.code == 0
    dropped = ended.out.split("Does not fit, lowest value first:\n")[1].splitlines()
    assert len(dropped) == len(run("plan", "--json").json["dropped"])
    assert all(": " in line for line in dropped)


def test_a_goal_without_a_date(run: Run, person: Person) -> None:
    day = today(person)
    services.set_goal(person, draft(day, target=None, interviews=()), day=day)
    assert run("plan", "--json").json["target"] is None


def test_a_plan_whose_day_is_over(run: Run, person: Person) -> None:
    day = today(person) - timedelta(days=60)
    services.set_goal(person, draft(day, weeks=4), day=day)
    assert run("plan").code == 0
    assert run("plan", "--again", "--json").code == 0


def test_without_a_goal_the_answer_is_no(run: Run, person: Person) -> None:
    ended = run("plan")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "There is no plan yet. Give a posting or a role in the browser: rehearse open.\n"
    report = run("plan", "--json")
    assert report.code == 1
    assert report.refusal["do"].endswith("rehearse open.")
