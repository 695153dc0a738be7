"""O(log n): halving, digits, Euclid."""

from bisect import bisect_left
from typing import Any

from benchmarks.functions.registry import labelled


@labelled("log n", "1", families="sorted_and_missing sorted_and_largest")
def search_by_halves(values: list[int], wanted: int) -> int:
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) // 2
        if values[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low if low < len(values) and values[low] == wanted else -1


@labelled("log n", "log n", families="sorted_and_missing sorted_and_largest")
def search_by_recursion(values: list[int], wanted: int) -> bool:
    def within(low: int, high: int) -> bool:
        if low >= high:
            return False
        middle = (low + high) // 2
        if values[middle] == wanted:
            return True
        return within(low, middle) if wanted < values[middle] else within(middle + 1, high)

    return within(0, len(values))


@labelled("log n", "1", families="sorted_and_missing")
def place_by_library(values: list[int], wanted: int) -> int:
    return bisect_left(values, wanted)


@labelled("log n", "1", families="number", kind="int")
def digit_sum(n: int) -> int:
    total = 0
    while n:
        n, digit = divmod(n, 10)
        total += digit
    return total


@labelled("log n", "1", families="number", kind="int")
def bits_of(n: int) -> int:
    count = 0
    while n:
        count += n & 1
        n >>= 1
    return count


@labelled("log n", "1", families="number_and_modulus", kind="int")
def power_by_squaring(base: int, exponent: int, modulus: int) -> int:
    result = 1
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


@labelled("log n", "1", families="neighbours_of_golden", kind="int")
def common_divisor(one: int, other: int) -> int:
    while other:
        one, other = other, one % other
    return one


@labelled("log n", "1", families="rotated")
def smallest_of_rotated(values: list[int]) -> int:
    low, high = 0, len(values) - 1
    while low < high:
        middle = (low + high) // 2
        if values[middle] > values[high]:
            low = middle + 1
        else:
            high = middle
    return values[low]


@labelled("log n", "1", families="mountain")
def peak_of_mountain(values: list[int]) -> int:
    low, high = 0, len(values) - 1
    while low < high:
        middle = (low + high) // 2
        if values[middle] < values[middle + 1]:
            low = middle + 1
        else:
            high = middle
    return low


@labelled("log n", "1", families="number", kind="int")
def root_by_halves(n: int) -> int:
    low, high = 0, n + 1
    while high - low > 1:
        middle = (low + high) // 2
        if middle * middle <= n:
            low = middle
        else:
            high = middle
    return low


@labelled("log n", "1", families="tree_and_missing")
def seek_in_tree(tree: list[Any] | None, wanted: int) -> bool:
    while tree is not None:
        if tree[0] == wanted:
            return True
        tree = tree[1] if wanted < tree[0] else tree[2]
    return False


@labelled("log n", "1", families="sorted_and_missing sorted_and_largest")
def gallop_then_halve(values: list[int], wanted: int) -> int:
    """Doubles a step until it overshoots, then halves the range it found."""
    step = 1
    while step < len(values) and values[step] < wanted:
        step *= 2
    low, high = step // 2, min(step, len(values) - 1)
    while low < high:
        middle = (low + high) // 2
        if values[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low
