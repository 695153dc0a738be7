"""O(sqrt n): divisors, blocks, triangles."""

from math import isqrt

from benchmarks.functions.registry import labelled


@labelled("sqrt n", "1", families="number", kind="int")
def count_divisors(n: int) -> int:
    count, candidate = 0, 1
    while candidate * candidate <= n:
        if n % candidate == 0:
            count += 1 if candidate * candidate == n else 2
        candidate += 1
    return count


@labelled("sqrt n", "1", families="number", kind="int")
def divisor_sum(n: int) -> int:
    total = 0
    for candidate in range(1, isqrt(n) + 1):
        if n % candidate == 0:
            total += candidate
            if candidate != n // candidate:
                total += n // candidate
    return total


@labelled("sqrt n", "1", families="sorted_and_largest")
def search_by_jumps(values: list[int], wanted: int) -> int:
    """Jumps of sqrt(n), then one step at a time."""
    step = max(1, isqrt(len(values)))
    start = 0
    while start + step < len(values) and values[start + step] <= wanted:
        start += step
    for place in range(start, min(start + step + 1, len(values))):
        if values[place] == wanted:
            return place
    return -1


@labelled("sqrt n", "1", families="number", kind="int")
def rows_of_coins(n: int) -> int:
    """Full rows of a staircase of n coins."""
    row = 0
    while n > row:
        row += 1
        n -= row
    return row


@labelled("sqrt n", "1", families="number", kind="int")
def root_by_odd_numbers(n: int) -> int:
    """The sum of the first k odd numbers is k squared."""
    odd, root = 1, 0
    while n >= odd:
        n -= odd
        odd += 2
        root += 1
    return root


@labelled("sqrt n", "1", families="number", kind="int")
def lattice_points_on_circle(n: int) -> int:
    """Points with whole coordinates at squared distance n."""
    count = 0
    for x in range(isqrt(n) + 1):
        rest = n - x * x
        y = isqrt(rest)
        if y * y == rest:
            count += 1
    return count


@labelled("sqrt n", "sqrt n", families="number", kind="int")
def squares_up_to(n: int) -> list[int]:
    return [root * root for root in range(1, isqrt(n) + 1)]


@labelled("sqrt n", "1", families="random_list")
def every_block_start(values: list[int]) -> int:
    step = max(1, isqrt(len(values)))
    return sum(values[place] for place in range(0, len(values), step))


@labelled("sqrt n", "1", families="number", kind="int")
def squarest_rectangle(n: int) -> tuple[int, int]:
    """The largest divisor below the root is remembered; all are tried."""
    best = 1
    side = 1
    while side <= n // side:
        if n % side == 0:
            best = side
        side += 1
    return best, n // best
