"""Answers to statements: the whole table of classes, every doubt, and what the person is told."""

from __future__ import annotations

import json
import math
import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.judge import complexity
from rehearse.judge.complexity import TEXTS, ClockRun, FamilyRun, Growth, Measured, Point, answer
from rehearse.message import Message

from .synthetic import FORMULAS, SIZES, SMALL, family, measured, memory, of_class, stated, two

CLASSES = [name for name in FORMULAS if name != "n^4"]


def english(growth: Growth) -> list[str]:
    return [TEXTS.english(message) for message in growth.messages]


def ids(growth: Growth) -> list[str]:
    return [message.id.removeprefix("judge.growth.") for message in growth.messages]


def test_a_linear_scan_holds_its_statement() -> None:
    found = answer(measured(of_class("n")), time=stated("O(n)"))
    assert (found.time.answer, found.time.is_tight, found.time.reason) == ("holds", True, "")
    assert found.time.found == "n"
    assert english(found)[:4] == [
        "O(n) holds.",
        "Work grows like n up to n = 16384, on these families of inputs: random.",
        "The dearest line is 2: site 0.",
        "From n = 8192 to 16384 the steps of line 2 grew 2.0 times; O(n) would give 2.0.",
    ]


@pytest.mark.parametrize("true", CLASSES)
@pytest.mark.parametrize("said", CLASSES)
def test_every_statement_about_every_class(true: str, said: str) -> None:
    found = answer(measured(of_class(true)), time=stated(f"O({said})")).time
    place, below = CLASSES.index(said), CLASSES.index(true)
    if place < below:
        assert (found.answer, found.is_tight) == ("does_not_hold", None)
    else:
        assert (found.answer, found.is_tight) == ("holds", place == below)


@given(st.sampled_from(CLASSES), st.floats(0.0, 0.2), st.floats(0.1, 30), st.floats(0, 30))
def test_a_correct_statement_is_never_rejected(true: str, noise: float, factor: float, start: float) -> None:
    """Noise, factors and start-up costs bring doubt at most."""
    plain = of_class(true)
    sizes = [point.n for point in plain.points]
    run = family(lambda n: factor * FORMULAS[true](n), lambda n: start, sizes=sizes, noise=noise)
    assert answer(measured(run), time=stated(f"O({true})")).time.answer != "does_not_hold"


def test_nothing_stated_is_measured_all_the_same() -> None:
    found = answer(measured(of_class("n log n")))
    assert (found.time.found, found.time.stated, found.time.answer, found.time.is_tight) == (
        "n log n",
        None,
        None,
        None,
    )
    assert english(found)[0] == "Measured: n log n."


def test_the_site_that_fails_the_statement_is_named() -> None:
    run = family(lambda n: 40 * n, lambda n: n * n / 2)
    found = answer(measured(run, texts=["for x in a", "x in seen"]), time=stated("O(n)"))
    assert found.time.answer == "does_not_hold"
    assert found.time.site is not None
    assert (found.time.site.line, found.time.site.text) == (3, "x in seen")
    assert "Line 3 takes more steps than that: x in seen." in english(found)
    assert "From n = 8192 to 16384 the steps of line 3 grew 4.0 times; O(n) would give 2.0." in english(found)


def test_nearest_classes_and_how_far_they_are_off() -> None:
    found = answer(measured(of_class("n")), time=stated("O(n)"))
    assert [name for name, _ in found.time.nearest] == ["n", "n log n", "sqrt n"]
    assert (
        "When n doubles, work / n changes by 0.0 %, work / n log n by -8.1 %, and work / sqrt n by 41.4 %."
        in english(found)
    )


def test_too_much_is_told_to_be_loose() -> None:
    found = answer(measured(of_class("n log n")), time=stated("O(n^2)"))
    assert english(found)[:2] == [
        "O(n^2) holds, but is more than needed.",
        "Measured: n log n. An interviewer will ask for the tight bound.",
    ]


# Doubt


