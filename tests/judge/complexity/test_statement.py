"""Statements are read as people write them, refused when they can be read in two ways, and never guessed."""

from __future__ import annotations

import math
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rehearse.judge.complexity import BadStatementError, Statement, read
from rehearse.judge.complexity.messages import TEXTS


def stated(text: str, *, sizes: tuple[str, ...] = ("n",), bounded: dict[str, int] | None = None) -> Statement:
    found = read(text, sizes=sizes, bounded=bounded)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "shown", "class_name"),
    [
        ("O(n log n)", "O(n log n)", "n log n"),
        ("nlogn", "O(n log n)", "n log n"),
        ("O(log n * n)", "O(n log n)", "n log n"),
        ("Θ(n²)", "O(n^2)", "n^2"),
        ("theta(n**2)", "O(n^2)", "n^2"),
        ("O(n(n-1)/2)", "O(n^2)", "n^2"),
        ("O(n^2 - n)", "O(n^2)", "n^2"),
        ("O(2n + 5)", "O(n)", "n"),
        ("O(n + n log_2 n)", "O(n log n)", "n log n"),
        ("O(log2(n))", "O(log n)", "log n"),
        ("O(log₁₀ n)", "O(log n)", "log n"),
        ("O(ln n)", "O(log n)", "log n"),
        ("O(√n)", "O(sqrt n)", "sqrt n"),
        ("O(n^(1/2))", "O(sqrt n)", "sqrt n"),
        ("O(n^2 log n)", "O(n^2 log n)", "n^2 log n"),
        ("O(N)", "O(n)", "n"),
        ("O(1)", "O(1)", "1"),
        ("O(42)", "O(1)", "1"),
        ("৩n", "O(n)", "n"),
        ("O(n^4)", "O(n^4)", "n^4"),
        ("O(2ⁿ)", "O(2^n)", "2^n"),
        ("O(n 2^n)", "O(n 2^n)", "2^n"),
        ("O(n!)", "O(n!)", "2^n"),
        ("O(n^n)", "O(n^n)", "2^n"),
        ("O(1.618^n)", "O(1.618^n)", "2^n"),
        ("O(2^(n/2))", "O(2^(0.5 n))", "2^n"),
        ("O(log(n!))", "O(n log n)", "n log n"),
        ("O(log(2^n))", "O(n)", "n"),
        ("O(n) + O(n^2)", "O(n^2)", "n^2"),
        ("O(n sqrt(n))", "O(n^1.5)", None),
        ("O(n log log n)", "O(n log log n)", None),
        ("O(log^2 n)", "O(log^2 n)", None),
        ("O(n^3 log n)", "O(n^3 log n)", None),
        ("O(2^sqrt(n))", None, None),
        ("O(2^(sqrt n))", "O(2^(sqrt n))", None),
    ],
)
def test_a_bound_has_one_form(text: str, shown: str | None, class_name: str | None) -> None:
    if shown is None:
        with pytest.raises(BadStatementError):
            read(text)
        return
    found = stated(text)
    assert (found.text, found.class_name) == (shown, class_name)


def test_empty_text_states_nothing() -> None:
    assert read("") is None
    assert read(" \t") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("expected O(n)", ("expected",)),
        ("O(n) on average", ("average",)),
        ("amortized O(n) time", ("amortised",)),
        ("O(n), expected worst case", ("worst", "expected")),
        ("O(n) extra space", ()),
    ],
)
def test_words_beside_the_bound_are_kept(text: str, words: tuple[str, ...]) -> None:
    assert (stated(text).text, stated(text).words) == ("O(n)", words)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("O(n log)", "of"),
        ("O(sqrt)", "of"),
        ("O(n +)", "unfinished"),
        ("O()", "unfinished"),
        ("O", "unfinished"),
        ("O(n^)", "unfinished"),
        ("expected", "nothing"),
        ("O(m)", "name"),
        ("linear", "name"),
        ("O(n) maybe", "name"),
        ("O(n$)", "sign"),
        ("o(n)", "upper"),
        ("Ω(n)", "upper"),
        ("O(n", "brackets"),
        ("O(n))", "brackets"),
        ("O(n), O(1)", "two"),
        ("O(n)/O(1)", "two"),
        ("log n^2", "two_ways"),
        ("log(n)^2", "two_ways"),
        ("n^1/2", "two_ways"),
        ("2^n/2", "two_ways"),
        ("2^n^2", "two_ways"),
        ("log n!", "two_ways"),
        ("log n (n + 1)", "two_ways"),
        ("2^nlogn", "two_ways"),
        ("n2", "number_after"),
        ("O(n 2)", "number_after"),
        ("0(n)", "number"),
        ("n - 2n", "minus"),
        ("n - n", "minus"),
        ("3 - 5", "minus"),
        ("1/n", "division"),
        ("log_n n", "base"),
        ("n^21", "exponent"),
        ("n^0.5^n", "two_ways"),
        ("0.5^n", "exponent"),
        ("2^(log n)", "exponent"),
        ("2^(2^n)", "exponent"),
        ("(n!)!", "exponent"),
        ("(" * 13 + "n" + ")" * 13, "deep"),
        ("n" * 201, "long"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, id_: str) -> None:
    with pytest.raises(BadStatementError) as caught:
        read(text)
    assert caught.value.message.id == "judge.growth.statement_" + id_
    assert "{" not in TEXTS.english(caught.value.message)


