"""People, pages and a judge for the tests of the web face."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.test import Client

from rehearse import bank, judge
from rehearse.web import work
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.plan.models import Goal
from rehearse.web.plan.services import GoalDraft, InterviewDraft, set_goal
from rehearse.web.security import rates


@pytest.fixture
def alice(db: None) -> Person:
    """The person of this laptop."""
    return Person.objects.create(is_local=True, zone="Asia/Dhaka", language="en")


@pytest.fixture
def charlie(db: None) -> Person:
    """Somebody else, who must not see what is Alice's."""
    return Person.objects.create(email="charlie@example.org", zone="UTC")


@pytest.fixture
def site(alice: Person) -> Client:
    """Alice's browser."""
    client = Client()
    client.force_login(alice)
    return client


@pytest.fixture
def stranger(charlie: Person) -> Client:
    """Charlie's browser."""
    client = Client()
    client.force_login(charlie)
    return client


def draft(day: date, *, weeks: int = 6, minutes: tuple[int, ...] = (90,) * 7, **changes: object) -> GoalDraft:
    """What a person might fill in."""
    target = day + timedelta(weeks=weeks)
    loop = (
        "recruiter_screen",
        "coding",
        "ml_breadth",
        "ml_depth",
        "ml_system_design",
        "behavioral",
        "team_match_offer",
    )
    values: dict[str, object] = {
        "role": "ml_engineer",
        "level": "mid",
        "target": target,
        "loop": loop,
        "minutes": minutes,
        "days_off": (),
        "interviews": (InterviewDraft(target, loop, True, "Onsite"),),
    }
    return GoalDraft(**(values | changes))  # type: ignore[arg-type]


@pytest.fixture
def goal(alice: Person) -> Goal:
    """Alice prepares for an onsite in six weeks."""
    day = today(alice)
    return set_goal(alice, draft(day), day=day)


@pytest.fixture
def _rates_stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time passes between two requests: a slow machine would earn the right to one more."""
    monkeypatch.setattr(rates, "time", SimpleNamespace(time=lambda: 1e9))


@pytest.fixture(scope="session")
def daemon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A real judge; its socket is set for the pages."""
    runtime = tmp_path_factory.mktemp("j")
    handle = judge.start_daemon(bank=bank.root(), runtime=runtime, cache=runtime, workers=2)
    settings.JUDGE_SOCKET = str(handle.socket)
    yield handle.socket
    work.stop()
    handle.stop()
