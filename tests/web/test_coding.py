"""Coding over HTTP with a real judge: wrong, then right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from rehearse import judge
from rehearse.bank import CodingItem
from rehearse.web.accounts.models import Person
from rehearse.web.practice import judging
from rehearse.web.practice.bank import bank_of_items, items_of_round
from rehearse.web.practice.models import Attempt, Submission
from rehearse.web.practice.outcome import CANCELLED
from rehearse.web.progress.models import EvidenceRow
from tests.waiting import until

pytestmark = pytest.mark.django_db(transaction=True)


def item() -> CodingItem:
    found = items_of_round("coding")[0]
    assert isinstance(found, CodingItem)
    return found


def open_attempt(site: Client) -> Attempt:
    answer = site.get(f"/practise/item/coding/{item().slug}/")
    return Attempt.objects.get(pk=answer.url.rstrip("/").split("/")[-1])


def judged(submission_id: object) -> Submission:
    row = Submission.objects.get(pk=submission_id)

    def is_judged() -> bool:
        row.refresh_from_db()
        return bool(row.status == Submission.JUDGED)

    assert until(is_judged), "no verdict"
    return row


def submit(site: Client, attempt: Attempt, source: str, mode: str = "submit") -> Submission:
    site.post(f"/practise/attempt/{attempt.pk}/submit", {"source": source, "mode": mode})
    return judged(attempt.submissions.first().pk)


def wrong_source() -> str:
    found = next(wrong for wrong in item().wrong if wrong.expect == "WA")
    return item().file(found.file)


def test_the_reference_is_accepted_and_counts(site: Client, alice: Person, daemon: Path) -> None:
    attempt = open_attempt(site)
    row = submit(site, attempt, item().file("ref.py"))
    assert row.verdict == "AC"
    attempt.refresh_from_db()
    assert attempt.is_closed
    evidence = EvidenceRow.objects.get(person=alice)
    assert (evidence.score, evidence.round, evidence.source) == (1.0, "coding", "judge")


def test_a_wrong_try_is_kept_and_not_scored(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    row = submit(site, attempt, wrong_source())
    assert row.verdict == "WA"
    attempt.refresh_from_db()
    assert not attempt.is_closed
    assert EvidenceRow.objects.count() == 0


def test_a_hidden_case_shows_number_and_tag_until_the_attempt_is_closed(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    submit(site, attempt, "def " + item().entry.function + "(*args):\n    return 'nothing like it'\n")
    content = site.get(f"/practise/attempt/{attempt.pk}/").content.decode()
    hidden = [case for case in item().cases if case.visibility == "hidden" and case.arguments]
    longest = max((repr(value) for case in hidden for value in case.arguments), key=len)
    assert len(longest) > 12
    assert longest[:100] not in content
    site.post(f"/practise/attempt/{attempt.pk}/answer", {})
    opened = site.get(f"/practise/attempt/{attempt.pk}/").content.decode()
    assert item().file("ref.py").splitlines()[0] in opened or "A solution" in opened


def test_giving_up_counts_as_not_solved(site: Client, alice: Person, daemon: Path) -> None:
    attempt = open_attempt(site)
    site.post(f"/practise/attempt/{attempt.pk}/answer", {"source": "my try"})
    assert EvidenceRow.objects.get(person=alice).score == 0
    attempt.refresh_from_db()
    assert attempt.draft == "my try"


def test_hints_cost_their_stated_share(site: Client, alice: Person, daemon: Path) -> None:
    attempt = open_attempt(site)
    site.post(f"/practise/attempt/{attempt.pk}/hint", {"source": ""})
    assert b"Hint 1" in site.get(f"/practise/attempt/{attempt.pk}/").content
    submit(site, attempt, item().file("ref.py"))
    row = EvidenceRow.objects.get(person=alice)
    assert row.hints == 1
    assert row.score == pytest.approx(1 - item().hint_shares[0])


def test_the_same_item_counts_once_a_study_day(site: Client, alice: Person, daemon: Path) -> None:
    first = open_attempt(site)
    site.post(f"/practise/attempt/{first.pk}/answer", {})
    site.post(f"/practise/attempt/{first.pk}/again")
    second = Attempt.objects.exclude(pk=first.pk).get()
    submit(site, second, item().file("ref.py"))
    assert EvidenceRow.objects.filter(person=alice).count() == 1


def test_examples_judge_only_the_shown_cases(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    row = submit(site, attempt, item().file("ref.py"), "samples")
    samples = [case for case in item().cases if case.visibility == "sample"]
    assert row.verdict == "AC"
    assert len(row.judgement["cases"]) == len(samples)
    attempt.refresh_from_db()
    assert not attempt.is_closed


def test_a_closed_attempt_takes_nothing_more(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    site.post(f"/practise/attempt/{attempt.pk}/answer", {})
    site.post(f"/practise/attempt/{attempt.pk}/submit", {"source": "x = 1", "mode": "submit"})
    assert attempt.submissions.count() == 0


def test_code_that_does_not_compile_is_told_its_line(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    row = submit(site, attempt, "def f(:\n    pass\n")
    assert row.verdict == "CE"
    assert site.get(f"/practise/attempt/{attempt.pk}/").status_code == 200


def test_too_much_code_is_refused_and_kept_out(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    site.post(f"/practise/attempt/{attempt.pk}/submit", {"source": "#" * 100_001, "mode": "submit"})
    assert attempt.submissions.count() == 0


def test_a_submission_left_by_a_dead_process_is_judged_at_the_next_start(site: Client, daemon: Path) -> None:
    from rehearse.web import work

    attempt = open_attempt(site)
    row = Submission.objects.create(attempt=attempt, source=item().file("ref.py"), mode="submit", status="running")
    assert work.recover() == 1
    assert judged(row.pk).verdict == "AC"


def test_somebody_elses_attempt_is_not_there(site: Client, stranger: Client) -> None:
    attempt = open_attempt(site)
    assert stranger.get(f"/practise/attempt/{attempt.pk}/").status_code == 404
    assert stranger.post(f"/practise/attempt/{attempt.pk}/submit", {"source": "x"}).status_code == 404


def test_an_unknown_item_is_said(site: Client) -> None:
    assert site.get("/practise/item/coding/nothing-of-the-kind/").status_code == 404
    assert bank_of_items().items


def test_what_hidden_cases_print_opens_with_them(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    source = f"def {item().entry.function}(*given):\n    print('gi' + 'ven:', given)\n"
    submit(site, attempt, source)
    assert b"given:" not in site.get(f"/practise/attempt/{attempt.pk}/").content
    site.post(f"/practise/attempt/{attempt.pk}/answer", {})
    assert b"given:" in site.get(f"/practise/attempt/{attempt.pk}/").content


def test_what_the_examples_print_is_shown(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    submit(site, attempt, f"def {item().entry.function}(*given):\n    print('gi' + 'ven:', given)\n", "samples")
    assert b"given:" in site.get(f"/practise/attempt/{attempt.pk}/").content


def test_a_second_close_on_one_day_does_not_say_that_it_counts(site: Client, alice: Person, daemon: Path) -> None:
    first = open_attempt(site)
    site.post(f"/practise/attempt/{first.pk}/answer", {})
    assert b"in your evidence" in site.get(f"/practise/attempt/{first.pk}/").content
    site.post(f"/practise/attempt/{first.pk}/again")
    second = Attempt.objects.exclude(pk=first.pk).get()
    submit(site, second, item().file("ref.py"))
    assert b"in your evidence" not in site.get(f"/practise/attempt/{second.pk}/").content


def test_a_nul_in_the_code_is_left_out(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    row = submit(site, attempt, item().file("ref.py") + "\0")
    assert row.verdict == "AC"


class Away:
    """A judge that does not answer."""

    def __init__(self, error: Exception) -> None:
        self.error, self.asked = error, 0

    def judge(self, *_words: object, **_options: object) -> judge.Judgement:
        self.asked += 1
        raise self.error


def left(site: Client) -> Submission:
    return Submission.objects.create(attempt=open_attempt(site), source="x = 1", mode="submit")


def test_a_judge_that_is_away_leaves_the_submission_in_the_queue(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    away = Away(judge.JudgeUnavailable("away"))
    monkeypatch.setattr(judging, "client", lambda: away)
    monkeypatch.setattr(judging, "PAUSE_S", 0)
    row = left(site)
    with pytest.raises(judge.JudgeUnavailable):
        judging.run(str(row.pk))
    row.refresh_from_db()
    assert (row.status, away.asked) == (Submission.QUEUED, 3)
    assert judging._unfinished() == [str(row.pk)]


def test_a_judge_that_fails_says_so_and_counts_nothing(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "client", lambda: Away(judge.JudgeError("its own programs fail")))
    row = left(site)
    judging.run(str(row.pk))
    row.refresh_from_db()
    assert (row.status, row.verdict) == (Submission.JUDGED, "JE")
    assert not row.attempt.is_closed
    assert b"Our judge stopped" in site.get(f"/practise/attempt/{row.attempt_id}/").content


class Late:
    """A judge that answers after the person took the submission back."""

    def __init__(self, row: Submission) -> None:
        self.row = row

    def cancel(self, _id: str) -> bool:
        return False

    def judge(self, *_words: object, on_event: Callable[[dict[str, Any]], None], **_options: object) -> judge.Judgement:
        judging.cancel(self.row)
        on_event({"event": "accepted", "position": 0})
        self.row.refresh_from_db()
        assert self.row.status == Submission.JUDGED, "what was taken back waits again"
        return judging._fault("judge.machine")


def test_what_was_taken_back_stays_so_when_the_judge_accepts_it_late(
    site: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = left(site)
    monkeypatch.setattr(judging, "client", lambda: Late(row))
    monkeypatch.setattr(judging, "PAUSE_S", 0)
    judging.run(str(row.pk))
    row.refresh_from_db()
    assert row.judgement is not None
    assert (row.status, row.judgement["message"]["id"]) == (Submission.JUDGED, CANCELLED)


def test_a_submission_that_the_judge_has_is_running(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    row, seen = left(site), []

    class Here(Away):
        def judge(
            self, *words: object, on_event: Callable[[dict[str, Any]], None], **options: object
        ) -> judge.Judgement:
            on_event({"event": "accepted", "position": 0})
            row.refresh_from_db()
            seen.append(row.status)
            return super().judge(*words, **options)

    monkeypatch.setattr(judging, "client", lambda: Here(judge.JudgeError("enough")))
    judging.run(str(row.pk))
    assert seen == [Submission.RUNNING]


def test_a_submission_for_an_item_that_is_gone_ends(site: Client) -> None:
    row = left(site)
    Attempt.objects.update(item="coding/gone")
    judging.run(str(row.pk))
    row.refresh_from_db()
    assert row.verdict == "JE"


def test_waiting_is_told_in_the_digits_of_the_page(
    site: Client, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice.language = "bn"
    alice.save()
    attempt = open_attempt(site)
    monkeypatch.setattr("rehearse.web.security.rates.take", lambda *_: 6.2)
    answer = site.post(f"/practise/attempt/{attempt.pk}/submit", {"source": "x = 1"}, follow=True)
    assert "৭" in answer.content.decode().split('class="toast"')[1].split("</p>")[0]
    attempt.refresh_from_db()
    assert attempt.draft == "x = 1"


def test_the_answer_stays_closed_while_handed_in_code_is_being_judged(site: Client, alice: Person) -> None:
    attempt = open_attempt(site)
    Submission.objects.create(attempt=attempt, source="def f(): ...", mode="submit", status="running")
    answer = site.post(f"/practise/attempt/{attempt.pk}/answer", {}, follow=True)
    assert b"The judge still has your code" in answer.content
    attempt.refresh_from_db()
    assert not attempt.is_closed
    assert EvidenceRow.objects.count() == 0
