"""What a turn of the talk may hold: sentences in doubt, faults of forms, other windows."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client

from rehearse.offers.negotiation import Phase
from rehearse.web.negotiation.models import NegotiationTalk, NegotiationTurn
from tests.web.negotiating import INDEX, address, at_offer, do, page

# The gate


def test_a_figure_in_the_sentence_is_asked_about(site: Client) -> None:
    talk = at_offer(site)
    do(site, talk, "enthusiasm", text="Thank you. I was hoping for 190k.")
    text = page(site, talk)
    assert "There is a figure in your sentence, 190k: whose is it?" in text
    assert "nothing is counted before" in text
    site.post(address(talk, "answer"), {"answer": "my_ask", "position": "1"})
    talk.refresh_from_db()
    assert talk.held is None
    said = NegotiationTurn.objects.get(position=1).said
    assert set(said["moves"]) == {"enthusiasm", "counter_with_number"}
    assert said["amount"] == 190_000
    assert talk.phase == Phase.REVISED


def test_a_turn_in_doubt_can_be_changed(site: Client) -> None:
    talk = at_offer(site)
    do(site, talk, "enthusiasm", text="I was hoping for 190k.")
    answer = site.post(address(talk, "answer"), {"act": "change", "position": "1"})
    text = answer.content.decode()
    assert "I was hoping for 190k." in text
    assert re.search(r'value="enthusiasm" checked', text)
    talk.refresh_from_db()
    assert talk.held is None


@pytest.mark.parametrize("answer", ["", "perhaps", "yes"])
def test_an_answer_that_was_not_offered_changes_nothing(site: Client, answer: str) -> None:
    talk = at_offer(site)
    do(site, talk, "enthusiasm", text="I was hoping for 190k.")
    assert site.post(address(talk, "answer"), {"answer": answer, "position": "1"}).status_code == 302
    talk.refresh_from_db()
    assert talk.held is not None
    assert talk.turns.count() == 1


# Faults of forms


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"seed": "many"}, "seed"),
        ({"seed": "-1"}, "seed"),
        ({"seed": "9" * 40}, "seed"),
        ({"target": "a lot", "target_source": "own table"}, "target"),
        ({"target": "180k"}, "target_source"),
        ({"target_source": "own table"}, "target"),
        ({"target": "0", "target_source": "own table"}, "target"),
        ({"target": "180k", "target_source": "x" * 301}, "target_source"),
        ({"offer": "not an id"}, "offer"),
        ({"offer": str(uuid4())}, "offer"),
    ],
)
def test_a_faulty_start_comes_back_as_it_was_typed(site: Client, fields: dict[str, str], name: str) -> None:
    answer = site.post(INDEX, {"offer": "", **fields})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{name}"' in text
    for key in ("seed", "target", "target_source"):
        if key in fields:
            assert f'value="{fields[key]}"' in text
    assert NegotiationTalk.objects.count() == 0


@pytest.mark.parametrize(
    ("moves", "fields", "name"),
    [
        ((), {}, "move"),
        (("flies",), {}, "move"),
        (("names_number",), {"figure": "190k"}, "move"),
        (("counter_with_number", "gives_reason"), {}, "figure"),
        (("counter_with_number", "gives_reason"), {"figure": "lots"}, "figure"),
        (("counter_with_number", "gives_reason"), {"figure": "3", "lever": "level"}, "figure"),
        (("counter_with_number", "gives_reason"), {"figure": "400", "lever": "start"}, "figure"),
        (("counter_with_number", "gives_reason"), {"figure": "no", "lever": "vesting"}, "figure"),
        (("accepts", "declines"), {}, "move"),
        (("accepts",), {"text": "x" * 2_001}, "text"),
        (("accepts",), {"text": "a\0b"}, "text"),
    ],
)
def test_a_faulty_turn_comes_back_as_it_was_typed(
    site: Client, moves: tuple[str, ...], fields: dict[str, str], name: str
) -> None:
    talk = at_offer(site)
    answer = do(site, talk, *moves, **{"text": "My words.", **fields})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{name}"' in text
    assert 'role="alert"' in text
    if "text" not in fields:
        assert "My words." in text
    assert talk.turns.count() == 1


def test_a_turn_from_another_window_is_not_taken_twice(site: Client) -> None:
    talk = at_offer(site)
    do(site, talk, "enthusiasm")
    count = talk.turns.count()
    answer = do(site, talk, "declines", position=count - 1)
    assert answer.status_code == 409
    assert talk.turns.count() == count
    assert "has gone on in another window" in answer.content.decode()
    for junk in ("", "x", "99999", "-1"):
        do(site, talk, "declines", position=junk)
    assert talk.turns.count() == count


def test_percentages_and_weeks_are_read(site: Client) -> None:
    talk = at_offer(site)
    do(site, talk, "counter_with_number", "gives_reason", lever="vesting", figure="৪০ %")
    do(site, talk, "counter_with_number", "gives_reason", lever="start", figure="6")
    assert [turn.said["amount"] for turn in talk.turns.all()[1:]] == [40, 6]


def test_what_was_typed_on_an_older_page_is_kept(site: Client) -> None:
    talk = at_offer(site)
    do(site, talk, "enthusiasm")
    answer = do(
        site, talk, "counter_with_number", "gives_reason", figure="190,500", lever="signon", text="Because of the scope.",
        position=talk.turns.count() - 1,
    )  # fmt: skip
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Because of the scope." in text
    assert 'value="190,500"' in text
    assert re.search(r'value="counter_with_number" checked', text)
    assert f'name="position" value="{talk.turns.count()}"' in text


def test_a_button_pressed_twice_counts_once_and_says_nothing(site: Client) -> None:
    talk = at_offer(site)
    position = talk.turns.count()
    for _ in range(2):
        assert do(site, talk, "enthusiasm", position=position).status_code == 302
    assert talk.turns.count() == position + 1
    assert "another window" not in page(site, talk)


def test_an_older_page_of_a_finished_talk_leads_to_its_end(site: Client) -> None:
    talk = at_offer(site)
    do(site, talk, "declines")
    answer = do(site, talk, "accepts", position=1, text="My words.")
    assert "You declined and left." in answer.content.decode()


@pytest.mark.parametrize("moves", [("gives_reason",), ("shares_evidence",), ("ultimatum",)])
def test_a_figure_without_a_move_that_has_one_is_not_dropped(site: Client, moves: tuple[str, ...]) -> None:
    talk = at_offer(site)
    answer = do(site, talk, *moves, figure="190k")
    assert answer.status_code == 422
    assert "No chosen move has a figure." in answer.content.decode()
    assert 'value="190k"' in answer.content.decode()
    assert talk.turns.count() == 1


def test_a_figure_in_another_currency_is_not_taken_for_theirs(site: Client) -> None:
    talk = at_offer(site)
    answer = do(site, talk, "counter_with_number", "gives_reason", figure="£190k")
    assert answer.status_code == 422
    assert "is in £, the offer in USD" in answer.content.decode()
    assert site.post(INDEX, {"offer": "", "target": "€180k", "target_source": "a survey"}).status_code == 422
