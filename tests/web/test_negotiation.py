"""The talk with a recruiter on its pages: begun, turn by turn, finished."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from rehearse.offers.negotiation import Phase, Setup, play, score, turn_from_json
from rehearse.web.accounts.models import Person
from rehearse.web.negotiation import services
from rehearse.web.negotiation.models import NegotiationTalk
from rehearse.web.offers.models import Offer
from rehearse.web.practice.models import Assessment, Attempt
from rehearse.web.progress.models import EvidenceRow
from tests.negotiation.making import seed_of
from tests.web.negotiating import DOUBTING, INDEX, address, at_offer, begin, do, finish, own_offer, page


def test_it_works(site: Client) -> None:
    talk = begin(site)
    assert "They ask for your number." in page(site, talk)
    do(site, talk, "asks_range", text="What is the range?")
    assert "base." in page(site, talk)
    do(site, talk, "counter_with_number", "shares_evidence", figure="260k")
    do(site, talk, "counter_with_number", "gives_reason", lever="signon", figure="90,000")
    finish(site, talk)
    end = page(site, talk)
    assert "more over four years than they had planned." in end
    assert "What they kept back" in end
    assert "Why they gave what they gave" in end
    assert site.get(INDEX).status_code == 200


def test_what_is_shown_is_what_the_engine_says(site: Client) -> None:
    talk = at_offer(site)
    do(site, talk, "counter_with_number", "gives_reason", figure="260k")
    finish(site, talk)
    played = play(Setup(talk.seed), [turn_from_json(turn.said) for turn in talk.turns.all()])
    assert talk.score == score(played).total
    shown = re.search(r"Score (\d\.\d\d) of 1", page(site, talk))
    assert shown is not None
    assert shown[1] == f"{talk.score:.2f}"


def test_nothing_hidden_is_on_an_open_page(site: Client) -> None:
    talk = at_offer(site)
    recruiter = services.replay(talk).recruiter
    text = page(site, talk)
    assert f"{recruiter.caps.base:,.0f}" not in text
    assert "What they kept back" not in text


def test_every_turn_is_kept_at_once_and_a_reload_goes_on(site: Client) -> None:
    talk = at_offer(site)
    do(site, talk, "counter_with_number", "gives_reason", figure="260k", text="Because of the scope, 260k.")
    assert talk.turns.count() == 2
    again = page(site, talk)
    assert "Because of the scope, 260k." in again
    assert again.count("Revised offer") >= 1


# Evidence


def test_a_talk_is_evidence_for_both_rounds(site: Client, alice: Person) -> None:
    talk = at_offer(site)
    do(site, talk, "counter_with_number", "gives_reason", figure="260k")
    assert [row.round for row in EvidenceRow.objects.all()] == ["recruiter_screen"]
    finish(site, talk)
    rows = {row.round: row for row in EvidenceRow.objects.all()}
    assert set(rows) == {"recruiter_screen", "team_match_offer"}
    found = score(services.replay(talk))
    assert rows["recruiter_screen"].score == pytest.approx(found.screen)
    assert rows["team_match_offer"].score == pytest.approx(found.offer, abs=1e-6)
    assert {row.source for row in rows.values()} == {"computed"}
    assert {row.attempt for row in rows.values()} == {talk.screen_id, talk.talk_id}
    assert Attempt.objects.filter(closed_at__isnull=False).count() == 2
    assert Assessment.objects.filter(source="computed").count() == 2
    assert "This talk is in your evidence log." in page(site, talk)


def test_each_part_counts_once_a_study_day(site: Client) -> None:
    finish(site, at_offer(site))
    second = at_offer(site)
    finish(site, second)
    assert EvidenceRow.objects.count() == 2
    assert "each part counts once a day" in page(site, second)


def test_a_waiting_sentence_gives_no_evidence(site: Client) -> None:
    talk = begin(site)
    do(site, talk, "enthusiasm", text="I was thinking of 190k.")
    assert talk.held is not None
    assert talk.turns.count() == 0
    assert EvidenceRow.objects.count() == 0
    assert Attempt.objects.get().closed_at is None


def test_time_spent_is_the_person_s(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    talk = begin(site)
    assert talk.screen is not None
    later = talk.screen.opened_at + timedelta(minutes=3)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    do(site, talk, "asks_range")
    talk.screen.refresh_from_db()
    assert talk.screen.seconds == 180


def test_an_attempt_of_a_talk_opens_the_talk(site: Client) -> None:
    talk = at_offer(site)
    for attempt in (talk.screen_id, talk.talk_id):
        assert site.get(reverse("practice:attempt", args=[attempt]))["Location"] == address(talk)


def test_the_practice_page_leads_here(site: Client) -> None:
    text = site.get(reverse("practice:index")).content.decode()
    assert text.count(f'href="{INDEX}"') == 2
    assert "Talk about money with a recruiter" in text


# Own offers


def test_an_own_offer_is_made_by_the_recruiter(site: Client, alice: Person) -> None:
    row = own_offer(alice)
    assert "Harbour" in site.get(f"{INDEX}?offer={row.pk}").content.decode()
    talk = at_offer(site, offer=str(row.pk))
    assert talk.currency == "GBP"
    assert "£61,000" in page(site, talk)
    row.delete()
    assert "£61,000" in page(site, talk), "the talk keeps a copy"


def test_only_open_offers_with_base_pay_are_offered(site: Client, alice: Person, charlie: Person) -> None:
    own_offer(alice, "Baseless", base=None, grants=[{"kind": "cash", "money": 5, "schedule": [[12, 10_000]]}])
    Offer.objects.filter(pk=own_offer(alice, "Declined").pk).update(status=Offer.DECLINED)
    own_offer(charlie, "Foreign")
    text = site.get(INDEX).content.decode()
    assert not [name for name in ("Baseless", "Declined", "Foreign") if name in text]


def test_a_chosen_offer_is_no_bluff_and_any_other_is(site: Client, alice: Person) -> None:
    other = own_offer(alice, "Papaya")
    honest = at_offer(site, DOUBTING, other=[str(other.pk)])
    do(site, honest, "counter_with_number", "competing_offer", figure="260k")
    assert services.replay(honest).exchanges[-1].faults == ()
    bluff = at_offer(site, DOUBTING)
    do(site, bluff, "counter_with_number", "competing_offer", figure="260k")
    assert [fault.rule for fault in services.replay(bluff).exchanges[-1].faults] == [8]
    supposed = at_offer(site, DOUBTING, supposed="1")
    do(site, supposed, "counter_with_number", "competing_offer", figure="260k")
    assert services.replay(supposed).exchanges[-1].faults == ()


def test_a_written_target_travels_into_the_talk(site: Client) -> None:
    talk = begin(site, target="180,000", target_source="own survey, Nov 2026")
    do(site, talk, "names_number", figure="185k")
    assert services.replay(talk).exchanges[0].faults == ()
    do(site, talk, "declines")
    assert "own survey, Nov 2026" in page(site, talk)


# Again, and what was


def test_the_same_recruiter_again_and_another(site: Client) -> None:
    talk = at_offer(site, supposed="1")
    finish(site, talk)
    site.post(address(talk, "again"), {"who": "same"})
    same = NegotiationTalk.objects.latest("opened_at")
    assert (same.seed, same.opening) == (talk.seed, talk.opening)
    site.post(address(talk, "again"), {"who": "new"})
    other = NegotiationTalk.objects.latest("opened_at")
    assert other.seed != talk.seed
    assert other.opening == talk.opening


def test_the_trend_has_a_table_twin(site: Client) -> None:
    for _ in range(2):
        finish(site, at_offer(site))
    text = site.get(INDEX).content.decode()
    assert 'class="plot talktrend"' in text
    assert text.count("Signed") >= 4


def test_a_withdrawn_offer_is_told(site: Client) -> None:
    talk = at_offer(site, seed_of(lambda one: one.tells_band_after == 1 and one.walks_on_ultimatum))
    for _ in range(2):
        do(site, talk, "ultimatum")
    assert talk.phase == Phase.WITHDRAWN
    text = page(site, talk)
    assert "The offer was withdrawn." in text
    assert "That share is invented." in text


@pytest.mark.parametrize(("steps", "said"), [(0, "No offer had been made"), (1, "Nothing was signed")])
def test_declining_is_told(site: Client, steps: int, said: str) -> None:
    talk = begin(site)
    if steps:
        do(site, talk, "asks_range")
    do(site, talk, "declines")
    assert said in page(site, talk)


def test_a_talk_of_earlier_rules_is_kept_and_says_so(site: Client) -> None:
    talk = at_offer(site)
    finish(site, talk)
    NegotiationTalk.objects.update(rules=0)
    text = page(site, talk)
    assert "held with an earlier kind of recruiter" in text
    assert f"{talk.score:.2f}" in text
    assert do(site, talk, "accepts").status_code == 302


@pytest.mark.parametrize("opening", [[], {"target": "x"}, {"offer": {"base": -1}}, {"competing": 3}])
def test_a_spoilt_opening_ends_nothing(site: Client, opening: Any) -> None:
    talk = at_offer(site)
    NegotiationTalk.objects.update(opening=opening)
    assert site.get(address(talk)).status_code == 200
    assert site.get(INDEX).status_code == 200
    assert site.post(address(talk, "again"), {"who": "same"}).status_code == 302


@pytest.mark.parametrize("name", ["talk", "turn", "answer", "again"])
def test_somebody_else_s_talk_is_not_there(site: Client, stranger: Client, name: str) -> None:
    talk = begin(site)
    ask = stranger.get if name == "talk" else stranger.post
    assert ask(address(talk, name)).status_code == 404


def test_pages_need_a_person(site: Client, db: None) -> None:
    assert Client().get(INDEX).status_code == 302


def test_in_bangla_too(site: Client, alice: Person) -> None:
    alice.language = "bn"
    alice.save()
    site.cookies["django_language"] = "bn"
    talk = at_offer(site)
    do(site, talk, "counter_with_number", "gives_reason", figure="২,৬০,০০০")
    finish(site, talk)
    answer: HttpResponse = site.get(address(talk))  # type: ignore[assignment]
    assert answer.status_code == 200
    assert '<html lang="bn"' in answer.content.decode()


@pytest.mark.parametrize("company", ["x" * 300, "👩\u200d🔬 Labs", "র\u200d্যাংক", "\u202eNorth", "شركة النور"])
def test_an_own_offer_of_any_company_can_be_talked_about(site: Client, alice: Person, company: str) -> None:
    row = own_offer(alice, company)
    talk = begin(site, offer=str(row.pk))
    assert page(site, talk)
    assert talk.opening["company"] == company


@pytest.mark.parametrize("terms", [{}, {"signon": [{"amount": 5_000}]}, {"base": None, "monthly": 5_000}])
def test_a_talk_about_an_offer_of_few_parts_has_an_end_page(
    site: Client, alice: Person, terms: dict[str, object]
) -> None:
    row = own_offer(alice, **terms)
    talk = begin(site, offer=str(row.pk))
    while talk.phase == Phase.SCREEN:
        do(site, talk, "asks_range")
    finish(site, talk)
    text = page(site, talk)
    assert "The same recruiter, talked to otherwise" in text
    assert "Vesting, percent in the first year" not in text


def test_a_waiting_turn_that_the_talk_cannot_take_stands_in_the_form(site: Client) -> None:
    talk = begin(site)
    held = {"moves": ["counter_with_number"], "lever": "base", "raise_pct": 10, "text": "Ten percent more."}
    NegotiationTalk.objects.update(held=held)
    assert "Ten percent more." in page(site, talk)