def test_the_unfinished_part_is_quoted() -> None:
    with pytest.raises(BadStatementError) as caught:
        read("O(n log)")
    assert TEXTS.english(caught.value.message) == "I read O(n log) as unfinished: log of what?"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("O(n+m)", "O(n + m)"),
        ("O(nm)", "O(n m)"),
        ("O(n log m + m)", "O(n log m + m)"),
        ("O(log(nm))", "O(log(n m))"),
        ("O((n + m) log(n + m))", "O((n + m) log(n + m))"),
        ("O(min(n, m))", "O(min(n, m))"),
        ("O(n^2 + n + m)", "O(n^2 + m)"),
        ("O(n^2 m)", "O(n^2 m)"),
        ("O(n 2^m)", "O(n 2^m)"),
        ("O(26 n)", "O(n)"),
        ("O(alphabet * m)", "O(m)"),
        ("O(n k)", "O(n)"),
    ],
)
def test_two_sizes_and_bounded_parameters(text: str, shown: str) -> None:
    assert stated(text, sizes=("n", "m"), bounded={"alphabet": 26, "k": 5}).text == shown


@pytest.mark.parametrize("text", ["log nm", "log n m", "n^2m", "n - m", "n/m", "n^k", "2^(k n)"])
def test_two_sizes_are_not_guessed(text: str) -> None:
    with pytest.raises(BadStatementError):
        read(text, sizes=("n", "m"), bounded={"k": 5})


def test_sizes_have_the_names_of_the_item() -> None:
    found = stated("O((|V| + |E|) log |V|)", sizes=("V", "E"))
    assert found.text == "O((V + E) log V)"
    assert found.class_name is None
    assert math.isclose(found.value(64, 36), 100 * 6)
    assert stated("O(v log v)", sizes=("V", "E")).text == "O(V log V)"
    assert stated("O(v log v)", sizes=("V", "E")).class_name == "n log n"
    assert stated("O(E)", sizes=("V", "E")).class_name is None
    assert stated("O(VE)", sizes=("V", "E")).text == "O(V E)"


def test_the_value_is_that_of_the_formula() -> None:
    assert math.isclose(stated("O(n log n)").value(1024), 10240)
    assert math.isclose(stated("O(n^1.5)").value(100), 1000)
    assert math.isclose(stated("O(n!)").value(5), 120)
    assert math.isclose(stated("O(n log log n)").value(2**16), 2**18)
    assert stated("O(2^n)").value(20_000) == math.inf
    assert math.isclose(stated("O(2^n)").log_value(20_000), 20_000 * math.log(2))
    assert stated("O(log n)").value(1) == 1.0


def test_order_along_an_axis() -> None:
    found = stated("O(n log m + m)", sizes=("n", "m"))
    assert found.order("n")[1:3] == (1.0, 0.0)
    assert found.order("m")[1:3] == (1.0, 0.0)
    assert found.order("both")[1:3] == (1.0, 1.0)
    assert stated("O(n 2^m)", sizes=("n", "m")).order("m").exponential == 1.0
    assert stated("O(n^m)", sizes=("n", "m")).order("n").power == 12.0


# Properties

bounds = st.recursive(
    st.sampled_from(["n", "m", "1", "2", "26", "k"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} + {pair[1]})"),
        st.tuples(inner, inner).map(lambda pair: f"{pair[0]} * {pair[1]}"),
        inner.map(lambda part: f"log({part})"),
        inner.map(lambda part: f"sqrt({part})"),
        inner.map(lambda part: f"({part})^2"),
        inner.map(lambda part: f"2^({part})"),
        inner.map(lambda part: f"({part})!"),
        st.tuples(inner, inner).map(lambda pair: f"min({pair[0]}, {pair[1]})"),
    ),
    max_leaves=6,
)
SCRAPS = "n m k O( ( ) log sqrt ^ ! + - * / | , 2 0 1.5 min( max( expected ² √ _ nlogn 999999999 0.000001 time ⁿ ₂ Θ"
scraps = st.lists(st.sampled_from([*SCRAPS.split(), " "]), max_size=14).map("".join)


def _read_or_refused(text: str) -> Statement | None:
    try:
        return read(text, sizes=("n", "m"), bounded={"k": 5})
    except BadStatementError as error:
        refusal = error.message
    TEXTS.english(refusal)
    return None


@given(st.one_of(st.text(max_size=60), st.text(string.printable, max_size=60), scraps))
@example("n^" * 50 + "n")
@example("9" * 200)
@example("O(" * 40)
@example("(999999999^20)^20")
@example("1" + "/999999999" * 18)
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    found = _read_or_refused(text)
    if found is not None:
        for n, m in ((1, 1), (2, 12), (2**62, 12), (20_000, 20_000)):
            assert not math.isnan(found.log_value(n, m))
            assert found.value(n, m) >= 0


@given(st.one_of(bounds, scraps))
def test_the_form_shown_is_read_as_the_same_bound(text: str) -> None:
    found = _read_or_refused(text)
    if found is None or len(found.text) > 180:
        return
    again = stated(found.text, sizes=("n", "m"))
    for axis in ("n", "m", "both"):
        assert again.order(axis) == found.order(axis)
    assert again.class_name == found.class_name
    # Bounds, not functions: what was dropped is a factor that stays the same from size to size.
    if found.class_name is None and found.order().exponential == 0:
        gaps = [again.log_value(n, 10 * n) - found.log_value(n, 10 * n) for n in (2**20, 2**24)]
        assert math.isclose(gaps[0], gaps[1], abs_tol=1e-6)


@given(bounds)
def test_the_order_agrees_with_the_values(text: str) -> None:
    """Between two huge sizes the formula grows as its order says."""
    found = _read_or_refused(text)
    if found is None:
        return
    grown = found.order("both")
    if grown.exponential:
        return
    low, high = 2.0**40, 2.0**60
    slope = (found.log_value(high, high) - found.log_value(low, low)) / math.log(high / low)
    assert abs(slope - grown.power) < 0.1 + 0.05 * (grown.logs + grown.loglogs + grown.power)
