"""A full disk: pages stay readable, what would write is answered with what to do."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory

from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.care import disk, state
from rehearse.web.care.folder import DataFolder
from rehearse.web.care.middleware import read_only
from rehearse.web.postings.models import SavedPosting

FULL = OperationalError("database or disk is full")


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Bytes that the disk is said to have free."""
    found = {"free": 10**12}
    monkeypatch.setattr(disk, "_free", lambda path: found["free"])
    return found


@pytest.fixture
def laptop(folder: DataFolder, free: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """The settings name the data folder."""
    monkeypatch.setattr(settings, "DATA", folder, raising=False)
    return folder


def test_the_reserve_is_taken_and_given_back(folder: DataFolder, free: dict[str, int]) -> None:
    disk.reserve(folder)
    found = folder.reserve.stat()
    assert found.st_size == disk.RESERVE
    assert found.st_blocks * 512 >= disk.RESERVE
    disk.release(folder)
    assert not folder.reserve.exists()


def test_the_reserve_is_not_taken_from_the_last_space(folder: DataFolder, free: dict[str, int]) -> None:
    free["free"] = 3 * disk.RESERVE
    disk.reserve(folder)
    assert not folder.reserve.exists()


def test_writing_goes_on_by_itself_when_there_is_room(folder: DataFolder, free: dict[str, int]) -> None:
    free["free"] = disk.RESERVE
    disk.release(folder)
    assert not disk.retry(folder)
    free["free"] = 4 * disk.RESERVE
    assert disk.retry(folder)
    assert state.reason() is None
    assert folder.reserve.exists()


def test_room_does_not_mend_a_damaged_database(folder: DataFolder, free: dict[str, int]) -> None:
    damaged = Message("web.care_damaged_alone")
    state.stop_writing(damaged, until_restart=True)
    disk.release(folder)
    assert not disk.retry(folder)
    assert state.reason() == damaged


@pytest.mark.parametrize(
    ("error", "room", "is_full"),
    [
        (FULL, 10**12, True),
        (OSError(28, "No space left on device"), 10**12, True),
        (OperationalError("disk I/O error"), 10**12, False),
        (OperationalError("disk I/O error"), 1000, True),
        (OperationalError("database is locked"), 1000, False),
    ],
)
def test_which_errors_mean_a_full_disk(
    folder: DataFolder, free: dict[str, int], error: Exception, room: int, is_full: bool
) -> None:
    free["free"] = room
    assert disk.is_full(error, folder) == is_full


def test_a_write_that_fails_on_a_full_disk_stops_writing(laptop: DataFolder, free: dict[str, int]) -> None:
    disk.reserve(laptop)
    free["free"] = 1000
    handler = read_only(lambda request: HttpResponse("ok"))
    request = RequestFactory().post("/api/v1/x")
    answer = handler.process_exception(request, FULL)  # type: ignore[attr-defined]
    assert answer.status_code == 507
    assert b"128" in answer.content or b"134" in answer.content
    assert not laptop.reserve.exists()
    assert handler(RequestFactory().post("/api/v1/x")).status_code == 507
    assert handler(RequestFactory().get("/")).status_code == 200


def test_other_errors_are_not_touched(laptop: DataFolder) -> None:
    handler = read_only(lambda request: HttpResponse("ok"))
    request = RequestFactory().get("/")
    for error in (OperationalError("database is locked"), OSError(2, "No such file"), ValueError("disk is full")):
        assert handler.process_exception(request, error) is None  # type: ignore[attr-defined]
    assert state.reason() is None


def test_pages_are_read_with_a_banner_and_forms_are_refused(
    site: Client, laptop: DataFolder, free: dict[str, int]
) -> None:
    free["free"] = 1000
    disk.release(laptop)
    answer = site.get("/settings/")
    assert answer.status_code == 200
    assert b"Nothing can be saved now." in answer.content
    answer = site.post("/settings/", {"zone": "Europe/Lisbon"})
    assert answer.status_code == 507
    assert str(laptop.path) in answer.content.decode()
    assert Person.objects.get(is_local=True).zone == "Asia/Dhaka"
    answer = site.post("/practise/attempt/0192f000-0000-7000-8000-000000000001/draft", {"text": "x"})
    assert answer.status_code == 507
    assert "error" in answer.json()
    free["free"] = 10**12
    assert site.post("/settings/", {"zone": "Europe/Lisbon", "language": "en"}).status_code == 302


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_sqlite_itself_runs_full_and_the_page_says_what_to_do(laptop: DataFolder, free: dict[str, int]) -> None:
    person = Person.objects.create(is_local=True, zone="UTC", language="en")
    client = Client()
    client.force_login(person)
    client.get("/settings/")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    try:
        free["free"] = 1000
        answer = client.post("/welcome/", {"act": "demo"})
        assert answer.status_code == 507
        assert str(laptop.path) in answer.content.decode()
        assert client.get("/settings/").status_code == 200
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert not SavedPosting.objects.exists()
    assert Person.objects.count() == 1
