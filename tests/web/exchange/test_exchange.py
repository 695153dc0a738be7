"""Export and import between people's machines."""

from __future__ import annotations

import io
import json
from datetime import timedelta

import pytest
from django.utils.dateparse import parse_datetime

from rehearse.web.accounts.models import Person
from rehearse.web.exchange import BundleError, Fate, Report, import_bundle
from rehearse.web.exchange.limits import MOST_RATIO
from rehearse.web.exchange.nouns import all_nouns
from rehearse.web.plan.models import Goal, Interview, Worksheet
from rehearse.web.postings.models import SavedPosting
from rehearse.web.practice.models import Attempt, Submission
from rehearse.web.progress.models import EvidenceRow
from rehearse.web.reviews.models import Card, Review
from tests.web.exchange import data
from tests.web.exchange.data import EARLIER, NOW, bundle_of, changed, members, table, uid, with_rows

pytestmark = pytest.mark.django_db

TABLES = (SavedPosting, Goal, Worksheet, Attempt, Submission, EvidenceRow, Card, Review)


def take(person: Person, bundle: bytes, *, dry_run: bool = False) -> Report:
    return import_bundle(person, io.BytesIO(bundle), dry_run=dry_run)


def test_everything_arrives(bundle: bytes, bea: Person) -> None:
    report = take(bea, bundle)
    assert report.total(Fate.REFUSED, Fate.NEWER_HERE, Fate.SAME) == 0
    assert report.counts["review"][Fate.NEW] == 2
    bea.refresh_from_db()
    assert (bea.zone, bea.language, bea.name) == ("Asia/Dhaka", "bn", "Alice")
    assert Attempt.objects.get(pk=uid(data.CARD_ATTEMPT)).draft == "উত্তর: because …"
    assert Interview.objects.get(goal=uid(data.GOAL)).name == "Onsite"
    assert Goal.objects.get(person=bea).is_current


def test_moments_are_those_of_the_rows_not_of_the_import(bundle: bytes, bea: Person) -> None:
    take(bea, bundle)
    assert SavedPosting.objects.get().created_at == EARLIER
    assert SavedPosting.objects.get().changed_at == EARLIER
    assert Submission.objects.get().handed_in_at == EARLIER


def test_imported_rows_are_marked(bundle: bytes, bea: Person) -> None:
    take(bea, bundle)
    for model in (SavedPosting, Attempt, Submission, EvidenceRow, Review):
        assert not model.objects.filter(is_imported=False).exists()


def test_export_import_export_gives_the_same_bytes(bundle: bytes, bea: Person) -> None:
    take(bea, bundle)
    bea.refresh_from_db()
    assert bundle_of(bea) == bundle


def test_the_same_data_give_the_same_bytes(alice: Person) -> None:
    data.fill(alice)
    assert bundle_of(alice) == bundle_of(alice)


def test_importing_twice_changes_nothing(bundle: bytes, bea: Person) -> None:
    take(bea, bundle)
    report = take(bea, bundle)
    assert report.changes == 0
    assert report.total(Fate.SAME) == sum(sum(found.values()) for found in report.counts.values())
    bea.refresh_from_db()
    assert bundle_of(bea) == bundle


def test_importing_into_the_person_who_exported_changes_nothing(alice: Person) -> None:
    data.fill(alice)
    report = take(alice, bundle_of(Person.objects.get(pk=alice.pk)))
    assert (report.changes, report.notes) == (0, [])
    assert not Attempt.objects.filter(is_imported=True).exists()


def test_a_dry_run_counts_and_writes_nothing(bundle: bytes, bea: Person) -> None:
    foretold = take(bea, bundle, dry_run=True)
    assert not any(model.objects.exists() for model in TABLES)
    assert foretold.counts == take(bea, bundle).counts


def test_a_card_is_replayed_from_its_log(bundle: bytes, bea: Person) -> None:
    take(bea, bundle)
    card = Card.objects.get()
    assert (card.reviews, card.lapses) == (1, 0)
    assert card.due is not None
    assert card.due > data.DAY


def test_logs_of_two_machines_are_replayed_together(bundle: bytes, bea: Person) -> None:
    mine = Card.objects.create(person=bea, item="breadth/one")
    later = EARLIER + timedelta(days=2)
    Review.objects.create(
        card=mine,
        study_day=data.DAY + timedelta(days=2),
        at=later,
        zone_offset_s=21_600,
        rating=3,
        parameters_version="x",
    )
    report = take(bea, bundle)
    assert report.counts["review"][Fate.NEW] == 2
    card = Card.objects.get()
    assert card.pk == mine.pk
    assert (card.reviews, card.last_day) == (2, data.DAY + timedelta(days=2))


