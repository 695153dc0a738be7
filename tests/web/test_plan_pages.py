"""Today, the plan, marks and worksheets, over HTTP."""

from __future__ import annotations

import html
import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from rehearse import planning
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.plan import services
from rehearse.web.plan.models import BlockMark, Goal, StoredPlan, Worksheet
from tests.web.conftest import draft

pytestmark = pytest.mark.django_db


def first_block(goal: Goal) -> planning.Block:
    found = services.current_plan(goal)
    assert found is not None
    return next(placed.block for _day, placed in found[0].placements())


def form(goal_draft: services.GoalDraft) -> dict[str, object]:
    return {
        "role": goal_draft.role,
        "level": goal_draft.level,
        "target": goal_draft.target.isoformat() if goal_draft.target else "",
        "loop": list(goal_draft.loop),
        "days_off": "",
        "zone": "Asia/Dhaka",
        **{f"minutes_{n}": str(value) for n, value in enumerate(goal_draft.minutes)},
    }


def test_somebody_new_is_led_to_the_welcome(site: Client) -> None:
    assert site.get("/").url == "/welcome/"
    assert site.get("/today/").url == "/welcome/"
    assert b"No plan yet" in site.get("/plan/").content


def test_the_setup_form_makes_a_goal_and_a_plan(site: Client, alice: Person) -> None:
    answer = site.post("/plan/setup/", form(draft(today(alice))))
    assert answer.status_code == 302
    goal = services.current_goal(alice)
    assert goal is not None
    assert services.current_plan(goal) is not None
    assert site.get("/").url == "/today/"
    assert site.get("/plan/").status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("minutes_5", "an hour", b"between 0 and 720"),
        ("minutes_0", "9999", b"between 0 and 720"),
        ("target", "2020-01-01", b"This day is over"),
        ("target", "soon", b"year-month-day"),
        ("role", "astronaut", b"Choose a role"),
        ("days_off", "2026-13-40", b"is not a date"),
        ("zone", "Mars/Base", b"Asia/Dhaka"),
    ],
)
def test_a_wrong_field_is_named_and_what_was_typed_stays(
    site: Client, alice: Person, field: str, value: str, words: bytes
) -> None:
    answer = site.post("/plan/setup/", form(draft(today(alice))) | {field: value})
    assert answer.status_code == 422
    assert words in answer.content
    assert services.current_goal(alice) is None


def test_all_faults_are_named_at_once(site: Client, alice: Person) -> None:
    answer = site.post("/plan/setup/", form(draft(today(alice))) | {"target": "soon", "minutes_1": "x", "loop": []})
    assert answer.content.count(b'class="why"') == 3


def test_every_day_keeps_to_its_minutes(site: Client, goal: Goal) -> None:
    found = services.current_plan(goal)
    assert found is not None
    for day in found[0].days:
        assert day.used_minutes + day.card_minutes <= 90


def test_five_hours_a_week_and_three_weeks_names_what_was_dropped(site: Client, alice: Person) -> None:
    day = today(alice)
    minutes = (60, 60, 60, 60, 60, 0, 0)
    services.set_goal(alice, draft(day, weeks=3, minutes=minutes), day=day)
    answer = site.get("/plan/").content.decode()
    assert "Does not fit" in answer
    assert answer.count('<tr><th scope="row">') > 4


def test_today_starts_with_one_thing(site: Client, goal: Goal) -> None:
    answer = site.get("/today/").content.decode()
    assert answer.count('class="line now"') == 1
    assert answer.count("data-start") == 1


def test_a_block_is_done_skipped_and_open_again(site: Client, goal: Goal) -> None:
    block = first_block(goal)
    url = f"/plan/block/{block.id}/mark"
    for mark, kept in (("done", "done"), ("skipped", "skipped"), ("open", None)):
        site.post(url, {"mark": mark})
        row = BlockMark.objects.filter(goal=goal, block=block.id).first()
        assert (row.mark if row else None) == kept