def test_two_classes_that_fit_are_not_told_apart() -> None:
    """n log log n lies between n and n log n, too near to both on any ladder."""
    run = family(lambda n: n * math.log2(math.log2(n) + 1))
    found = answer(measured(run), time=stated("O(n log n)"))
    assert (found.time.answer, found.time.reason) == ("cannot_tell", "rivals")
    assert english(found)[0] == "I cannot tell O(n log n) from O(n) here."


def test_a_class_between_is_not_rejected_for_its_neighbour() -> None:
    found = answer(measured(family(lambda n: n**1.4)), time=stated("O(n)"))
    assert (found.time.answer, found.time.reason) == ("cannot_tell", "between")


def test_a_formula_outside_the_table_is_tested_itself() -> None:
    run = family(lambda n: n**1.5)
    assert answer(measured(run), time=stated("O(n sqrt(n))")).time.is_tight is True
    assert answer(measured(run), time=stated("O(n sqrt(n))")).time.found == "n^1.5"
    assert answer(measured(run), time=stated("O(n)")).time.answer != "holds"
    assert answer(measured(of_class("n^2")), time=stated("O(n^1.5)")).time.answer == "does_not_hold"
    assert answer(measured(of_class("n")), time=stated("O(n^1.5)")).time.is_tight is False


def test_growth_between_powers_and_exponentials_is_not_told() -> None:
    found = answer(measured(of_class("2^n")), time=stated("O(2^(sqrt n))"))
    assert (found.time.answer, found.time.reason) == ("cannot_tell", "between")


def test_hidden_work_is_left_to_the_clock() -> None:
    clock = ClockRun(tuple((n, 1e-9 * n * n) for n in (1024, 2048, 4096, 8192, 16384)), "random")
    run = measured(of_class("n"), clock=clock, unknown_calls=("re.match",))
    found = answer(run, time=stated("O(n)"))
    assert (found.time.answer, found.time.reason) == ("cannot_tell", "clock")
    assert english(found)[1].startswith("Counted steps grow like n^1.0, the clock like n^2.0")
    assert "Calls whose cost I do not know: re.match." in english(found)
    assert answer(run, time=stated("O(n^2)")).time.answer == "holds"


def test_a_clock_far_below_the_counts_stops_a_rejection() -> None:
    clock = ClockRun(tuple((n, 1e-6 * n) for n in (1024, 2048, 4096, 8192, 16384)), "random")
    found = answer(measured(family(FORMULAS["n^2"]), clock=clock), time=stated("O(n)"))
    assert (found.time.answer, found.time.reason) == ("cannot_tell", "clock")
    assert "I may count a library call too high" in english(found)[1]


def test_the_clock_never_rejects() -> None:
    """Twice as steep as the counts, and the loose statement still holds."""
    clock = ClockRun(tuple((n, 1e-9 * n**1.4) for n in (1024, 2048, 4096, 8192, 16384)), "random")
    assert answer(measured(of_class("n"), clock=clock), time=stated("O(n)")).time.is_tight is True


def test_hidden_work_does_not_stop_a_rejection() -> None:
    """What is counted is there; the clock only says that there is more."""
    clock = ClockRun(tuple((n, 1e-9 * n * n) for n in (1024, 2048, 4096, 8192, 16384)), "random")
    found = answer(measured(of_class("n"), clock=clock), time=stated("O(log n)"))
    assert found.time.answer == "does_not_hold"


def test_a_blurred_clock_neither_hides_nor_contradicts() -> None:
    """Readings that jump about, and small ones that stand still."""
    jumping = ClockRun(((4096, 0.0005), (8192, 0.0031), (16384, 0.0032)), "random")
    assert answer(measured(of_class("n"), clock=jumping), time=stated("O(n)")).time.is_tight is True
    still = ClockRun(((4096, 0.0019), (8192, 0.0018), (16384, 0.0020)), "random")
    assert answer(measured(of_class("n"), clock=still), time=stated("O(sqrt n)")).time.answer == "does_not_hold"


def test_small_readings_that_were_cut_short_hide_nothing() -> None:
    """On a busy machine part of a short run is booked before it; the two largest readings are sound."""
    clock = ClockRun(((45, 0.0005), (91, 0.016), (181, 0.168)), "random")
    run = family(FORMULAS["n^3"], sizes=[n for n in SIZES if n <= 181])
    assert answer(measured(run, clock=clock), time=stated("O(n^3)")).time.is_tight is True