def test_a_review_taken_back_elsewhere_is_taken_back_here(bundle: bytes, bea: Person) -> None:
    take(bea, bundle)
    report = take(bea, changed(bundle, "review", 0, undone_at="2026-11-18T00:00:00Z"))
    assert report.counts["review"] == {**dict.fromkeys(Fate, 0), Fate.NEWER_THERE: 1, Fate.SAME: 1}
    assert Card.objects.get().stability is None
    assert take(bea, bundle).changes == 0


def test_a_newer_posting_wins(bundle: bytes, bea: Person) -> None:
    take(bea, bundle)
    report = take(bea, changed(bundle, "posting", title="Staff", changed_at="2026-11-19T00:00:00Z"))
    assert report.counts["posting"][Fate.NEWER_THERE] == 1
    assert [note.message.id for note in report.notes] == ["web.exchange_newer_there"]
    assert SavedPosting.objects.get().title == "Staff"
    assert SavedPosting.objects.get().changed_at == parse_datetime("2026-11-19T00:00:00Z")


def test_an_older_text_is_named_and_does_not_win(bundle: bytes, bea: Person) -> None:
    take(bea, bundle)
    Worksheet.objects.update(text="rewritten", changed_at=NOW)
    report = take(bea, bundle)
    assert report.counts["worksheet"][Fate.NEWER_HERE] == 1
    assert [(note.noun, note.message.id) for note in report.notes] == [("worksheet", "web.exchange_newer_here")]
    assert Worksheet.objects.get().text == "rewritten"


def test_a_changed_goal_brings_its_interviews(bundle: bytes, bea: Person) -> None:
    take(bea, bundle)
    talk = {**table(bundle, "goal")[0]["interviews"][0], "id": str(uid(99)), "name": "Second"}
    take(bea, changed(bundle, "goal", interviews=[talk], changed_at="2026-11-19T00:00:00Z"))
    assert [row.name for row in Interview.objects.all()] == ["Second"]


def test_of_two_current_goals_the_later_one_stays_current(bundle: bytes, bea: Person) -> None:
    values = {"role": "ml_engineer", "started": data.DAY, "minutes": [60] * 7}
    mine = Goal.objects.create(person=bea, **values)
    take(bea, bundle)
    assert Goal.objects.get(is_current=True).pk == mine.pk
    Goal.objects.filter(pk=mine.pk).update(created_at=EARLIER - timedelta(days=9))
    take(bea, bundle)
    assert Goal.objects.get(is_current=True).pk == uid(data.GOAL)


def test_an_open_attempt_takes_over_what_went_further(bundle: bytes, bea: Person) -> None:
    take(bea, bundle)
    further = changed(bundle, "attempt", 2, draft="half an answer, now whole", sequence=9)
    assert take(bea, further).counts["attempt"][Fate.NEWER_THERE] == 1
    assert Attempt.objects.get(pk=uid(data.OPEN)).draft == "half an answer, now whole"
    assert take(bea, bundle).counts["attempt"][Fate.NEWER_HERE] == 1


@pytest.mark.parametrize(
    ("noun", "values"),
    [
        ("attempt", {"draft": "changed afterwards"}),
        ("attempt", {"is_accepted": False}),
        ("submission", {"source": "def f(): return 2"}),
        ("submission", {"verdict": "WA"}),
        ("assessment", {"score": 0.5}),
        ("evidence", {"score": 0.0}),
        ("review", {"rating": 4}),
        ("plan", {"made_on": "2026-11-16"}),
    ],
)
def test_what_is_only_added_is_never_changed(bundle: bytes, bea: Person, noun: str, values: dict[str, object]) -> None:
    take(bea, bundle)
    before = bundle_of(Person.objects.get(pk=bea.pk))
    report = take(bea, changed(bundle, noun, **values))
    assert report.counts[noun][Fate.REFUSED] == 1
    assert report.notes[0].message.id == "web.exchange_differs"
    assert bundle_of(Person.objects.get(pk=bea.pk)) == before


def test_an_item_counts_once_a_study_day_over_all_machines(bundle: bytes, bea: Person) -> None:
    data.practise(bea)
    EvidenceRow.objects.all().delete()
    rows = table(bundle, "evidence")
    take(bea, bundle)
    again = {**rows[0], "id": str(uid(50)), "attempt": str(uid(data.CARD_ATTEMPT))}
    report = take(bea, with_rows(bundle, "evidence", [again]))
    assert [note.message.id for note in report.notes] == ["web.exchange_counted"]
    assert EvidenceRow.objects.count() == 1


