"""What a search finds, and what it says."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from rehearse.judge import Judge, Limits
from rehearse.judge.counterexample import Found, english, search
from rehearse.judge.inside import codec

from .make import LIST, NUMBER, ids, request

SORTED = "def f(a):\n    return sorted(a)\n"
NEIGHBOURS_ONLY = "def f(a):\n    return [x for i, x in enumerate(a) if i == 0 or x != a[i - 1]]\n"
EACH_ONCE = "def f(a):\n    return list(dict.fromkeys(a))\n"


def test_a_wrong_function_gets_a_small_input_and_a_passing_one_beside_it(judge: Judge) -> None:
    found = search(judge, request(NEIGHBOURS_ONLY, EACH_ONCE))
    assert found.found and found.got is not None and found.passing is not None
    (shown,) = ast.literal_eval(found.input)
    assert len(shown) == 3 and found.size == 3
    assert ast.literal_eval(found.expected) == list(dict.fromkeys(shown))
    assert found.got.kind == "value" and ast.literal_eval(found.got.value) != list(dict.fromkeys(shown))
    (passing,) = ast.literal_eval(found.passing.input)
    assert ast.literal_eval(found.passing.output) == list(dict.fromkeys(passing))
    assert ids(found) == ["value", "smallest", "passing"]
    assert english(found.messages[1]) == f"This is the smallest found among {found.tried} inputs tried."


def test_a_right_function_gets_none_and_no_praise(judge: Judge) -> None:
    found = search(judge, request(SORTED, SORTED, budget_s=4.0))
    assert not found.found and found.got is None and found.tried >= 4_000
    assert ids(found) == ["nothing"]
    assert "correct" not in english(found.messages[0])


def test_a_limit_too_small_by_one_is_found_at_the_end_of_the_range(judge: Judge) -> None:
    found = search(judge, request("def f(x):\n    return min(x, 999_999)\n", "def f(x):\n    return x\n", NUMBER, "x"))
    assert found.input == "(1000000,)"
    assert found.passing is not None and found.passing.input == "(999999,)"


def test_an_exception_is_told_with_type_text_and_line(judge: Judge) -> None:
    source = "def f(a):\n    print('looking')\n    return max(a)\n"
    found = search(judge, request(source, "def f(a):\n    return max(a, default=0)\n"))
    assert found.input == "([],)" and found.got is not None
    assert (found.got.kind, found.got.type, found.got.line) == ("exception", "ValueError", 3)
    assert "empty" in found.got.message
    assert found.printed == "looking\n"
    assert ids(found)[0] == "exception"


def test_an_endless_loop_is_told_with_the_time_of_the_reference(judge: Judge) -> None:
    source = "def f(x):\n    while x > 3:\n        pass\n    return x\n"
    limits = Limits(cpu_s=0.5, wall_s=20.0)
    found = search(judge, request(source, "def f(x):\n    return x\n", NUMBER, "x", limits=limits, budget_s=4.0))
    assert found.input == "(4,)" and found.got is not None and found.got.kind == "timeout"
    assert ids(found)[0] == "timeout"
    assert found.messages[0].params["limit"] == "0.5"


def test_slow_is_not_wrong(judge: Judge) -> None:
    source = "def f(x):\n    if x > 3:\n        for _ in range(6_000_000):\n            pass\n    return x\n"
    limits = Limits(cpu_s=20.0)
    found = search(judge, request(source, "def f(x):\n    return x\n", NUMBER, "x", limits=limits, budget_s=1.5))
    assert not found.found


def test_statements_of_a_module_that_take_long_do_not_make_it_wrong(judge: Judge) -> None:
    source = f"for _ in range(6_000_000):\n    pass\n\n{NEIGHBOURS_ONLY}"
    found = search(judge, request(source, EACH_ONCE, limits=Limits(cpu_s=20.0), budget_s=8.0))
    assert found.found and found.got is not None and found.got.kind == "value" and found.size == 3


def test_the_same_seed_finds_the_same(judge: Judge) -> None:
    source = "def f(a):\n    return sorted(a) if sum(a) != 17 or len(a) < 4 else a\n"
    one, two = (search(judge, request(source, SORTED, seed=5, budget_s=6.0, is_thorough=True)) for _ in range(2))
    assert one.found and (one.input, one.expected, one.stage) == (two.input, two.expected, two.stage)


def test_a_function_that_changes_its_input_does_not_change_what_is_shown(judge: Judge) -> None:
    source = "def f(a):\n    a.append(1)\n    a[0] = 9\n    return a\n"
    found = search(judge, request(source, "def f(a):\n    a.clear()\n    return a\n"))
    assert found.input == "([],)" and found.expected == "[]"


def test_inputs_that_must_not_be_shown_are_neither_the_failing_nor_the_passing_one(judge: Judge) -> None:
    first = search(judge, request(NEIGHBOURS_ONLY, EACH_ONCE))
    assert first.passing is not None
    hidden = [ast.literal_eval(first.input), ast.literal_eval(first.passing.input)]
    forbidden = frozenset(codec.encode(list(each), surrogates=True) for each in hidden)
    told: list[Found] = []
    second = search(judge, request(NEIGHBOURS_ONLY, EACH_ONCE, forbidden=forbidden), on_found=told.append)
    assert second.found and second.passing is not None
    for report in (second, *told):
        text = str(report.to_json())
        assert first.input not in text and first.passing.input not in text


def test_a_function_that_fails_on_hidden_inputs_only_says_so(judge: Judge) -> None:
    source = "def f(a):\n    return sorted(a) if a != [4, 7] else []\n"
    given = ([4, 7],)
    forbidden = frozenset({codec.encode(list(given), surrogates=True)})
    found = search(judge, request(source, SORTED, failing=given, forbidden=forbidden, budget_s=1.0))
    assert not found.found and ids(found) == ["hidden"]
    assert "[4, 7]" not in str(found.to_json())


def test_a_failing_case_is_never_lost(judge: Judge) -> None:
    source = "def f(a):\n    return sorted(a) if a[:3] != [17, -13, 11] else a\n"
    given = ([17, -13, 11, 5, 6],)
    found = search(judge, request(source, SORTED, failing=given))
    assert found.found and found.stage in ("given", "neighbour") and found.size == 3
    assert found.input == "([17, -13, 11],)"
    assert found.shrunk_from is not None and found.shrunk_from >= 4


def test_a_large_failing_case_is_shrunk(judge: Judge) -> None:
    source = "def f(a):\n    return sorted(a)[len(a) // 2] if a else 0\n"
    reference = "def f(a):\n    return sorted(a)[(len(a) - 1) // 2] if a else 0\n"
    declaration = {"args": [{"list": {"int": [-1000, 1000]}, "len": [40, 1000]}]}
    given = ([place * 37 % 1999 - 999 for place in range(400)],)
    found = search(judge, request(source, reference, declaration, failing=given, budget_s=6.0))
    assert found.found and found.size <= 42


def test_a_failing_case_without_a_domain_is_shown_as_it_is(judge: Judge) -> None:
    found = search(judge, request(NEIGHBOURS_ONLY, EACH_ONCE, None, failing=([1, 2, 1, 2, 3],)))
    assert found.found and found.input == "([1, 2, 1, 2, 3],)" and found.stage == "given"


def test_a_hidden_failing_case_without_a_domain_is_not_shown(judge: Judge) -> None:
    given = ([1, 2, 1, 2, 3],)
    forbidden = frozenset({codec.encode(list(given), surrogates=True)})
    found = search(judge, request(NEIGHBOURS_ONLY, EACH_ONCE, None, failing=given, forbidden=forbidden))
    assert not found.found and ids(found) == ["hidden"] and "[1, 2" not in str(found.to_json())


def test_a_case_outside_the_domain_is_shrunk_where_legal_can_be_asked(judge: Judge) -> None:
    legal = "def legal(a):\n    return len(a) >= 2\n"
    source = "def f(a):\n    return max(a) if max(a) < 500 else 0\n"
    reference = "def f(a):\n    return max(a)\n"
    found = search(judge, request(source, reference, legal=legal, failing=([900, 3, 4, 5, 700],), budget_s=4.0))
    assert found.found and found.stage in ("given", "neighbour")
    (shown,) = ast.literal_eval(found.input)
    assert len(shown) == 2 and max(shown) >= 500


def test_nothing_is_said_without_domain_and_case(judge: Judge) -> None:
    found = search(judge, request(NEIGHBOURS_ONLY, EACH_ONCE, None))
    assert not found.found and ids(found) == ["no_domain"]


def test_only_legal_inputs_are_tried(judge: Judge) -> None:
    legal = "def legal(a):\n    return len(a) > 1 and a[0] == 7\n"
    found = search(judge, request(NEIGHBOURS_ONLY, EACH_ONCE, legal=legal, budget_s=6.0))
    (shown,) = ast.literal_eval(found.input)
    assert shown[0] == 7 and 3 <= len(shown) <= 4
    assert found.passing is not None and ast.literal_eval(found.passing.input)[0][0] == 7


def test_a_legal_that_raises_or_changes_its_input_spoils_nothing(judge: Judge) -> None:
    legal = "def legal(a):\n    a.sort()\n    return a[0] > -30\n"
    found = search(judge, request(NEIGHBOURS_ONLY, EACH_ONCE, legal=legal))
    (shown,) = ast.literal_eval(found.input)
    assert len(shown) == 3 and ast.literal_eval(found.expected) == list(dict.fromkeys(shown))


@pytest.mark.parametrize(
    ("checker", "is_found"), [({"name": "unordered"}, False), ("exact", True)], ids=["unordered", "exact"]
)
def test_the_checker_decides_what_is_different(judge: Judge, checker: Any, is_found: bool) -> None:
    found = search(judge, request("def f(a):\n    return a[::-1]\n", SORTED, checker=checker, budget_s=3.0))
    assert found.found is is_found


def test_equal_values_of_other_types_are_the_same(judge: Judge) -> None:
    source = "def f(a):\n    return tuple(float(x) for x in sorted(a))\n"
    assert not search(judge, request(source, SORTED, budget_s=3.0)).found


def test_sets_and_dicts_in_another_order_are_the_same(judge: Judge) -> None:
    source = "def f(a):\n    return {x: {y for y in a} for x in reversed(a)}\n"
    reference = "def f(a):\n    return {x: set(reversed(a)) for x in a}\n"
    assert not search(judge, request(source, reference, budget_s=3.0)).found


def test_same_of_a_strategy_decides_instead_of_the_checker(judge: Judge) -> None:
    same = "def same(expected, got):\n    return abs(expected - got) <= 1\n"
    reference = "def f(a):\n    return len(a)\n"
    close = search(judge, request("def f(a):\n    return len(a) + 1\n", reference, same=same, budget_s=4.0))
    far = search(judge, request("def f(a):\n    return len(a) // 2\n", reference, same=same, budget_s=4.0))
    assert not close.found
    assert far.found and far.size == 3


def test_each_better_report_is_told(judge: Judge) -> None:
    told: list[Found] = []
    found = search(judge, request(NEIGHBOURS_ONLY, EACH_ONCE), on_found=told.append)
    assert told and all(report.found for report in told) and told[-1].input == found.input


def test_a_cancelled_search_ends_soon_and_says_so(judge: Judge) -> None:
    found = search(judge, request(SORTED, SORTED, budget_s=60.0), cancelled=lambda: True)
    assert not found.found and "cancelled" in ids(found) and found.tried == 0


def test_a_fault_of_another_kind_does_not_hide_the_first(judge: Judge) -> None:
    source = """
def f(a):
    if not a:
        raise KeyError("empty")
    return sorted(a) if 13 not in a else a
"""
    found = search(judge, request(source, SORTED, failing=([5, 13, 2],), budget_s=4.0))
    assert found.found and found.got is not None
    assert found.input == "([],)" and found.got.type == "KeyError"


@pytest.mark.parametrize("declaration", [LIST, {"args": [{"list": {"int": [-20, 20]}, "len": [0, 8], "sorted": True}]}])
def test_what_is_found_is_in_the_domain(judge: Judge, declaration: dict[str, Any]) -> None:
    searched = request("def f(a):\n    return a[:3]\n", SORTED, declaration)
    found = search(judge, searched)
    assert found.found and searched.domain is not None and searched.domain.legal(ast.literal_eval(found.input))
