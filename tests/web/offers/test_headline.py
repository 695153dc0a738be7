"""The sentence of the page: never the mean alone, never a lead that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rehearse import offers as engine
from rehearse.web.offers.headline import Headline, Standing, compare_headline, single_headline
from rehearse.web.offers.money import Unit

UNIT = Unit("GBP", 1000, 1)


def standing(company: str, by_month: Sequence[float], *, in_writing: bool = True) -> Standing:
    """``by_month``: what each month adds."""
    kept = [sum(by_month[:m]) for m in range(49)]
    return Standing(company, kept, kept[48], kept[12], in_writing)


def even(company: str, monthly: float, **more: bool) -> Standing:
    return standing(company, [monthly] * 48, **more)


def said(*all_: Standing, stay: int = 36) -> Headline:
    return plain(compare_headline(all_, UNIT, stay=stay, months=engine.LEAVE_MONTHS))


def plain(found: Headline) -> Headline:
    """With spaces that break."""
    lede = tuple(text.replace("\u00a0", " ") for text in found.lede)
    return replace(found, title=found.title.replace("\u00a0", " "), lede=lede)


def test_the_offer_that_keeps_most_leads() -> None:
    found = said(even("Tidal", 10_000), even("Northlight", 11_000))
    assert found.title == "Northlight, if you stay three years."
    # 48 x 1,000 = 48,000 more; never behind.
    assert found.lede == (
        "£48 thousand more than Tidal over four years. Leaving earlier, it is level or ahead in every month.",
    )
    assert (found.leader, found.ahead_from) == (1, 0)


def test_where_it_loses_when_leaving_early_is_said() -> None:
    late = standing("Northlight", [8_000] * 24 + [16_000] * 24)
    found = said(late, even("Tidal", 10_000))
    # Four years: 24 x 8 + 24 x 16 = 576 against 480; after 24 months 192 against 240.
    assert found.lede[0] == (
        "£96 thousand more than Tidal over four years, £48 thousand less if you leave after two years."
    )
    # Month 32: 192 + 8 x 16 = 320 = 320; from there on it is never behind.
    assert found.ahead_from == 32


def test_a_loss_between_the_usual_months_is_not_left_out() -> None:
    late = standing("Northlight", [10_000] * 13 + [5_000] * 2 + [20_000] * 33)
    found = said(late, even("Tidal", 10_000), stay=18)
    # Only months 14 to 16 are behind, by 10,000 at most (after 15 months).
    assert "£10 thousand less if you leave after 15 months" in found.lede[0]


def test_a_leader_of_the_month_may_lose_in_the_end() -> None:
    early = standing("Tidal", [12_000] * 36 + [1_000] * 12)
    found = said(early, even("Northlight", 11_000))
    assert found.title.startswith("Tidal")
    # 36 x 12 + 12 = 444 against 528.
    assert found.lede[0].startswith("£84 thousand less than Northlight over four years.")
    assert found.ahead_from is None


def test_the_best_of_four_years_is_named_although_another_is_second_now() -> None:
    late = standing("Orrery", [1_000] * 36 + [60_000] * 12)
    found = said(even("Northlight", 12_000), even("Tidal", 11_000), late)
    assert found.title.startswith("Northlight")
    # 576 against 36 + 720 = 756.
    assert found.lede[0].startswith("£180 thousand less than Orrery over four years.")


def test_a_tie_is_a_tie() -> None:
    found = said(even("Tidal", 10_000), even("Northlight", 10_020))
    assert found.title == "Northlight and Tidal come to the same if you stay three years."
    assert found.leader is None


def test_what_is_not_in_writing_is_said() -> None:
    found = said(even("A", 12_000, in_writing=False), even("B", 11_000, in_writing=False), even("C", 10_000))
    assert "Nothing of A is in writing yet: until it is, this can change." in found.lede
    assert "B is not in writing yet." in found.lede


def test_one_offer_speaks_of_its_first_year() -> None:
    found = plain(single_headline(even("Northlight", 10_000), UNIT, leave=12))
    assert found.title == "Northlight pays £120 thousand in the first year."
    assert found.lede == (
        "£480 thousand over four years before tax; £120 thousand of it stay yours if you leave after one year.",
    )


MONTHS = st.lists(st.integers(0, 50_000).map(float), min_size=48, max_size=48)


@given(st.lists(MONTHS, min_size=2, max_size=4), st.integers(1, 48))
def test_the_leader_really_leads(all_: list[list[float]], stay: int) -> None:
    standings = [standing(f"Offer {n}", months) for n, months in enumerate(all_)]
    found = said(*standings, stay=stay)
    if found.leader is not None:
        assert standings[found.leader].kept[stay] == max(one.kept[stay] for one in standings)
    if found.leader is not None and found.ahead_from is not None:
        for month in range(found.ahead_from, 49):
            assert standings[found.leader].kept[month] == max(one.kept[month] for one in standings)