def test_a_missed_day_is_planned_again_and_says_so(site: Client, alice: Person, goal: Goal) -> None:
    row = goal.plans.get()
    StoredPlan.objects.filter(pk=row.pk).update(made_on=row.made_on - timedelta(days=3))
    Goal.objects.filter(pk=goal.pk).update(started=goal.started - timedelta(days=3))
    goal.refresh_from_db()
    plan = planning.make_plan(services.request_of(goal, goal.started), rng=services._rng(goal, goal.started))
    StoredPlan.objects.filter(pk=row.pk).update(plan=planning.plan_to_json(plan))
    answer = site.get("/today/")
    assert answer.status_code == 200
    assert goal.plans.count() == 2
    found = services.current_plan(goal)
    assert found is not None
    day = today(alice)
    assert all(placed_on >= day for placed_on, _placed in found[0].placements())
    site.get("/today/")
    assert goal.plans.count() == 2, "a second look on the same day changes nothing"


def test_a_done_block_stays_where_it_was_done(goal: Goal, alice: Person) -> None:
    block = first_block(goal)
    day = today(alice)
    services.mark(goal, block.id, BlockMark.DONE, day=day)
    before = services.current_plan(goal)
    after = services.replan(goal, day=day)
    assert before is not None
    assert after.day_of().get(block.id) == before[0].day_of()[block.id]


def test_a_round_without_a_page_opens_a_worksheet_that_keeps_its_text(site: Client, goal: Goal) -> None:
    found = services.current_plan(goal)
    assert found is not None
    block = next(placed.block for _d, placed in found[0].placements() if placed.block.round == "behavioral")
    answer = site.get(f"/practise/block/{block.id}/", follow=True)
    assert answer.status_code == 200
    sheet = Worksheet.objects.get(block=block.id)
    body = json.dumps({"fields": {"text": "the launch I argued against", "seconds": "61"}, "sequence": 5})
    saved = site.post(f"/plan/worksheet/{sheet.pk}/draft", body, content_type="application/json")
    assert saved.json() == {"saved": True, "closed": False, "sequence": 5}
    late = json.dumps({"fields": {"text": "older"}, "sequence": 4})
    assert not site.post(f"/plan/worksheet/{sheet.pk}/draft", late, content_type="application/json").json()["saved"]
    assert b"the launch I argued against" in site.get(f"/plan/block/{block.id}/worksheet/").content


def test_a_finished_worksheet_marks_its_block_and_gives_no_evidence(site: Client, goal: Goal, alice: Person) -> None:
    found = services.current_plan(goal)
    assert found is not None
    block = next(placed.block for _d, placed in found[0].placements() if placed.block.round == "behavioral")
    site.get(f"/plan/block/{block.id}/worksheet/")
    site.post(f"/plan/block/{block.id}/worksheet/", {"text": "done", "seconds": "600", "act": "done"})
    assert BlockMark.objects.get(block=block.id).mark == "done"
    assert alice.evidence.count() == 0


def test_a_stranger_reaches_none_of_it(stranger: Client, goal: Goal) -> None:
    block = first_block(goal)
    assert stranger.get(f"/practise/block/{block.id}/").status_code == 404
    assert stranger.get(f"/plan/block/{block.id}/worksheet/").status_code == 404


def test_a_rest_day_is_named_and_nothing_is_lost(site: Client, goal: Goal, alice: Person) -> None:
    site.post("/plan/replan/", {"rest": "1"})
    found = services.current_plan(goal)
    assert found is not None
    planned = services.plan_for(found[0], today(alice))
    assert planned is None or not planned.placements


@pytest.mark.parametrize("path", ["/today/", "/plan/", "/plan/setup/"])
def test_queries_stay_few(site: Client, goal: Goal, path: str, django_assert_max_num_queries: object) -> None:
    site.get(path)
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        site.get(path)


def moved_back(goal: Goal, days: int) -> Goal:
    """The same goal, begun earlier."""
    goal.started -= timedelta(days=days)
    goal.save()
    StoredPlan.objects.filter(goal=goal).update(made_on=goal.started)
    return goal


def test_a_far_new_date_starts_the_plan_anew(site: Client, alice: Person, goal: Goal) -> None:
    moved_back(goal, 60)
    assert site.post("/plan/setup/", form(draft(today(alice), weeks=50))).status_code == 302
    now = services.current_goal(alice)
    assert now is not None
    assert now.started == today(alice)


