"""Following, moving, taking back; stages; silence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.web.accounts.models import Person
from rehearse.web.applications import board, services
from rehearse.web.applications.errors import FieldError, StageError, TakeBackError
from rehearse.web.applications.models import Application, Stage, StageEvent
from rehearse.web.applications.services import counting
from rehearse.web.applications.stages import Kind
from rehearse.web.applications.standing import due, stand
from tests.web.applications.conftest import DAY, NOW, Make, moves

pytestmark = pytest.mark.django_db


def read(row: Application) -> Application:
    return services.applications_of(row.person).get(pk=row.pk)


def test_an_application_begins_as_saved(make: Make) -> None:
    row = make("Harbour Labs", title="ML engineer", next_date=date(2026, 11, 24))
    assert (row.company, row.title, row.stage.key, row.next_date) == (
        "Harbour Labs",
        "ML engineer",
        "saved",
        date(2026, 11, 24),
    )
    assert moves(row) == ["saved"]


def test_a_move_is_written_down_with_its_day(make: Make) -> None:
    row = make(days=10)
    services.move(row, "applied", {"day": "2026-11-15", "note": "by their form"}, now=NOW)
    event = row.events.order_by("id").last()
    assert event is not None
    assert (event.before.key if event.before else "", event.after.key, event.note) == (
        "saved",
        "applied",
        "by their form",
    )
    assert event.at.isoformat() == "2026-11-15T06:00:00+00:00", "noon in Dhaka"
    assert read(row).stage.key == "applied"


def test_a_move_to_where_it_stands_is_none(make: Make) -> None:
    row = make()
    assert not services.move(row, "saved", now=NOW).is_change
    assert moves(row) == ["saved"]


@pytest.mark.parametrize("day", ["2026-11-21", "tomorrow", "2026-13-01", "0001-01-01"])
def test_a_move_has_a_day_that_was(make: Make, day: str) -> None:
    row = make()
    with pytest.raises(FieldError) as found:
        services.move(row, "applied", {"day": day}, now=NOW)
    assert set(found.value.faults) == {"day"}
    assert moves(row) == ["saved"]


def test_taking_back_appends_and_returns(make: Make) -> None:
    row = make()
    services.move(row, "applied", now=NOW)
    services.move(row, "rejected", now=NOW)
    assert services.take_back(row, now=NOW).after.key == "applied"
    services.move(row, "screening", now=NOW)
    assert services.take_back(row, now=NOW).after.key == "applied"
    assert services.take_back(row, now=NOW).after.key == "saved"
    assert moves(row) == ["saved", "applied", "rejected", "applied", "screening", "applied", "saved"]
    with pytest.raises(TakeBackError):
        services.take_back(row, now=NOW)


@given(st.lists(st.booleans(), max_size=30))
def test_what_counts_is_a_stack(steps: list[bool]) -> None:
    stack = [0]
    events = [StageEvent()]
    for number, is_move in enumerate(steps, 1):
        if is_move:
            stack.append(number)
        elif len(stack) > 1:
            stack.pop()
        events.append(StageEvent(takes_back=not is_move))
    kept = counting(events)
    assert [next(at for at, one in enumerate(events) if one is event) for event in kept] == stack


def test_all_faults_are_named_at_once(alice: Person) -> None:
    values = {"company": " ", "url": "javascript:alert(1)", "next_date": "soon", "priority": "urgent", "stage": "limbo",
              "title": "a\nb", "posting": "7", "day": "2099-01-01"}  # fmt: skip
    with pytest.raises(FieldError) as found:
        services.follow(alice, values, now=NOW)
    assert set(found.value.faults) == set(values)
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example",
        "//a.example",
        "https://",
        "http:// a",
        "data:text/html,x",
        "https://a.example/ b",
        "https://[::1",
    ],
)
def test_an_address_is_one_of_the_web(alice: Person, url: str) -> None:
    with pytest.raises(FieldError):
        services.follow(alice, {"company": "A", "url": url}, now=NOW)


def test_a_posting_of_somebody_else_is_none(alice: Person, charlie: Person) -> None:
    from tests.web.applications.conftest import make_posting

    theirs = make_posting(charlie, "x")
    with pytest.raises(FieldError):
        services.follow(alice, {"company": "A", "posting": str(theirs.pk)}, now=NOW)


# Stages


def test_everybody_starts_with_ten_stages_and_looking_saves_none(alice: Person) -> None:
    assert [stage.key for stage in board.stages_of(alice)] == list(Kind)
    assert not Stage.objects.exists()


def test_a_stage_is_added_after_those_of_its_kind(alice: Person) -> None:
    stage = board.add(alice, "Phone screen", "screening")
    assert stage.key == "phone-screen"
    assert [one.key for one in board.stages_of(alice)][:5] == [
        "saved",
        "applied",
        "screening",
        "phone-screen",
        "interviewing",
    ]
    assert board.add(alice, "ফোন", "screening").key == "screening-2"
    assert board.add(alice, "Phone  screen", "screening").key == "phone-screen-2"


def test_a_renamed_stage_is_found_by_name_and_keeps_its_meaning(alice: Person, make: Make) -> None:
    board.change(alice, "applied", name="Sent")
    row = make()
    services.move(row, "sent", now=NOW)
    assert row.stage.key == "applied"
    assert row.stage.means is Kind.APPLIED
    assert board.change(alice, "applied", name="Applied").name == "", "what it is called anyway is no name of one's own"


def test_stages_are_reordered(alice: Person) -> None:
    board.order(alice, ["offer", "saved"])
    assert [one.key for one in board.stages_of(alice)][:3] == ["offer", "saved", "applied"]


def test_a_used_stage_is_hidden_not_removed(alice: Person, make: Make) -> None:
    row = make(stage="applied")
    services.move(row, "rejected", now=NOW)
    for key in ("applied", "rejected"):
        with pytest.raises(StageError):
            board.remove(alice, key)
    assert board.change(alice, "applied", is_hidden=True).is_hidden
    board.remove(alice, "withdrawn")
    assert "withdrawn" not in {one.key for one in board.stages_of(alice)}


def test_one_stage_stays_visible(alice: Person) -> None:
    keys = [one.key for one in board.ensured(alice)]
    for key in keys[1:]:
        board.change(alice, key, is_hidden=True)
    with pytest.raises(StageError):
        board.change(alice, keys[0], is_hidden=True)
    with pytest.raises(StageError):
        board.remove(alice, keys[0])


def test_stages_have_an_end(alice: Person) -> None:
    for number in range(board.MOST_STAGES - 10):
        board.add(alice, f"Stage {number}", "screening")
    with pytest.raises(FieldError):
        board.add(alice, "One more", "screening")


def test_a_person_and_all_that_is_theirs_can_be_deleted(alice: Person, make: Make) -> None:
    services.move(make(), "applied", now=NOW)
    alice.delete()
    assert not Stage.objects.exists()


# Silence and what is due


@pytest.mark.parametrize(("days", "is_silent"), [(20, False), (21, True), (60, True)])
def test_ghosted_is_suggested_after_21_days(make: Make, days: int, is_silent: bool) -> None:
    found = stand(read(make(stage="applied", days=days)), now=NOW, day=DAY)
    assert (found.silent_days, found.is_silent) == (days, is_silent)


@pytest.mark.parametrize("stage", ["saved", "offer", "accepted", "declined", "rejected", "ghosted", "withdrawn"])
def test_silence_means_nothing_where_the_company_has_not_the_next_word(make: Make, stage: str) -> None:
    assert not stand(read(make(stage=stage, days=60)), now=NOW, day=DAY).is_silent


def test_a_round_that_took_place_breaks_the_silence(make: Make) -> None:
    row = make(stage="interviewing", days=60)
    services.add_round(row, {"kind": "coding", "day": "2026-11-10", "time": "14:30"})
    found = stand(read(row), now=NOW, day=DAY)
    assert (found.silent_days, found.is_silent) == (9, False)


def test_a_cancelled_round_breaks_no_silence(make: Make) -> None:
    row = make(stage="interviewing", days=60)
    services.add_round(row, {"kind": "coding", "day": "2026-11-10", "outcome": "cancelled"})
    assert stand(read(row), now=NOW, day=DAY).is_silent


def test_a_round_ahead_or_a_day_to_ask_again_is_no_silence(make: Make) -> None:
    row = make(stage="interviewing", days=60)
    services.add_round(row, {"kind": "coding", "day": "2026-11-28"})
    found = stand(read(row), now=NOW, day=DAY)
    assert not found.is_silent
    assert found.next_round is not None
    other = make(stage="applied", days=60, next_date=DAY + timedelta(days=1))
    assert not stand(read(other), now=NOW, day=DAY).is_silent
    assert stand(read(other), now=NOW + timedelta(days=1), day=DAY + timedelta(days=1)).is_silent


def test_a_move_that_was_taken_back_is_no_sign(make: Make) -> None:
    row = make(stage="applied", days=60)
    services.move(row, "screening", now=NOW)
    services.take_back(row, now=NOW)
    assert stand(read(row), now=NOW, day=DAY).is_silent


def test_what_is_due_comes_oldest_first_and_closed_ones_are_not(make: Make, alice: Person) -> None:
    make("A", next_date=DAY)
    make("B", next_date=DAY - timedelta(days=3))
    make("C", next_date=DAY + timedelta(days=1))
    make("D", next_date=DAY, stage="rejected")
    assert [row.company for row in due(alice, now=NOW)] == ["B", "A"]


# Rounds and contacts


def test_a_round_without_a_time_stands_at_noon(make: Make) -> None:
    round_ = services.add_round(make(), {"kind": "coding", "day": "2026-12-01"})
    assert (round_.at.isoformat() if round_.at else "", round_.has_time) == ("2026-12-01T12:00:00+06:00", False)
    assert services.change_round(round_, {"day": "2026-12-02", "time": "09:15"}).has_time
    assert services.change_round(round_, {"day": "", "time": ""}).at is None


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"kind": "chess"},
        {"kind": "coding", "time": "25:00"},
        {"kind": "coding", "time": "10:00"},
        {"kind": "coding", "outcome": "won"},
    ],
)
def test_a_round_that_is_none_is_refused(make: Make, values: dict[str, str]) -> None:
    row = make()
    with pytest.raises(FieldError):
        services.add_round(row, values)


def test_a_contact_needs_a_name(make: Make) -> None:
    row = make()
    with pytest.raises(FieldError):
        services.add_contact(row, {"role": "recruiter"})
    contact = services.add_contact(row, {"name": "R. Sen", "address": "r.sen@harbour.example"})
    assert services.change_contact(contact, {"role": "recruiter"}).role == "recruiter"
