"""Dates of rounds become days of the plan, and follow when they change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.applications import dates, services
from rehearse.web.applications.dates import Standing
from rehearse.web.applications.models import Application
from rehearse.web.plan import services as plan
from rehearse.web.plan.models import Goal
from tests.web.applications.conftest import Make
from tests.web.conftest import draft

pytestmark = pytest.mark.django_db


def dated(row: Application, *days: tuple[str, date]) -> Application:
    for kind, day in days:
        services.add_round(row, {"kind": kind, "day": day.isoformat()})
    return services.applications_of(row.person).get(pk=row.pk)


@pytest.fixture
def day(alice: Person) -> date:
    """Alice's study day."""
    return today(alice)


def standing(row: Application, goal: Goal | None, day: date) -> Standing:
    return dates.compare(services.applications_of(row.person).get(pk=row.pk), goal, day=day).standing


def test_rounds_of_one_day_are_one_talk(make: Make, day: date) -> None:
    week = day + timedelta(days=7)
    row = dated(
        make(), ("ml_breadth", week), ("coding", week), ("behavioral", day + timedelta(days=3)), ("coding", day)
    )
    found = dates.days_of(row, day=day)
    assert [(talk.day, talk.rounds, talk.is_onsite) for talk in found] == [
        (day + timedelta(days=3), ("behavioral",), False),
        (week, ("coding", "ml_breadth"), True),
    ]


def test_the_plan_takes_the_dates_and_ends_there(make: Make, goal: Goal, alice: Person, day: date) -> None:
    screen, onsite = day + timedelta(days=9), day + timedelta(days=16)
    row = dated(make("Harbour"), ("coding", screen), ("ml_system_design", onsite))
    assert standing(row, goal, day) is Standing.ABSENT
    now = dates.use(alice, row, goal, day=day, ends_there=True)
    assert now.target == onsite
    assert [(talk.day, talk.name, talk.is_onsite) for talk in plan.talks_of(now)] == [
        (screen, "Harbour", False),
        (onsite, "Harbour", True),
    ]
    assert standing(row, now, day) is Standing.SAME
    found = plan.current_plan(now)
    assert found is not None
    assert all(on not in {screen, onsite} and on < onsite for on, _placed in found[0].placements())


def test_a_changed_date_offers_a_new_plan(make: Make, goal: Goal, alice: Person, day: date) -> None:
    row = dated(make(), ("coding", day + timedelta(days=9)))
    now = dates.use(alice, row, goal, day=day, ends_there=False)
    assert now.target == goal.target
    services.change_round(row.rounds.get(), {"day": (day + timedelta(days=12)).isoformat()})
    assert standing(row, now, day) is Standing.CHANGED
    now = dates.use(alice, services.applications_of(alice).get(pk=row.pk), now, day=day, ends_there=False)
    assert [talk.day for talk in plan.talks_of(now) if talk.application == row.pk] == [day + timedelta(days=12)]
    assert standing(row, now, day) is Standing.SAME


def test_a_cancelled_round_leaves_the_plan(make: Make, goal: Goal, alice: Person, day: date) -> None:
    row = dated(make(), ("coding", day + timedelta(days=9)))
    now = dates.use(alice, row, goal, day=day, ends_there=False)
    services.change_round(row.rounds.get(), {"outcome": "cancelled"})
    assert standing(row, now, day) is Standing.CHANGED
    now = dates.use(alice, services.applications_of(alice).get(pk=row.pk), now, day=day, ends_there=False)
    assert [talk for talk in plan.talks_of(now) if talk.application] == []
    assert standing(row, now, day) is Standing.NOTHING


def test_dates_of_two_companies_stand_beside_each_other(make: Make, goal: Goal, alice: Person, day: date) -> None:
    first = dated(make("A"), ("coding", day + timedelta(days=9)))
    second = dated(make("B"), ("behavioral", day + timedelta(days=20)))
    now = dates.use(alice, first, goal, day=day, ends_there=True)
    found = dates.compare(second, now, day=day)
    assert not found.ends_there, "the plan ends with somebody else's date: that is not changed without a word"
    now = dates.use(alice, second, now, day=day, ends_there=False)
    assert {talk.name for talk in plan.talks_of(now)} == {"A", "B"}
    assert now.target == day + timedelta(days=9)


def test_a_change_of_hours_keeps_the_dates(make: Make, goal: Goal, alice: Person, day: date) -> None:
    row = dated(make("A"), ("coding", day + timedelta(days=9)))
    now = dates.use(alice, row, goal, day=day, ends_there=False)
    now = plan.change_goal(now, draft(day, minutes=(45,) * 7), day=day)
    assert [talk.day for talk in plan.talks_of(now) if talk.application == row.pk] == [day + timedelta(days=9)]


def test_a_round_that_the_loop_lacks_joins_it(make: Make, alice: Person, day: date) -> None:
    goal = plan.set_goal(alice, draft(day, loop=("coding",)), day=day)
    row = dated(make(), ("behavioral", day + timedelta(days=9)))
    assert set(dates.use(alice, row, goal, day=day, ends_there=False).loop) == {"coding", "behavioral"}


def test_a_day_beyond_a_plan_is_left_out(make: Make, goal: Goal, day: date) -> None:
    row = dated(make(), ("coding", day + timedelta(days=500)))
    found = dates.compare(row, goal, day=day)
    assert (found.standing, found.ahead, found.too_far) == (Standing.NOTHING, [], True)


def test_deleting_takes_the_days_along(make: Make, goal: Goal, alice: Person, day: date) -> None:
    row = dated(make(), ("coding", day + timedelta(days=9)))
    now = dates.use(alice, row, goal, day=day, ends_there=False)
    services.delete(row)
    assert [talk for talk in plan.talks_of(now) if talk.name] == [
        t for t in plan.talks_of(goal) if t.application is None
    ]


def test_over_http(site: Client, make: Make, goal: Goal, day: date) -> None:
    row = dated(make("Harbour"), ("coding", day + timedelta(days=9)))
    assert b"does not have these dates" in site.get(f"/applications/{row.pk}/").content
    answer = site.post(f"/applications/{row.pk}/dates/", {"ends_there": "1"})
    assert answer.url == "/plan/"
    assert b"Harbour" in site.get("/plan/").content
    assert b"The plan has these dates." in site.get(f"/applications/{row.pk}/").content
    assert site.get("/plan/setup/").status_code == 200


def test_without_a_goal_the_page_leads_to_one(site: Client, make: Make, day: date) -> None:
    target = day + timedelta(days=9)
    row = dated(make("Harbour"), ("coding", target))
    page = site.get(f"/applications/{row.pk}/").content.decode()
    assert f"/plan/setup/?target={target}" in page
    assert f'value="{target}"' in site.get(f"/plan/setup/?target={target}&role=ml_engineer").content.decode()
    assert site.post(f"/applications/{row.pk}/dates/").url == "/welcome/"
