"""What is found out beyond a verdict, over HTTP with a real judge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from rehearse.bank import CodingItem
from rehearse.web import work
from rehearse.web.accounts.models import Person
from rehearse.web.practice import analysing
from rehearse.web.practice.models import Analysis, Attempt, Submission
from tests.waiting import until
from tests.web.test_coding import item, judged, open_attempt, submit, wrong_source

pytestmark = pytest.mark.django_db(transaction=True)


def done(attempt: Attempt, kind: str) -> Analysis:
    def is_done() -> bool:
        found = attempt.analyses.filter(kind=kind).first()
        return found is not None and found.status == Analysis.DONE

    assert until(is_done), f"no {kind}"
    return attempt.analyses.get(kind=kind)


def page(site: Client, attempt: Attempt) -> str:
    return site.get(f"/practise/attempt/{attempt.pk}/").content.decode()


def result(row: Analysis) -> dict[str, Any]:
    assert row.result is not None, row.end
    return dict(row.result)


def hidden_inputs(found: CodingItem) -> set[str]:
    return {repr(tuple(case.arguments)) for case in found.cases if case.visibility == "hidden" and case.arguments}


def test_a_wrong_answer_gets_a_small_input_that_fails(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    submit(site, attempt, wrong_source())
    found = result(done(attempt, "counterexample"))
    assert found["found"]
    assert found["size"] <= 12
    assert found["input"] not in hidden_inputs(item())
    assert "The smallest input found that fails" in page(site, attempt)


def test_an_accepted_answer_gets_its_growth_beside_what_was_stated(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    fields = {"source": item().file("ref.py"), "mode": "submit", "time": "O(n^3)", "space": ""}
    site.post(f"/practise/attempt/{attempt.pk}/submit", fields)
    judged(attempt.submissions.get().pk)
    found = result(done(attempt, "growth"))
    assert found["time"]["stated"] == "n^3"
    assert found["time"]["answer"] == "holds"
    assert found["time"]["tight"] is False
    content = page(site, attempt)
    assert "Counted steps against the size of the input" in content
    assert content.count("<tr>") > 5


def test_growth_decides_nothing(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    site.post(
        f"/practise/attempt/{attempt.pk}/submit",
        {"source": item().file("ref.py"), "mode": "submit", "time": "O(1)", "space": "O(1)"},
    )
    assert judged(attempt.submissions.get().pk).verdict == "AC"
    assert result(done(attempt, "growth"))["time"]["answer"] == "does_not_hold"
    attempt.refresh_from_db()
    assert attempt.is_accepted


def test_a_statement_that_cannot_be_read_is_named_and_the_code_is_judged(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    site.post(
        f"/practise/attempt/{attempt.pk}/submit",
        {"source": wrong_source(), "mode": "submit", "time": "O(n log", "space": ""},
    )
    assert judged(attempt.submissions.get().pk).verdict == "WA"
    content = page(site, attempt)
    assert 'value="O(n log"' in content
    assert 'aria-invalid="true"' in content


def test_growth_is_measured_without_a_statement_that_cannot_be_read(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    site.post(
        f"/practise/attempt/{attempt.pk}/submit",
        {"source": item().file("ref.py"), "mode": "submit", "time": "O(weeks)", "space": "O(1)"},
    )
    found = result(done(attempt, "growth"))
    assert found["time"]["stated"] is None
    assert found["time"]["class"] == "n"
    assert found["space"]["stated"] == "1"
    assert "I do not know weeks" in page(site, attempt)


def test_own_tests_are_run_and_their_edge_cases_told(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    sample = next(case for case in item().cases if case.visibility == "sample")
    call = ", ".join(repr(value) for value in sample.arguments or ())
    tests = f"assert {item().entry.function}({call}) == {sample.expected!r}\nassert other(1) == 2\n"
    site.post(
        f"/practise/attempt/{attempt.pk}/submit",
        {"source": item().file("ref.py"), "mode": "samples", "tests": tests},
    )
    found = result(done(attempt, "feedback"))
    assert [test["is_passed"] for test in found["tests"]] == [True]
    assert len(found["faults"]) == 1
    content = page(site, attempt)
    assert "Line 2 calls other" in content
    assert "Your tests cover" in content


def test_code_can_be_broken_before_it_is_handed_in(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    answer = site.post(f"/practise/attempt/{attempt.pk}/break", {"source": wrong_source()})
    assert answer.status_code == 302
    found = result(done(attempt, "counterexample"))
    assert found["found"]
    assert attempt.submissions.count() == 0
    assert "The smallest input found that fails" in page(site, attempt)


def test_right_code_is_never_called_right_by_a_search(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    site.post(f"/practise/attempt/{attempt.pk}/break", {"source": item().file("ref.py")})
    assert not result(done(attempt, "counterexample"))["found"]
    content = page(site, attempt)
    assert "That proves nothing." in content
    assert "orrect" not in content.split('id="asked"')[1].split("</section>")[0]


def test_a_new_submission_makes_the_old_analyses_worthless(
    site: Client, daemon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = open_attempt(site)
    row = Analysis.objects.create(attempt=attempt, kind="growth", source="pass")
    submit(site, attempt, wrong_source())
    row.refresh_from_db()
    assert (row.status, row.end, row.result) == (Analysis.DONE, "superseded", None)
    analysing.run(str(row.pk))
    row.refresh_from_db()
    assert row.result is None


def test_an_analysis_that_was_under_way_is_found_again_after_a_restart(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    row = Analysis.objects.create(
        attempt=attempt, kind="counterexample", source=wrong_source(), status=Analysis.RUNNING
    )
    assert ("analyse", str(row.pk)) in work.unfinished()
    work.recover()
    assert result(done(attempt, "counterexample"))["found"]


def test_an_item_that_vanished_ends_its_analyses(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    Attempt.objects.filter(pk=attempt.pk).update(item="coding/no-such-item")
    row = Analysis.objects.create(attempt=attempt, kind="growth", source="pass")
    analysing.run(str(row.pk))
    row.refresh_from_db()
    assert (row.status, row.end) == (Analysis.DONE, "failed")


def test_nobody_else_sees_an_analysis(site: Client, charlie: Person, daemon: Path) -> None:
    attempt = open_attempt(site)
    row = Analysis.objects.create(attempt=attempt, kind="growth", source="pass", status=Analysis.DONE, end="failed")
    stranger = Client()
    stranger.force_login(charlie)
    for end in ("outcome", "events"):
        assert stranger.get(f"/practise/analysis/{row.pk}/{end}").status_code == 404
    assert stranger.post(f"/practise/attempt/{attempt.pk}/break", {"source": "pass"}).status_code == 404
    assert stranger.post(f"/practise/submission/{row.pk}/cancel").status_code == 404
    answer = site.get(f"/practise/analysis/{row.pk}/outcome").json()
    assert answer["final"] is True
    assert "our fault" in answer["html"]


def test_a_submission_that_waits_can_be_taken_back(site: Client, daemon: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = open_attempt(site)
    monkeypatch.setattr(work, "enqueue", lambda kind, id_: None)
    monkeypatch.setattr("rehearse.web.practice.views.PATIENCE_S", 0.01)
    site.post(f"/practise/attempt/{attempt.pk}/submit", {"source": item().file("ref.py"), "mode": "submit"})
    row = attempt.submissions.get()
    assert row.status == Submission.QUEUED
    assert "Take it back" in page(site, attempt)
    site.post(f"/practise/submission/{row.pk}/cancel")
    row.refresh_from_db()
    assert row.status == Submission.JUDGED
    assert "You took it back" in page(site, attempt)
    attempt.refresh_from_db()
    assert not attempt.is_closed


def test_a_verdict_cannot_be_taken_back(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    row = submit(site, attempt, wrong_source())
    site.post(f"/practise/submission/{row.pk}/cancel")
    row.refresh_from_db()
    assert row.verdict == "WA"


def test_statements_and_tests_are_drafts_too(site: Client) -> None:
    attempt = open_attempt(site)
    fields = {"source": "x = 1", "time": "O(n)", "space": "O(1)", "tests": "assert f(1) == 1"}
    site.post(
        f"/practise/attempt/{attempt.pk}/draft",
        json.dumps({"fields": fields, "sequence": 5}),
        content_type="application/json",
    )
    attempt.refresh_from_db()
    kept = (attempt.draft, attempt.stated_time, attempt.stated_space, attempt.own_tests)
    assert kept == ("x = 1", "O(n)", "O(1)", "assert f(1) == 1")


@pytest.mark.parametrize("name", ["time", "space"])
def test_a_statement_that_is_too_long_is_refused_as_a_draft(site: Client, name: str) -> None:
    attempt = open_attempt(site)
    answer = site.post(
        f"/practise/attempt/{attempt.pk}/draft",
        json.dumps({"fields": {"source": "", name: "n" * 201}, "sequence": 5}),
        content_type="application/json",
    )
    assert answer.status_code == 422