def test_an_id_that_is_somebody_elses_refuses_the_row_and_what_hangs_on_it(alice: Person, charlie: Person) -> None:
    data.fill(alice)
    report = take(charlie, bundle_of(alice))
    # Only what has no id of its own comes over: language and zone.
    assert report.total(Fate.NEW) == 0
    assert report.total(Fate.REFUSED) == sum(sum(found.values()) for found in report.counts.values()) - 1
    assert {note.message.id for note in report.notes} == {"web.exchange_foreign", "web.exchange_orphan"}
    assert not any(model.objects.exclude(**owner(model, alice)).exists() for model in TABLES)


def owner(model: type, person: Person) -> dict[str, Person]:
    path = {Submission: "attempt__person", Review: "card__person"}.get(model, "person")
    return {path: person}


def test_a_row_without_its_parent_is_refused(bundle: bytes, bea: Person) -> None:
    report = take(bea, with_rows(bundle, "attempt", table(bundle, "attempt")[1:]))
    assert {note.noun for note in report.notes} == {"submission", "assessment", "evidence"}
    assert {note.message.id for note in report.notes} == {"web.exchange_orphan"}


def test_what_was_chosen_here_stays(bundle: bytes, bea: Person) -> None:
    Person.objects.filter(pk=bea.pk).update(zone="Europe/Lisbon")
    take(bea, bundle)
    bea.refresh_from_db()
    assert (bea.zone, bea.language) == ("Europe/Lisbon", "bn")


