"""What to prepare, postings side by side and the path between roles, as pages."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
import yaml
from django.test import Client
from django.utils import timezone

from rehearse import bank, planning
from rehearse.postings import roles
from rehearse.postings.preparation import State, prepare
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.plan.models import Goal
from rehearse.web.plan.services import change_goal, current_goal, request_of, set_goal
from rehearse.web.plan.weights import block_weights, card_factors
from rehearse.web.postings import services
from rehearse.web.postings.models import Correction, SavedPosting
from rehearse.web.postings.preparing import preparation_of, scored, taxonomy
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.progress.models import EvidenceRow
from rehearse.web.reviews.services import queue
from tests.web.conftest import draft

pytestmark = pytest.mark.django_db

LLM = """AI Engineer
What you will do
- Build retrieval-augmented generation on top of the OpenAI API, with prompt templates and LLM agents
- Write evaluations of prompts
Requirements
- Strong Python, LangChain and vector databases
"""
SCIENTIST = """Data Scientist
What you will do
- Train and improve predictive models, run A/B tests
Requirements
- Strong Python and SQL; you know statistics
- Experience with XGBoost
"""
OTHER = """Accountant
We are looking for an accountant who closes our books each month and talks to the tax office.
Requirements
- Degree in accounting
- Five years of practice
"""


def bring(person: Person, text: str = SCIENTIST) -> SavedPosting:
    return services.add_text(person, text)[0]


def evidence(person: Person, prefix: str, scores: list[float], *, days: float = 1) -> list[EvidenceRow]:
    items = [item for id_, item in bank_of_items().items.items() if id_.startswith(prefix)]
    when = timezone.now() - timedelta(days=days)
    return [
        EvidenceRow.objects.create(
            person=person, attempt=uuid4(), item=item.id, rev=1, round="coding", skill=item.leaf, score=score,
            weight=1, difficulty=0, difficulty_var=0.1, source="judge", when=when, study_day=when.date(),
        )
        for item, score in zip(items, scores, strict=False)
    ]  # fmt: skip


def text_of(answer: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))  # type: ignore[attr-defined]


# What to prepare


def test_it_says_where_to_start_without_any_evidence(site: Client, alice: Person) -> None:
    row = bring(alice)
    answer = site.get(f"/postings/{row.pk}/prepare/")
    assert answer.status_code == 200
    said = text_of(answer)
    assert "None of 5 must-haves is shown yet. Start with Python." in said
    assert "There is no evidence of yours yet." in said


def test_three_good_rows_show_a_must_have_and_are_linked(site: Client, alice: Person) -> None:
    row = bring(alice)
    rows = evidence(alice, "coding/", [0.9, 0.8, 1.0])
    answer = site.get(f"/postings/{row.pk}/prepare/")
    assert "1 of 5 must-haves is shown." in text_of(answer)
    for one in rows:
        assert f"/practise/attempt/{one.attempt}/" in answer.content.decode()


def test_old_rows_are_rusty(alice: Person) -> None:
    row = bring(alice)
    evidence(alice, "coding/", [0.9, 0.8, 1.0], days=46)
    found = preparation_of(row, alice, now=timezone.now())
    assert {need.code: need.standing.state for need in found.needs}["python"] is State.RUSTY


def test_many_rows_are_counted_and_the_newest_shown(site: Client, alice: Person) -> None:
    row = bring(alice)
    for days in range(3):
        evidence(alice, "coding/", [0.9] * 12, days=days + 1)
    said = text_of(site.get(f"/postings/{row.pk}/prepare/"))
    assert "The 36 scores it rests on" in said and "16 older scores stand in the evidence" in said


def test_somebody_elses_evidence_shows_nothing(alice: Person, charlie: Person) -> None:
    evidence(charlie, "coding/", [1.0] * 5)
    assert scored(alice) == []


def test_every_reason_leads_to_its_quote(site: Client, alice: Person) -> None:
    row = bring(alice)
    page = site.get(f"/postings/{row.pk}/prepare/").content.decode()
    reading = site.get(f"/postings/{row.pk}/").content.decode()
    numbers = set(re.findall(rf'href="/postings/{row.pk}/#(q\d+)"', page))
    assert numbers
    assert all(f'id="{number}"' in reading for number in numbers)


def test_another_trade_gets_no_topics_and_no_loop(site: Client, alice: Person) -> None:
    row = bring(alice, OTHER)
    said = text_of(site.get(f"/postings/{row.pk}/prepare/"))
    assert "This does not look like a machine-learning posting." in said
    assert "Rounds to expect" not in said and "Topics, in the order" not in said


def test_the_persons_word_counts(site: Client, alice: Person) -> None:
    row = bring(alice)
    services.correct(row, "skills.kafka", "required")
    said = text_of(site.get(f"/postings/{row.pk}/prepare/"))
    assert "Kafka" in said and "your word" in said and "None of 6 must-haves" in said


def test_codes_of_another_version_break_no_page(site: Client, alice: Person) -> None:
    row = bring(alice)
    quotes = row.readings[0]["quotes"]
    row.readings += [
        {"field": "rounds", "value": {"round": "duel", "said": True}, "confidence": 1, "method": "x", "quotes": quotes},
        {"field": "skills", "value": {"code": "abacus", "status": "required"}, "confidence": 1, "method": "x",
         "quotes": quotes},
    ]  # fmt: skip
    row.save()
    Correction.objects.create(posting=row, field="skills.slide-rule", value="required")
    other = bring(alice)
    for path in (
        f"/postings/{row.pk}/",
        f"/postings/{row.pk}/prepare/",
        f"/postings/compare/?id={row.pk}&id={other.pk}",
    ):
        assert site.get(path).status_code == 200
    assert "abacus" in text_of(site.get(f"/postings/{row.pk}/prepare/"))


def test_a_posting_that_asks_for_nothing_says_so(site: Client, alice: Person) -> None:
    row = bring(alice, "Machine Learning Engineer\nYou train and improve models for our feed.\n")
    assert "No must-haves were read in this posting." in text_of(site.get(f"/postings/{row.pk}/prepare/"))


@pytest.mark.parametrize("path", ["", "prepare/", "labels.json", "labels.yaml"])
def test_a_stranger_sees_nothing(stranger: Client, alice: Person, path: str) -> None:
    assert stranger.get(f"/postings/{bring(alice).pk}/{path}").status_code == 404


def test_the_taxonomy_of_the_pages_is_that_of_the_bank() -> None:
    known = taxonomy()
    assert set(known.skills) == set(bank.load().skills)
    assert sum(known.items.values()) > 50


# Postings side by side


def test_ticked_postings_stand_side_by_side(site: Client, alice: Person) -> None:
    one, two = bring(alice), bring(alice, LLM)
    answer = site.get(f"/postings/compare/?id={one.pk}&id={two.pk}&id={one.pk}")
    said = text_of(answer)
    assert answer.status_code == 200
    assert "1 must-have is in all of them." in said
    assert said.index("Data Scientist") < said.index("AI Engineer")
    assert "builds on existing models" in said


@pytest.mark.parametrize("ids", [0, 1, 6])
def test_too_few_or_too_many_lead_back_with_a_word(site: Client, alice: Person, ids: int) -> None:
    rows = [bring(alice) for _ in range(ids)]
    answer = site.get("/postings/compare/?" + "&".join(f"id={row.pk}" for row in rows), follow=True)
    assert answer.redirect_chain[0][0] == "/postings/"
    assert b"Tick two to five postings" in answer.content


def test_ids_that_are_none_and_those_of_others_are_left_out(site: Client, alice: Person, charlie: Person) -> None:
    mine, theirs = bring(alice), bring(charlie)
    assert site.get(f"/postings/compare/?id={mine.pk}&id={theirs.pk}&id=x&id={uuid4()}").status_code == 302


# The path between roles


@pytest.mark.parametrize("role", roles(), ids=lambda role: role.id)
def test_every_role_has_its_page(site: Client, role: object) -> None:
    answer = site.get(f"/postings/roles/{role.id}/")  # type: ignore[attr-defined]
    assert answer.status_code == 200
    assert "From there" in text_of(answer)


def test_skills_of_the_posting_are_not_new(site: Client, alice: Person) -> None:
    row = bring(alice, SCIENTIST.replace("statistics", "statistics, causal inference"))
    plain = site.get("/postings/roles/ml_engineer/").content.decode()
    known = site.get(f"/postings/roles/ml_engineer/?posting={row.pk}").content.decode()
    assert plain.count("causal inference") == 1 and "causal inference" not in known
    assert site.get("/postings/roles/ml_engineer/?posting=x").status_code == 200


def test_an_unknown_role_is_not_there(site: Client) -> None:
    assert site.get("/postings/roles/astronaut/").status_code == 404


# Into the plan


def test_the_posting_weighs_the_plan(alice: Person) -> None:
    day = today(alice)
    plain = set_goal(alice, draft(day), day=day)
    assert request_of(plain, day).weights == {}
    row = bring(alice, LLM)
    goal = set_goal(alice, draft(day), day=day, posting=row)
    weights = block_weights(goal)
    assert request_of(goal, day).weights == weights
    assert weights["system_design"] > 1 > weights["ml_coding"]


def test_a_correction_weighs_the_next_plan(site: Client, alice: Person) -> None:
    day = today(alice)
    row = bring(alice)
    goal = set_goal(alice, draft(day), day=day, posting=row)
    before = block_weights(goal)
    services.correct(row, "axis1", "infrastructure")
    goal = current_goal(alice) or goal
    assert block_weights(goal)["system_design"] > before["system_design"]
    assert "changed after this plan was made" in text_of(site.get("/plan/"))
    change_goal(goal, draft(day), day=day)
    assert "changed after this plan was made" not in text_of(site.get("/plan/"))


def test_another_trade_leaves_the_weights_of_the_role(alice: Person) -> None:
    day = today(alice)
    goal = set_goal(alice, draft(day, role="inference_engineer"), day=day, posting=bring(alice, OTHER))
    assert block_weights(goal)["ml_breadth"] == 0.8


def test_the_plan_says_why(site: Client, alice: Person) -> None:
    day = today(alice)
    row = bring(alice)
    set_goal(alice, draft(day), day=day, posting=row)
    page = site.get("/plan/").content.decode()
    assert "What the posting gives more room" in page
    assert f'href="/postings/{row.pk}/prepare/"' in page and f'href="/postings/{row.pk}/#q' in page


def test_a_plan_without_a_posting_has_no_such_section(site: Client, goal: Goal) -> None:
    assert b"What the posting gives more room" not in site.get("/plan/").content


def test_new_cards_come_as_the_posting_asks(alice: Person) -> None:
    day = today(alice)
    goal = set_goal(alice, draft(day, role="ml_engineer"), day=day, posting=bring(alice, LLM))
    factors = card_factors(goal)
    leaves = {item.id: item.leaf for item in bank_of_items().items.values()}
    new = [factors.get(leaves[id_], 1.0) for id_ in queue(alice, now=timezone.now(), minutes=600).items]
    assert len(set(new)) > 1
    asked = [leaves[id_].split("/")[0] for id_ in queue(alice, now=timezone.now(), minutes=5).items]
    assert set(asked) <= {"S6", "S8", "S2"}


def test_lead_becomes_staff_in_the_setup(site: Client, alice: Person) -> None:
    row = bring(alice, SCIENTIST.replace("Data Scientist", "Principal Data Scientist"))
    page = site.get(f"/plan/setup/?posting={row.pk}").content.decode()
    assert re.search(r'<option value="staff" selected', page)


def test_weights_of_every_demo_posting_are_accepted_by_the_planner(alice: Person) -> None:
    day = today(alice)
    for folder in sorted((bank.root() / "postings").iterdir()):
        path = next(folder.glob("posting.*"))
        rows = services.add_file(alice, path.read_bytes(), path.name)
        found = prepare(services.whole(rows[0]), taxonomy(), (), now=timezone.now())
        request = planning.Request(
            start=day, target=None, minutes=(60,) * 7, loop=(), templates=(),
            weights={one.kind: one.factor for one in found.kinds},
        )  # fmt: skip
        assert all(0 < weight < 3 for weight in request.weights.values())


# Test cases


def test_a_corrected_posting_becomes_a_test_case(site: Client, alice: Person) -> None:
    row = bring(alice)
    services.correct(row, "years", 7)
    services.correct(row, "skills.kafka", "preferred")
    services.correct(row, "title", 'Lead: "Ranking" #1')
    whole = json.loads(site.get(f"/postings/{row.pk}/labels.json").content)
    answer = site.get(f"/postings/{row.pk}/labels.yaml")
    assert answer["Content-Disposition"] == 'attachment; filename="labels.yaml"'
    assert yaml.safe_load(answer.content) == whole["labels"]
    assert whole["text"] == row.text
    assert whole["labels"]["years"] == {"min": 7} and whole["labels"]["skills"]["kafka"] == "preferred"
    shipped = yaml.safe_load((bank.root() / "postings/harbourlight-feed-ranking/labels.yaml").read_text("utf-8"))
    assert set(whole["labels"]) - {"place"} <= set(shipped) | {"seniority"}
