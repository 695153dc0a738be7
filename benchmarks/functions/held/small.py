"""O(1), O(log n) and O(sqrt n)."""

from bisect import bisect_right
from math import isqrt

from benchmarks.functions.registry import labelled


@labelled("1", "1", families="number", kind="int")
def last_digit_of_square(n: int) -> int:
    return (n % 10) ** 2 % 10


@labelled("1", "1", families="sorted_list")
def spread_of_sorted(values: list[int]) -> float:
    quarter = len(values) // 4
    return (values[-1 - quarter] - values[quarter]) / 2


@labelled("1", "1", families="list_and_ten")
def looks_in_ten_places(values: list[int], places: int) -> int:
    step = max(1, len(values) // places)
    best = 0
    for turn in range(places):
        best = max(best, values[turn * step % len(values)])
    return best


@labelled("1", "1", families="number", kind="int")
def weekday_of(n: int) -> str:
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return names[n % len(names)]


@labelled("1", "1", families="square")
def middle_of_square(grid: list[list[int]]) -> int:
    half = len(grid) // 2
    return grid[half][half]


@labelled("log n", "1", families="sorted_and_missing")
def count_not_above(values: list[int], limit: int) -> int:
    low, high = -1, len(values)
    while high - low > 1:
        middle = low + (high - low) // 2
        if values[middle] <= limit:
            low = middle
        else:
            high = middle
    return high


@labelled("log n", "1", families="number", kind="int")
def turned_digits(n: int) -> int:
    turned = 0
    while n > 0:
        turned = turned * 10 + n % 10
        n //= 10
    return turned


@labelled("log n", "log n", families="number", kind="int")
def twos_in_base_three(n: int) -> int:
    return 0 if n == 0 else twos_in_base_three(n // 3) + (n % 3 == 2)


@labelled("log n", "1", families="number", kind="int")
def halvings_to_one(n: int) -> int:
    steps = 0
    while n > 1:
        n = n // 2
        steps += 1
    return steps


@labelled("log n", "1", families="sorted_and_largest")
def above_by_library(values: list[int], wanted: int) -> int:
    return len(values) - bisect_right(values, wanted)


@labelled("log n", "1", families="random_list")
def parents_to_root(values: list[int]) -> int:
    """The way from the last leaf of a heap to its top."""
    place, smaller = len(values) - 1, 0
    while place > 0:
        above = (place - 1) // 2
        smaller += values[above] < values[place]
        place = above
    return smaller


@labelled("sqrt n", "1", families="number", kind="int")
def proper_pairs(n: int) -> int:
    return sum(1 for one in range(1, isqrt(n) + 1) if n % one == 0)


@labelled("sqrt n", "1", families="random_list")
def diagonal_of_flat(values: list[int]) -> int:
    """The list read as a square grid."""
    side = isqrt(len(values))
    total = 0
    for row in range(side):
        total += values[row * side + row]
    return total


@labelled("sqrt n", "1", families="number", kind="int")
def triangular_root(n: int) -> int:
    k = total = 0
    while total + k + 1 <= n:
        k += 1
        total += k
    return k


@labelled("sqrt n", "1", families="number", kind="int")
def difference_of_squares(n: int) -> int:
    """Small sides of rectangles with area n and an even sum of sides."""
    found = 0
    side = 1
    while side * side <= n:
        if n % side == 0 and (side + n // side) % 2 == 0:
            found += 1
        side += 1
    return found
