# ruff: noqa: RUF005, RUF017 - the copies are what is measured
"""Functions whose cost hides: in an operator, a slice, a call, a cache, or behind something cheaper that is louder."""

import copy
import heapq
from collections import Counter, deque
from functools import cache, reduce
from itertools import accumulate, combinations

import numpy as np

from benchmarks.functions.registry import labelled


@labelled("n^2", "n", families="distinct_list", is_trap=True)
def seen_as_list(values: list[int]) -> bool:
    """Membership in a list is a scan."""
    seen: list[int] = []
    for value in values:
        if value in seen:
            return True
        seen.append(value)
    return False


@labelled("n^2", "n", families="random_list", is_trap=True)
def queue_as_list(values: list[int]) -> int:
    """pop(0) moves everything."""
    waiting, total = list(values), 0
    while waiting:
        total += waiting.pop(0)
    return total


@labelled("n^2", "n", families="random_list", is_trap=True)
def pushed_in_front(values: list[int]) -> list[int]:
    out: list[int] = []
    for value in values:
        out.insert(0, value)
    return out


@labelled("n^2", "n", families="random_list", is_trap=True)
def grown_by_copies(values: list[int]) -> list[int]:
    out: list[int] = []
    for value in values:
        out = out + [value]
    return out


@labelled("n^2", "n^2", families="random_list", is_trap=True)
def sum_by_slices(values: list[int]) -> int:
    """Each call copies the rest: all copies live at once."""
    if not values:
        return 0
    return values[0] + sum_by_slices(values[1:])


@labelled("n^2", "n", families="lists_of_ten", is_trap=True)
def flattened_by_sum(lists: list[list[int]]) -> int:
    """sum() of lists copies the list so far for each of them."""
    return len(sum(lists, []))


@labelled("n", "n", families="list_and_missing list_and_last", is_trap=True)
def three_scans(values: list[int], wanted: int) -> int:
    """Scans one after the other, not within each other."""
    if wanted in values:
        return values.index(wanted)
    return values.count(wanted) - len(set(values))


@labelled("n", "1", families="equal_list two_values", is_trap=True)
def found_at_once(values: list[int]) -> int:
    """Membership that always hits one of the first places."""
    kinds = list(dict.fromkeys(values))
    hits = 0
    for value in values:
        if value in kinds:
            hits += 1
    return hits


@labelled("n^2", "n", families="random_list", is_trap=True)
def smallest_again_and_again(values: list[int]) -> list[int]:
    """min and remove are passes."""
    rest, out = list(values), []
    while rest:
        least = min(rest)
        rest.remove(least)
        out.append(least)
    return out


@labelled("n log n", "n", families="random_list", is_trap=True)
def sort_behind_a_pass(values: list[int]) -> int:
    """A loud linear loop in front of one quiet sort."""
    total = 0
    for value in values:
        for shift in range(12):
            total ^= value >> shift
    ordered = sorted(values)
    return total + ordered[0]


@labelled("n", "n", families="random_list", is_trap=True)
def heap_built_at_once(values: list[int]) -> int:
    heap = list(values)
    heapq.heapify(heap)
    return heap[0]


@labelled("n log n", "n", families="random_list", is_trap=True)
def ranked_by_counter(values: list[int]) -> list[int]:
    """most_common sorts."""
    return [value for value, _ in Counter(values).most_common()]


@labelled("n^2", "n", families="distinct_list", is_trap=True)
def pairs_in_one_line(values: list[int]) -> int:
    return sum(1 for one, other in combinations(values, 2) if one == other)


@labelled("n", "n", families="number", is_trap=True)
def fibonacci_with_cache(n: int) -> int:
    """Exponential without the decorator."""

    @cache
    def at(k: int) -> int:
        return k if k < 2 else (at(k - 1) + at(k - 2)) % 1_000_007

    for k in range(0, n, 100):
        at(k)
    return at(n)


@labelled("n", "n", families="text one_letter", is_trap=True)
def turned_text(letters: str) -> str:
    return "".join(reversed(letters))


@labelled("n^2", "n^2", families="random_list", is_trap=True)
def all_prefixes(values: list[int]) -> list[list[int]]:
    return [values[:end] for end in range(len(values))]


@labelled("n", "n", families="random_list", is_trap=True)
def running_by_library(values: list[int]) -> list[int]:
    return list(accumulate(values))


@labelled("n^2", "n", families="random_list", is_trap=True)
def merged_by_reduce(values: list[int]) -> int:
    """Each step makes a new tuple."""
    empty: tuple[int, ...] = ()
    return len(reduce(lambda seen, value: seen + (value,), values, empty))


@labelled("n^2", "n", families="random_list", is_trap=True)
def turned_by_rotation(values: list[int]) -> int:
    """deque.rotate moves as many places as it is told."""
    ring, total = deque(values), 0
    for step in range(len(values)):
        ring.rotate(step)
        total += ring[0]
    return total


@labelled("n^2", "n^2", families="random_list", is_trap=True)
def deep_copies(values: list[int]) -> int:
    kept = []
    for _ in range(len(values)):
        kept.append(copy.deepcopy(values))
    return len(kept)


@labelled("n", "n", families="sorted_list", is_trap=True)
def squares_by_array(values: list[int]) -> float:
    array = np.array(values, dtype=np.float64)
    return float(np.sum(array * array))


@labelled("n log n", "n", families="random_list", is_trap=True)
def median_by_array(values: list[int]) -> float:
    ordered = np.sort(np.array(values, dtype=np.int64))
    return float(ordered[len(ordered) // 2])


@labelled("n^2", "n^2", families="floats", is_trap=True)
def all_gaps_by_array(values: list[float]) -> float:
    array = np.array(values)
    return float(np.abs(array[:, None] - array[None, :]).max())


@labelled("n^3", "n^2", families="square", is_trap=True)
def product_by_array(grid: list[list[int]]) -> float:
    array = np.array(grid, dtype=np.float64)
    return float((array @ array)[0, 0])


@labelled("n", "n", families="one_letter text", is_trap=True)
def letters_joined(letters: str) -> str:
    parts = []
    for letter in letters:
        parts.append(letter.upper())
    return "".join(parts)


@labelled("n^2", "n", families="colliding", is_trap=True)
def colliding_keys(values: list[int]) -> int:
    """All keys have one hash: every lookup is a scan that no count sees."""
    seen = set()
    for value in values:
        seen.add(value)
    return len(seen)


@labelled("n^2", "n", families="random_list", is_trap=True)
def middle_of_deque(values: list[int]) -> int:
    """An index in the middle of a deque walks there, 64 places at a time."""
    ring, total = deque(values), 0
    for _ in range(len(values)):
        total ^= ring[len(ring) // 2]
    return total