def test_eight_weeks_without_a_date_can_be_planned_again(site: Client, alice: Person) -> None:
    day = today(alice)
    moved_back(services.set_goal(alice, draft(day, target=None, interviews=()), day=day), 57)
    assert site.get("/today/").status_code == 200
    site.post("/plan/setup/", form(draft(day)) | {"target": "", "no_date": "1"})
    now = services.current_goal(alice)
    assert now is not None
    found = services.current_plan(now)
    assert found is not None
    assert sum(1 for placed_on, _placed in found[0].placements() if placed_on >= day) > 10


def test_a_past_screen_is_not_proposed_again(site: Client, alice: Person) -> None:
    day = today(alice)
    talks = (services.InterviewDraft(day - timedelta(days=1), ("coding",), False, "Coding screen"),)
    services.set_goal(alice, draft(day, interviews=talks), day=day)
    assert (day - timedelta(days=1)).isoformat() not in site.get("/plan/setup/").content.decode()


def test_a_block_that_the_plan_does_not_have_takes_no_mark(site: Client, goal: Goal) -> None:
    assert site.post(f"/plan/block/{'x' * 100}/mark", {"mark": "done"}).status_code == 404
    assert not BlockMark.objects.exists()


@pytest.mark.parametrize("minutes", [(60, 60, 60, 60, 60, 90, 90), (45,) * 7, (75,) * 7, (30,) * 7])
def test_today_never_holds_more_than_the_day(alice: Person, minutes: tuple[int, ...]) -> None:
    day = today(alice)
    goal = services.set_goal(alice, draft(day, minutes=minutes), day=day)
    found = services.current_plan(goal)
    assert found is not None
    for planned in found[0].days:
        cards = services.minutes_for_cards(goal, found[0], planned.day)
        assert 0 <= cards <= services.CARD_MINUTES
        assert planned.used_minutes + cards <= planned.capacity_minutes


def test_a_day_of_rest_has_no_cards_either(site: Client, goal: Goal) -> None:
    site.post("/plan/replan/", {"rest": "1"})
    answer = site.get("/today/").content.decode()
    assert "Nothing is planned today." in answer
    assert "/practise/cards/" not in answer


def test_a_line_of_today_opens_the_item_that_it_names(
    site: Client, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = today(alice)
    goal = services.set_goal(alice, draft(day, minutes=(180,) * 7, loop=("coding",), interviews=()), day=day)
    found = services.current_plan(goal)
    assert found is not None
    busy = next(planned.day for planned in found[0].days if len(planned.placements) > 1)
    for module in ("rehearse.web.accounts.services", "rehearse.web.practice.activities.code"):
        monkeypatch.setattr(f"{module}.today", lambda person, now=None: busy)
    StoredPlan.objects.filter(goal=goal).update(made_on=busy)
    lines = re.findall(r'class="what" href="(/practise/block/[^"]*)" lang="en">([^<]*)</a>', page(site, "/today/"))
    assert len({title for _url, title in lines}) == len(lines) > 1
    for url, title in reversed(lines):
        assert title in site.get(url, follow=True).content.decode()
    assert lines == re.findall(
        r'class="what" href="(/practise/block/[^"]*)" lang="en">([^<]*)</a>', page(site, "/today/")
    ), "what was opened stays with its block"


def page(site: Client, path: str) -> str:
    return html.unescape(site.get(path).content.decode())


def test_a_new_goal_is_not_marked_by_what_was_opened_for_the_former(site: Client, alice: Person, goal: Goal) -> None:
    found = services.current_plan(goal)
    assert found is not None
    block = next(placed.block for _day, placed in found[0].placements() if placed.block.round == "coding")
    site.get(f"/practise/block/{block.id}/", follow=True)
    assert alice.attempts.get().block == block.id
    services.set_goal(alice, draft(today(alice)), day=today(alice))
    assert alice.attempts.get().block == ""


def test_the_head_counts_the_days_to_the_interview(site: Client, goal: Goal) -> None:
    assert "<b>42</b> days" in site.get("/today/").content.decode()


def test_a_goal_without_a_date_counts_no_days(site: Client, alice: Person) -> None:
    day = today(alice)
    services.set_goal(alice, draft(day, target=None, interviews=()), day=day)
    content = site.get("/today/").content.decode()
    assert 'class="days' not in content
