"""When evidence shows a skill: three rows, a mean of 0.7, the newest within 45 days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.postings.preparation import FRESH_DAYS, LEAST_MEAN, LEAST_ROWS, Lack, Scored, State, standing
from tests.postings_preparation.making import NOW, scored


def test_three_good_fresh_rows_show_a_skill() -> None:
    found = standing([scored(n=n) for n in range(3)], now=NOW)
    assert (found.state, found.lack, len(found.rows)) == (State.HAVE, None, 3)
    assert found.mean == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("rows", "state", "lack"),
    [
        ([], State.MISSING, Lack.NO_ROWS),
        ([scored(1.0, n=n) for n in range(2)], State.MISSING, Lack.FEW_ROWS),
        ([scored(0.69, n=n) for n in range(3)], State.MISSING, Lack.LOW_MEAN),
        # Three scores of exactly 0.7 sum to a little less than 2.1 in binary.
        ([scored(0.7, n=n) for n in range(3)], State.HAVE, None),
        ([scored(days=45, n=n) for n in range(3)], State.HAVE, None),
        ([scored(days=45.01, n=n) for n in range(3)], State.RUSTY, Lack.OLD),
        # One fresh row is enough, however old the others are.
        ([scored(days=300, n=0), scored(days=200, n=1), scored(days=2, n=2)], State.HAVE, None),
        # Old and bad is missing, not rusty.
        ([scored(0.3, days=80, n=n) for n in range(5)], State.MISSING, Lack.LOW_MEAN),
    ],
)
def test_the_rule_at_its_borders(rows: list[Scored], state: State, lack: Lack | None) -> None:
    found = standing(rows, now=NOW)
    assert (found.state, found.lack) == (state, lack)


def test_the_mean_is_weighted() -> None:
    # (4 x 0.9 + 1 x 0.1 + 1 x 0.1) / 6 = 3.8 / 6 = 0.6333, below 0.7; unweighted it would be 0.3667.
    rows = [scored(0.9, weight=4, n=0), scored(0.1, n=1), scored(0.1, n=2)]
    assert standing(rows, now=NOW).mean == pytest.approx(3.8 / 6)
    # With a weight of 10: (9 + 0.1 + 0.1) / 12 = 0.7667.
    rows = [scored(0.9, weight=10, n=0), scored(0.1, n=1), scored(0.1, n=2)]
    assert standing(rows, now=NOW).state is State.HAVE


def test_rows_are_shown_newest_first_and_none_is_lost() -> None:
    rows = [scored(days=days, n=n) for n, days in enumerate((5, 1, 9))]
    found = standing(rows, now=NOW)
    assert [NOW - row.when for row in found.rows] == [timedelta(days=days) for days in (1, 5, 9)]
    assert found.newest == NOW - timedelta(days=1)


ROWS = st.lists(
    st.builds(
        scored,
        st.floats(0, 1),
        days=st.floats(0, 400),
        weight=st.floats(0.1, 10),
        n=st.integers(0, 10_000),
    ),
    max_size=12,
)


@given(ROWS, st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[Scored], rng: object) -> None:
    shuffled = list(rows)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    found, again = standing(rows, now=NOW), standing(shuffled, now=NOW)
    assert (found.state, found.lack) == (again.state, again.lack)


@given(ROWS)
def test_the_state_follows_the_rule(rows: list[Scored]) -> None:
    found = standing(rows, now=NOW)
    if found.state is not State.MISSING:
        assert len(rows) >= LEAST_ROWS and found.mean is not None and round(found.mean, 9) >= LEAST_MEAN
        age = NOW - max(row.when for row in rows)
        assert (age <= timedelta(days=FRESH_DAYS)) is (found.state is State.HAVE)
    assert (found.lack is None) is (found.state is State.HAVE)


@given(ROWS)
def test_another_good_fresh_score_never_takes_a_skill_away(rows: list[Scored]) -> None:
    before = standing(rows, now=NOW).state
    after = standing([*rows, scored(1.0, days=0, n=-1)], now=NOW).state
    order = [State.MISSING, State.RUSTY, State.HAVE]
    assert order.index(after) >= order.index(before)
