"""ML coding and debug drills over HTTP with a real judge."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client

from rehearse.bank.kinds.ml_coding import MlCodingItem
from rehearse.bank.kinds.ml_debug import MlDebugItem
from rehearse.judge.bundle import read_bundle
from rehearse.judge.patch import apply_patch
from rehearse.web.accounts.models import Person
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.forms import Fields
from rehearse.web.practice.models import Assessment, Attempt, Submission
from rehearse.web.practice.repairs import opened, repair_of
from rehearse.web.progress.models import EvidenceRow
from tests.waiting import until

pytestmark = pytest.mark.django_db(transaction=True)

CODE, DRILL = "ml_coding/right-order-how-often", "ml_debug/everybody-gets-the-average"


def item() -> MlCodingItem:
    found = bank_of_items().items[CODE]
    assert isinstance(found, MlCodingItem)
    return found


def drill() -> MlDebugItem:
    found = bank_of_items().items[DRILL]
    assert isinstance(found, MlDebugItem)
    return found


def open_attempt(site: Client, name: str) -> Attempt:
    answer = site.get(f"/practise/item/{name}/")
    return Attempt.objects.get(pk=answer["Location"].rstrip("/").split("/")[-1])


def submit(site: Client, attempt: Attempt, fields: dict[str, str], mode: str = "submit") -> Submission:
    site.post(f"/practise/attempt/{attempt.pk}/submit", {**fields, "mode": mode})
    row = attempt.submissions.first()
    assert row is not None

    def is_judged() -> bool:
        row.refresh_from_db()
        return bool(row.status == Submission.JUDGED)

    assert until(is_judged), "no verdict"
    return row


def page(site: Client, attempt: Attempt) -> str:
    return site.get(f"/practise/attempt/{attempt.pk}/").content.decode()


def repair(*, long: bool = False) -> dict[str, str]:
    """Form fields of a right repair with a regression test."""
    given = {path: drill().file(path) for path in drill().given.files}
    fixed = apply_patch(given, drill().file("fix.patch"), "fix.patch")
    if long:
        fixed["given/train.py"] += "\n\ndef one() -> int:\n    return 1\n\n\ndef two() -> int:\n    return 2\n"
    fields = {f"file:{path}": text for path, text in fixed.items()}
    return {**fields, "test": drill().file("given/test_symptom.py"), "diagnosis": "The shapes were wrong."}


def test_the_page_shows_what_is_allowed_and_compared(site: Client, alice: Person) -> None:
    shown = page(site, open_attempt(site, CODE))
    assert "sklearn" in shown
    assert "the standard library" in shown
    assert "1e-09" in shown
    assert item().conventions[:40] in shown
    assert "return_counts=True" not in shown  # the reference


def test_a_reference_is_accepted_and_counts(site: Client, alice: Person, daemon: Path) -> None:
    attempt = open_attempt(site, CODE)
    assert submit(site, attempt, {"source": item().file("ref.py")}).verdict == "AC"
    evidence = EvidenceRow.objects.get(person=alice)
    assert (evidence.score, evidence.round, evidence.skill) == (1.0, "ml_coding", item().leaf)
    assert "return_counts=True" in page(site, attempt)


def test_arrays_are_readable_and_a_banned_import_is_told(site: Client, alice: Person, daemon: Path) -> None:
    attempt = open_attempt(site, CODE)
    assert submit(site, attempt, {"source": "def roc_auc(y, s):\n    return 2.0\n"}, "samples").verdict == "WA"
    shown = page(site, attempt)
    assert "array(4,) float64 [0.1, 0.4, 0.35, 0.8]" in shown
    assert "$ndarray" not in shown
    banned = submit(site, attempt, {"source": "from sklearn.metrics import roc_auc_score as roc_auc\n"})
    assert banned.verdict == "CE"
    assert "Line 1 imports sklearn.metrics" in page(site, attempt)


def test_a_drill_shows_symptom_and_files_but_no_answer(site: Client, alice: Person) -> None:
    shown = page(site, open_attempt(site, DRILL))
    assert "test_an_exact_line_is_learnt" in shown
    assert 'name="file:given/train.py"' in shown
    assert 'name="diagnosis"' in shown
    for hidden in ("probe_slopes", "reshape(-1, 1)", "targets-against-column", "n by n residuals", "mean target"):
        assert hidden not in shown


def test_a_minimal_repair_earns_the_whole_judged_part(site: Client, alice: Person, daemon: Path) -> None:
    attempt = open_attempt(site, DRILL)
    assert submit(site, attempt, repair()).verdict == "AC"
    assert EvidenceRow.objects.get(person=alice).score == 1.0
    shown = page(site, attempt)
    assert "Your repair changes 1 line." in shown
    assert "reshape(-1, 1)" in shown
    assert "Prints the shapes" in shown


def test_a_long_repair_earns_half_of_it(site: Client, alice: Person, daemon: Path) -> None:
    attempt = open_attempt(site, DRILL)
    assert submit(site, attempt, repair(long=True)).verdict == "AC"
    assert EvidenceRow.objects.get(person=alice).score == 0.5
    assert "Your repair changes 5 lines. A shorter one would earn more." in page(site, attempt)


def test_a_test_that_passes_on_the_given_files_is_told(site: Client, alice: Person, daemon: Path) -> None:
    attempt = open_attempt(site, DRILL)
    row = submit(site, attempt, {**repair(), "test": "def test_nothing():\n    assert True\n"})
    assert row.verdict == "WA"
    assert row.judgement is not None
    failed = [case["uid"] for case in row.judgement["cases"] if case["verdict"] != "AC"]
    assert failed == ["own_test_given"]
    assert EvidenceRow.objects.count() == 0


def test_a_diagnosis_is_assessed_once_closed_and_is_no_evidence(site: Client, stranger: Client, alice: Person) -> None:
    attempt = open_attempt(site, DRILL)
    path = f"/practise/attempt/{attempt.pk}/diagnosis"
    site.post(path, {"point": ["d1"]})
    assert not Assessment.objects.filter(source="self").exists()
    site.post(f"/practise/attempt/{attempt.pk}/answer", repair())
    before = EvidenceRow.objects.count()
    assert stranger.post(path, {"point": ["d1"]}).status_code == 404
    for points, score in ((["d1", "d3", "nonsense"], 25 / 40), (["d1", "d2", "d3", "d4"], 1.0)):
        site.post(path, {"point": points})
        assert Assessment.objects.get(attempt=attempt, source="self").score == pytest.approx(score)
    assert EvidenceRow.objects.count() == before
    assert "1.00 of 1" in page(site, attempt)


def test_a_drill_s_draft_keeps_every_field(site: Client, alice: Person) -> None:
    attempt = open_attempt(site, DRILL)
    fields = {**repair(), "diagnosis": "line one\r\nline two \u09ac"}
    body = json.dumps({"fields": fields, "sequence": 5})
    kept = site.post(f"/practise/attempt/{attempt.pk}/draft", body, content_type="application/json")
    assert kept.json()["saved"]
    attempt.refresh_from_db()
    files, test, diagnosis = opened(drill(), attempt.draft)
    assert [file.is_changed for file in files] == [False, True]
    assert (test, diagnosis) == (fields["test"], "line one\nline two \u09ac")
    assert "y.reshape(-1, 1)" in page(site, attempt)


def test_the_next_block_s_item_may_be_of_any_kind_of_the_round(site: Client, alice: Person) -> None:
    shown = site.get("/practise/").content.decode()
    for name in (CODE, DRILL, "data_round/which-correction-counts"):
        assert f"/practise/item/{name}/" in shown


def test_forms_and_bundles_agree() -> None:
    text = repair_of({"file:given/train.py": "a\r\nb\0", "test": "t", "mode": "submit"})
    bundle = read_bundle(text, ["given/train.py"])
    assert (bundle.files, bundle.test, bundle.diagnosis) == ({"given/train.py": "a\nb"}, "t", "")
    assert Fields.of({"file:given/train.py": "a"}).source == repair_of({"file:given/train.py": "a"})
    assert Fields.of({"source": "a"}).source == "a"


@pytest.mark.parametrize("draft", ["", "not json", "[]", '{"files": {"elsewhere.py": "a"}}', '{"files": 3}'])
def test_a_draft_that_cannot_be_read_shows_the_given_files(draft: str) -> None:
    files, test, diagnosis = opened(drill(), draft)
    assert [file.text for file in files] == [drill().file(path) for path in drill().given.files]
    assert (test, diagnosis) == ("", "")