def test_a_failure_in_the_middle_leaves_nothing(bundle: bytes, bea: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    last = all_nouns()[-1]

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(type(last), "finish", fail)
    with pytest.raises(RuntimeError):
        take(bea, bundle)
    assert not any(model.objects.exists() for model in TABLES)


def test_a_backup_is_made_of_what_is_there_before_the_first_row(bundle: bytes, bea: Person) -> None:
    seen: list[int] = []

    def before() -> None:
        seen.append(Attempt.objects.count())

    import_bundle(bea, io.BytesIO(bundle), dry_run=True, before_writing=before)
    with pytest.raises(BundleError):
        import_bundle(bea, io.BytesIO(bundle[:-1]), before_writing=before)
    assert seen == []
    import_bundle(bea, io.BytesIO(bundle), before_writing=before)
    assert seen == [0]


def test_texts_can_be_read_without_rehearse(bundle: bytes) -> None:
    found = members(bundle)
    assert "উত্তর: because …" in found[f"text/attempt/{uid(data.CARD_ATTEMPT)}.md"].decode()
    assert "It was late." in found[f"text/worksheet/{uid(data.SHEET)}.md"].decode()
    assert found["README.md"].startswith(b"# Your data")


def test_cards_go_along_for_anki(alice: Person) -> None:
    from rehearse import bank

    item = next(item for item in bank.load().items.values() if item.kind == "breadth")
    Card.objects.create(person=alice, item=item.id)
    found = members(bundle_of(alice))
    assert found["cards.apkg"].startswith(b"PK")
    assert bundle_of(alice) == bundle_of(alice)


def test_nobody_elses_rows_are_in_an_export(alice: Person, charlie: Person) -> None:
    data.fill(alice)
    found = members(bundle_of(charlie))
    assert all(content == b"" for name, content in found.items() if name.startswith("data/") and "settings" not in name)


def test_a_text_that_packs_too_well_is_stored(alice: Person, bea: Person) -> None:
    data.fill(alice)
    for number in range(3):
        Attempt.objects.create(
            pk=uid(200 + number), person=alice, item="x", rev=1, round="coding", opened_at=NOW, study_day=data.DAY,
            draft="a" * 900_000,
        )  # fmt: skip
    made = bundle_of(Person.objects.get(pk=alice.pk))
    alice.delete()
    assert len(made) > 3 * 900_000 / MOST_RATIO
    assert take(bea, made).counts["attempt"][Fate.NEW] == 7


@pytest.mark.sqlite
def test_characters_that_postgresql_refuses_do_not_spoil_an_export(alice: Person, bea: Person) -> None:
    data.fill(alice)
    SavedPosting.objects.update(
        readings=[{"field": "title", "value": "a\ud800b", "confidence": 1, "method": "", "quotes": []}]
    )
    made = bundle_of(Person.objects.get(pk=alice.pk))
    alice.delete()
    assert take(bea, made).total(Fate.REFUSED) == 0
    assert SavedPosting.objects.get().readings[0]["value"] == "a\ufffdb"


def test_the_report_for_programs(bundle: bytes, bea: Person) -> None:
    found = json.loads(json.dumps(take(bea, bundle).as_json()))
    assert found["version"] == 1
    assert found["nouns"]["review"]["new"] == 2
    assert found["totals"]["refused"] == 0


@pytest.mark.parametrize(
    ("noun", "values", "word"),
    [
        ("attempt", {"rev": -1}, "whole number"),
        ("attempt", {"rev": True}, "whole number"),
        ("attempt", {"rev": 2**31}, "whole number"),
        ("attempt", {"hints": 40_000}, "whole number"),
        ("attempt", {"item": 3}, "text"),
        ("attempt", {"item": "x" * 121}, "120 characters"),
        ("attempt", {"item": None}, "needs a value"),
        ("attempt", {"opened_at": "2026-11-17T18:00:00"}, "moment"),
        ("attempt", {"opened_at": "2026-13-17T18:00:00Z"}, "moment"),
        ("attempt", {"opened_at": "9999-12-31T23:59:59Z"}, "moment"),
        ("attempt", {"study_day": "2026-02-30"}, "day"),
        ("attempt", {"study_day": "٢٠٢٦-٠٢-٠٣"}, "day"),
        ("attempt", {"is_accepted": 1}, "true or false"),
        ("attempt", {"id": "0192F000-0000-7000-8000-000000000008"}, "UUID"),
        ("attempt", {"id": "../../etc/passwd"}, "UUID"),
        ("attempt", {"person": "0192f000-0000-7000-8000-000000000008"}, "no such field"),
        ("attempt", {"is_imported": False}, "no such field"),
        ("submission", {"mode": "root"}, "one of"),
        ("submission", {"status": "done"}, "one of"),
        ("submission", {"judgement": {"verdict": "AC"}}, "form"),
        ("submission", {"judgement": {"verdict": "AC", "cases": [1]}}, "form"),
        ("assessment", {"score": 2}, "share"),
        ("assessment", {"detail": []}, "form"),
        ("evidence", {"score": 1.5}, "form"),
        ("evidence", {"weight": 1e9}, "form"),
        ("evidence", {"source": "oracle"}, "form"),
        ("evidence", {"difficulty": "hard"}, "number"),
        ("review", {"rating": 5}, "form"),
        ("review", {"study_day": "2026-11-25"}, "form"),
        ("review", {"zone_offset_s": 100_000}, "form"),
        ("review", {"promised": 2.0}, "form"),
        ("goal", {"minutes": [90] * 6}, "form"),
        ("goal", {"minutes": [90] * 6 + [-1]}, "form"),
        ("goal", {"role": "astronaut"}, "one of"),
        ("goal", {"level": "god"}, "one of"),
        ("goal", {"days_off": ["tomorrow"]}, "day"),
        ("goal", {"interviews": [{"day": "2026-11-17"}]}, "form"),
        ("goal", {"interviews": None}, "form"),
        ("plan", {"plan": {"version": 1}}, "form"),
        ("posting", {"readings": [{"field": "x"}]}, "form"),
        ("posting", {"readings": 7}, "form"),
        ("mark", {"mark": "perhaps"}, "one of"),
        ("correction", {"field": None}, "needs a value"),
        ("settings", {"zone": "Mars/Olympus"}, "time zone"),
        ("settings", {"language": "xx"}, "one of"),
        ("settings", {"is_staff": True}, "names"),
        ("negotiation", {"gain": 1e300}, "number"),
    ],
)
def test_a_row_that_is_not_as_documented_refuses_the_whole_bundle(
    bundle: bytes, bea: Person, noun: str, values: dict[str, object], word: str
) -> None:
    with pytest.raises(BundleError) as caught:
        take(bea, changed(bundle, noun, **values))
    assert word in str(caught.value)
    assert f"data/{noun}.jsonl, line 1" in str(caught.value)
    assert "Nothing was imported." in str(caught.value)
    assert not any(model.objects.exists() for model in TABLES)


@pytest.mark.parametrize("noun", ["attempt", "review", "mark", "evidence", "settings"])
def test_a_row_that_occurs_twice_refuses_the_bundle(bundle: bytes, bea: Person, noun: str) -> None:
    rows = table(bundle, noun)
    with pytest.raises(BundleError, match="once only"):
        take(bea, with_rows(bundle, noun, [*rows, rows[0]]))


def test_two_marks_of_one_block_refuse_the_bundle(bundle: bytes, bea: Person) -> None:
    rows = table(bundle, "mark")
    with pytest.raises(BundleError, match="goal, block"):
        take(bea, with_rows(bundle, "mark", [*rows, {**rows[0], "id": str(uid(77))}]))
