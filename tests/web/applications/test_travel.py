"""Applications in the bundle of the exchange: between two machines of one person."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest

from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.applications import board, dates, services
from rehearse.web.applications.models import Application
from rehearse.web.exchange import BundleError, Fate, export_bundle, import_bundle
from rehearse.web.plan.models import Goal, Interview
from tests.web.applications.conftest import NOW, Make, moves
from tests.web.exchange.data import bundle_of, changed

pytestmark = pytest.mark.django_db


def bundle(person: Person) -> bytes:
    out = io.BytesIO()
    export_bundle(Person.objects.get(pk=person.pk), out, made_at=NOW)
    return out.getvalue()


def take(person: Person, data: bytes) -> dict[str, dict[Fate, int]]:
    return import_bundle(person, io.BytesIO(data)).counts


def test_days_in_the_plan_keep_their_application(alice: Person, charlie: Person, goal: Goal, make: Make) -> None:
    row = make("Harbour")
    services.add_round(row, {"kind": "coding", "day": (today(alice) + timedelta(days=9)).isoformat()})
    row = services.applications_of(alice).get()
    dates.use(alice, row, goal, day=today(alice), ends_there=False)
    data = bundle(alice)
    alice.delete()
    take(charlie, data)
    assert Interview.objects.get(application__isnull=False).application == Application.objects.get()
    assert take(charlie, data)["goal"][Fate.SAME] == 1


def test_a_day_whose_application_is_not_here_stands_alone(
    alice: Person, charlie: Person, goal: Goal, make: Make
) -> None:
    row = make("Harbour")
    services.add_round(row, {"kind": "coding", "day": (today(alice) + timedelta(days=9)).isoformat()})
    row = services.applications_of(alice).get()
    dates.use(alice, row, goal, day=today(alice), ends_there=False)
    data = bundle(alice)
    # Charlie may not point at what is Alice's.
    take(charlie, changed(data, "goal", id="0192f000-0000-7000-8000-00000000abcd"))
    assert all(talk.application is None for talk in Interview.objects.filter(goal__person=charlie))


def test_stages_of_two_machines_become_one_list(alice: Person, charlie: Person, make: Make) -> None:
    board.add(alice, "Phone screen", "screening")
    make("Harbour", stage="phone-screen")
    data = bundle(alice)
    alice.delete()
    board.change(charlie, "applied", name="Sent")
    take(charlie, data)
    stages = {stage.key: stage for stage in board.stages_of(charlie)}
    assert len(stages) == 11
    assert stages["applied"].name == "Sent", "the later change counts"
    assert Application.objects.get().stage == stages["phone-screen"]


def test_moves_of_two_machines_come_together(alice: Person, make: Make) -> None:
    row = make("Harbour")
    before = bundle(alice)
    services.move(row, "applied", now=NOW)
    services.move(row, "screening", now=NOW)
    after = bundle(alice)
    row.delete()
    take(alice, before)
    assert moves(Application.objects.get()) == ["saved"]
    take(alice, after)
    found = Application.objects.get()
    assert (moves(found), found.stage.key) == (["saved", "applied", "screening"], "screening")
    take(alice, before)
    assert Application.objects.get().stage.key == "screening", "an older export takes nothing back"


@pytest.mark.parametrize(
    ("noun", "values"),
    [
        ("application", {"url": "javascript:alert(1)"}),
        ("application", {"priority": 9}),
        ("application", {"company": "a\nb"}),
        ("stage", {"key": "../x"}),
        ("stage", {"kind": "limbo"}),
        ("interview_round", {"kind": "chess"}),
        ("interview_round", {"outcome": "won"}),
    ],
)
def test_a_hostile_bundle_is_refused_whole(
    alice: Person, charlie: Person, make: Make, noun: str, values: dict[str, object]
) -> None:
    services.add_round(make("Harbour"), {"kind": "coding", "day": date(2026, 12, 1).isoformat()})
    data = bundle_of(Person.objects.get(pk=alice.pk))
    with pytest.raises(BundleError):
        take(charlie, changed(data, noun, **values))
    assert not Application.objects.filter(person=charlie).exists()