def test_readings_beyond_a_gap_are_noise() -> None:
    clock = ClockRun(((2, 0.0005), (4, 0.0004), (64, 0.01), (128, 0.08)), "random")
    assert answer(measured(of_class("n^3"), clock=clock)).clock is None


def test_readings_too_short_to_time_say_nothing() -> None:
    clock = ClockRun(tuple((n, 1e-9 * n) for n in (1024, 2048, 4096)), "random")
    assert answer(measured(of_class("n"), clock=clock)).clock is None


def test_three_sizes_are_short() -> None:
    found = answer(measured(family(FORMULAS["n"], sizes=(2, 3, 4))), time=stated("O(n)"))
    assert (found.time.answer, found.time.reason, found.time.found) == ("cannot_tell", "short", None)
    assert ids(found)[:2] == ["unsure", "short"]


@pytest.mark.parametrize("ended", ["time", "recursion", "exception"])
def test_a_function_that_stops_is_told_where(ended: str) -> None:
    run = FamilyRun("random", "", family(FORMULAS["n"], sizes=(2, 3)).points, ended)
    found = answer(measured(run), time=stated("O(n)"))
    assert (found.time.answer, found.time.reason) == ("cannot_tell", "stopped")
    assert ids(found)[1] == "stopped_" + ended
    assert "after n = 3" in english(found)[1]


def test_a_failure_is_shown_as_it_is() -> None:
    failure = Message("judge.growth.measure_nothing")
    found = answer(
        Measured("f", "certified", (), (), (), None, (), 0.0, failure), time=stated("O(n)"), space=stated("O(1)")
    )
    assert (found.time.answer, found.time.reason) == ("cannot_tell", "stopped")
    assert failure in found.messages
    assert (found.space.answer, found.space.reason) == ("cannot_tell", "stopped")


def test_a_fixed_table_that_hides_growth_is_short() -> None:
    run = family(lambda n: 390_000 + n, sizes=SMALL)
    assert answer(measured(run), time=stated("O(1)")).time.reason == "short"


def test_two_names_need_two_sizes() -> None:
    found = answer(measured(of_class("n")), time=stated("O(n + m)", "n", "m"))
    assert found.time.answer == "cannot_tell"
    assert "second_size" in ids(found)


# The item's own bounds


def test_brute_force_is_recognised_with_the_time_it_would_take() -> None:
    clock = ClockRun(((512, 0.0125), (1024, 0.05), (2048, 0.2)), "random")
    run = measured(family(FORMULAS["n^2"], sizes=[n for n in SIZES if n < 3000]), clock=clock)
    found = answer(
        run, time=stated("O(n^2)"), optimal=stated("O(n)"), brute=stated("O(n^2)"), n_max=200_000, limit_s=1.5
    )
    assert (found.is_brute, found.is_optimal) == (True, False)
    assert "This is the brute-force bound, O(n^2); the item asks for O(n)." in english(found)
    assert "It would need about 1900 s at n = 200000; the limit is 1.5 s." in english(found)


def test_the_bounds_are_compared_with_what_was_measured() -> None:
    found = answer(measured(of_class("n")), time=stated("O(n^2)"), optimal=stated("O(n)"), brute=stated("O(n^2)"))
    assert (found.is_brute, found.is_optimal) == (False, True)
    assert "good_code" in ids(found)


def test_better_than_asked_is_optimal_too() -> None:
    found = answer(measured(of_class("log n")), optimal=stated("O(n)"), brute=stated("O(n^2)"))
    assert (found.is_brute, found.is_optimal) == (False, True)


def test_bounds_are_not_known_without_data() -> None:
    found = answer(measured(family(FORMULAS["n"], sizes=(2, 3))), optimal=stated("O(n)"), brute=stated("O(n^2)"))
    assert (found.is_brute, found.is_optimal) == (None, None)
    assert answer(measured(of_class("n"))).is_brute is None


