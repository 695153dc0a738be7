"""O(1): the size of the input does not matter."""

from typing import Any

from benchmarks.functions.registry import labelled


@labelled("1", "1")
def middle_of_sorted(values: list[int]) -> int:
    return values[len(values) // 2]


@labelled("1", "1", families="random_list sorted_list")
def range_of_ends(values: list[int]) -> int:
    first, last = values[0], values[-1]
    return last - first if last > first else first - last


@labelled("1", "1")
def first_ten_summed(values: list[int]) -> int:
    total = 0
    for place in range(min(10, len(values))):
        total += values[place]
    return total


@labelled("1", "1", families="number", kind="int")
def sum_to(n: int) -> int:
    """The closed form of 1 + 2 + ... + n."""
    return n * (n + 1) // 2


@labelled("1", "1", families="number", kind="int")
def is_power_of_two(n: int) -> bool:
    return n > 0 and n & (n - 1) == 0


@labelled("1", "1", families="random_list equal_list")
def swap_ends(values: list[int]) -> list[int]:
    values[0], values[-1] = values[-1], values[0]
    return values


@labelled("1", "1", families="chain")
def second_of_chain(head: list[Any] | None) -> Any:
    if head is None or head[1] is None:
        return None
    return head[1][0]


@labelled("1", "1")
def median_of_three(values: list[int]) -> int:
    """Of the first, middle and last value: a pivot for quicksort."""
    three = [values[0], values[len(values) // 2], values[-1]]
    three.sort()
    return three[1]


@labelled("1", "1", families="square")
def corner_sum(grid: list[list[int]]) -> int:
    last = len(grid) - 1
    return grid[0][0] + grid[0][last] + grid[last][0] + grid[last][last]


@labelled("1", "1", families="text one_letter")
def starts_with_vowel(letters: str) -> bool:
    return letters[:1] in ("a", "e", "i", "o", "u")
