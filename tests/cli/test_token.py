"""``rehearse token``: made once, shown once, ended by name."""

from __future__ import annotations

import pytest

from rehearse.web.accounts.models import AccessToken, Person
from rehearse.web.security import tokens
from tests.cli.conftest import Run

pytestmark = pytest.mark.django_db


def test_a_token_opens_the_door(run: Run) -> None:
    ended = run("token", "notebook")
    assert ended.code == 0
    token = ended.out.splitlines()[0]
    assert tokens.person_of(token) == Person.objects.local()
    assert "Authorization: Bearer" in ended.out


def test_the_json_form(run: Run) -> None:
    report = run("token", "নোট", "--json").json
    assert set(report) == {"version", "name", "token"}
    assert report["name"] == "নোট"
    assert tokens.person_of(report["token"]) is not None


def test_revoking_ends_all_of_the_name(run: Run) -> None:
    made = [run("token", "notebook", "--json").json["token"] for _ in range(2)]
    kept = run("token", "other", "--json").json["token"]
    assert run("token", "notebook", "--revoke", "--json").json == {"version": 1, "name": "notebook", "ended": 2}
    assert [tokens.person_of(token) for token in made] == [None, None]
    assert tokens.person_of(kept) is not None


def test_revoking_what_is_not_there_is_no(run: Run) -> None:
    ended = run("token", "notebook", "--revoke")
    assert (ended.code, ended.out) == (1, "0 tokens of this name ended.\n")


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\nb", "a\0b", "\udcff"])
def test_a_name_that_cannot_be_kept_is_refused(run: Run, name: str) -> None:
    ended = run("token", name)
    assert ended.code == 2
    assert ended.err.startswith("NAME: ")
    assert run("token", name, "--json").refusal["where"] == "NAME"
    assert AccessToken.objects.count() == 0