@pytest.mark.parametrize("about", ["average", "amortised"])
def test_the_kind_of_cost_is_repeated(about: str) -> None:
    found = answer(measured(of_class("n")), time=stated("O(n)"), about=about)
    assert "about_" + about in ids(found)


# Space


def test_the_report_comes_back_from_json() -> None:
    clock = ClockRun(((512, 0.0125), (1024, 0.05), (2048, 0.2)), "random")
    one = measured(family(FORMULAS["n^2"], FORMULAS["n"]), space=[memory(lambda n: 8 * n)], clock=clock)
    for growth in (
        answer(one, time=stated("O(n)"), space=stated("O(1)"), optimal=stated("O(n)")),
        answer(one),
        answer(two(lambda n, m: n * m), time=stated("O(n + m)", "n", "m")),
        answer(measured(of_class("2^n")), time=stated("O(n!)")),
    ):
        assert Growth.from_json(json.loads(json.dumps(growth.to_json()))) == growth


def test_the_report_has_the_keys_that_are_promised() -> None:
    found = answer(measured(of_class("n")), time=stated("O(n)")).to_json()
    assert set(found) >= {"version", "function", "mode", "time", "space", "clock", "families", "unknown_calls", "cpu_s"}
    assert set(found["time"]) == {
        *("class", "low", "high", "nearest", "stated", "answer", "tight", "reason", "site"),
    }
    assert set(found["space"]) == {"class", "low", "high", "stated", "answer", "tight", "reason"}
    assert found["families"][0]["points"][0] == [2, 2.0]


def test_the_column_of_the_right_class_is_flat() -> None:
    curve = answer(measured(of_class("n log n")), time=stated("O(n)")).curve
    assert curve is not None
    assert curve.classes[0] == "n"
    flat = [row.per["n log n"] for row in curve.rows[-8:]]
    rising = [row.per["n"] for row in curve.rows[-8:]]
    assert max(flat) / min(flat) < 1.01
    assert max(rising) / min(rising) > 1.2


def test_an_exponential_column_is_flat_by_its_own_factor() -> None:
    curve = answer(measured(family(lambda n: 1.6**n, sizes=range(2, 27))), time=stated("O(2^n)")).curve
    assert curve is not None
    assert curve.classes == ("2^n", "1.60^n")


def test_every_text_is_used_and_every_message_has_a_text() -> None:
    """The ids in the sources against the registry, but for those built from parts."""
    folder = Path(complexity.__file__).parent
    source = "\n".join(path.read_text() for path in folder.rglob("*.py") if path.name != "messages.py")
    built = {
        *(f"stopped_{ended}" for ended in ("time", "recursion", "exception")),
        *(f"about_{about}" for about in ("average", "amortised")),
        *(f"axis{both}{end}" for both in ("", "_both") for end in ("", "_doubt", "_loose", "_short")),
    }
    for id_ in TEXTS:
        name = id_.removeprefix("judge.growth.")
        assert name in built or f'"{name}"' in source, name


def test_texts_neither_blame_nor_shout() -> None:
    for text in TEXTS.values():
        assert text[-1] in ".?", text
        assert not re.search(r"\b(please|oops|sorry|invalid)\b|!", text.lower()), text
        assert all(field is None or field.isidentifier() for _, field, _, _ in string.Formatter().parse(text))


@given(
    st.lists(
        st.lists(st.floats(0, 1e9), min_size=2, max_size=2).map(tuple),
        max_size=25,
    ),
    st.sampled_from([None, "O(1)", "O(n)", "O(n log n)", "O(2^n)", "O(n^1.5)", "O(n!)"]),
    st.sampled_from(["size", "cost", "time", "recursion", "exception"]),
)
def test_any_counts_give_a_report_that_can_be_read(
    counts: list[tuple[float, ...]], said: str | None, ended: str
) -> None:
    points = tuple(Point(place + 2, None, row, 1) for place, row in enumerate(counts))
    run = measured(FamilyRun("random", "", points, ended), texts=["a", "b"] if points else ())
    growth = answer(run, time=stated(said) if said else None, space=stated("O(1)"), brute=stated("O(n^2)"))
    assert Growth.from_json(json.loads(json.dumps(growth.to_json()))) == growth
    assert all(english(growth))
