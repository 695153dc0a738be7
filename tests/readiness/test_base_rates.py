from __future__ import annotations

from pathlib import Path

import pytest

from rehearse.readiness import LEVELS, TEXTS, BaseRate, BaseRateError, Filter, base_rates
from rehearse.readiness.estimate import pass_chance

OWN = base_rates()
EACH = [(name, level, rate) for name, levels in OWN.by_round.items() for level, rate in levels.items()]


def write(folder: Path, level: str, levels: tuple[str, ...] = LEVELS) -> Path:
    path = folder / "rates.toml"
    path.write_text("[coding]\n" + "".join(f"{name} = {level}\n" for name in levels), encoding="utf-8")
    return path


def test_a_level_of_a_round_has_its_bar() -> None:
    bar = OWN.get("coding", "mid").bar
    assert pass_chance(0.0, Filter().prior_var, bar) == pytest.approx(0.3)


@pytest.mark.parametrize(("name", "level", "rate"), EACH)
def test_every_base_rate_is_moderate_and_says_that_it_is_assumed(name: str, level: str, rate: BaseRate) -> None:
    assert level in LEVELS
    assert 0.25 <= rate.rate <= 0.35
    assert rate.reason.id != "readiness.own_reason"
    said = TEXTS.english(rate.message)
    assert "our assumption, not a measurement" in said
    assert TEXTS.english(rate.reason) in said


def test_a_higher_level_is_never_assumed_to_be_easier() -> None:
    for levels in OWN.by_round.values():
        rates = [levels[level].rate for level in LEVELS]
        assert rates == sorted(rates, reverse=True)


def test_rounds_without_an_honest_chance_have_no_bar() -> None:
    bars = OWN.bars(["recruiter_screen", "coding", "team_match_offer"], "senior")
    assert list(bars) == ["coding"]


def test_every_reason_in_the_texts_is_used() -> None:
    written = {key for key in TEXTS if key.startswith("readiness.reason_")}
    assert written == {rate.reason.id for _, _, rate in EACH}


def test_own_rates_with_own_words_are_read(tmp_path: Path) -> None:
    rates = base_rates(write(tmp_path, '{ rate = 0.4, reason = "Four of my ten friends." }'))
    assert rates.get("coding", "staff").rate == 0.4
    assert "Four of my ten friends." in TEXTS.english(rates.get("coding", "staff").message)


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ('{ rate = 1.0, reason = "x" }', "Base rate of coding, level junior, in rates.toml: 1.0"),
        ('{ rate = true, reason = "x" }', "Give a number above 0 and below 1"),
        ('{ rate = "0.3", reason = "x" }', "Give a number above 0 and below 1"),
        ("{ rate = 0.3 }", "exactly rate and reason"),
        ('{ rate = 0.3, reason = " " }', "has no reason"),
        ('{ rate = 0.3, reason = "x", note = "y" }', "exactly rate and reason"),
        ("0.3", "exactly rate and reason"),
        ("{", "Base rates in rates.toml"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(level: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(BaseRateError, match=said):
        base_rates(write(tmp_path, level))


def test_a_round_with_a_missing_level_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BaseRateError, match="exactly the levels junior, mid, senior, staff"):
        base_rates(write(tmp_path, '{ rate = 0.3, reason = "x" }', LEVELS[:3]))


def test_a_round_or_level_that_is_not_known_is_refused() -> None:
    with pytest.raises(BaseRateError, match="Known rounds: coding"):
        OWN.get("team_match_offer", "mid")
    with pytest.raises(BaseRateError, match="levels: junior"):
        OWN.get("coding", "principal")
