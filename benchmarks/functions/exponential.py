"""Exponential: subsets, permutations, recursion without memory."""

from itertools import combinations, pairwise, permutations, product

from benchmarks.functions.registry import labelled


@labelled("2^n", "n", families="number")
def fibonacci_by_definition(n: int) -> int:
    return n if n < 2 else fibonacci_by_definition(n - 1) + fibonacci_by_definition(n - 2)


@labelled("2^n", "2^n", families="distinct_list")
def all_subsets(values: list[int]) -> list[list[int]]:
    out: list[list[int]] = [[]]
    for value in values:
        out += [[*subset, value] for subset in out]
    return out


@labelled("2^n", "1", families="list_and_unreachable")
def subset_with_sum(values: list[int], target: int) -> bool:
    for chosen in range(1 << len(values)):
        total = 0
        for place in range(len(values)):
            if chosen >> place & 1:
                total += values[place]
        if total == target:
            return True
    return False


@labelled("2^n", "n", families="list_and_unreachable")
def subset_by_choice(values: list[int], target: int) -> bool:
    def reach(place: int, rest: int) -> bool:
        if place == len(values):
            return rest == 0
        return reach(place + 1, rest - values[place]) or reach(place + 1, rest)

    return reach(0, target)


@labelled("2^n", "n", families="number")
def tower_moves(n: int) -> int:
    def move(disks: int) -> int:
        return 0 if disks == 0 else move(disks - 1) + 1 + move(disks - 1)

    return move(n)


@labelled("2^n", "n", families="points")
def shortest_tour(spots: list[tuple[int, int]]) -> float:
    """Every order of the spots is tried: n!."""
    best = float("inf")
    for order in permutations(spots):
        length = 0.0
        for (ax, ay), (bx, by) in pairwise(order):
            length += abs(ax - bx) + abs(ay - by)
        best = min(best, length)
    return best


@labelled("2^n", "n", families="number")
def bit_patterns(n: int) -> int:
    return sum(1 for bits in product((0, 1), repeat=n) if not any(a and b for a, b in pairwise(bits)))


@labelled("2^n", "n", families="number")
def stairs_by_three(n: int) -> int:
    """Ways to climb by one, two or three steps."""
    if n <= 0:
        return 1 if n == 0 else 0
    return stairs_by_three(n - 1) + stairs_by_three(n - 2) + stairs_by_three(n - 3)


@labelled("2^n", "n", families="two_texts")
def edits_by_recursion(one: str, other: str) -> int:
    def rest(i: int, j: int) -> int:
        if i == len(one) or j == len(other):
            return len(one) - i + len(other) - j
        if one[i] == other[j]:
            return rest(i + 1, j + 1)
        return 1 + min(rest(i + 1, j), rest(i, j + 1), rest(i + 1, j + 1))

    return rest(0, 0)


@labelled("2^n", "n", families="number")
def queens(n: int) -> int:
    """All placements, by columns taken; the first rows prune."""

    def place(row: int, columns: int, rising: int, falling: int) -> int:
        if row == n:
            return 1
        count = 0
        for column in range(n):
            if not (columns >> column & 1 or rising >> (row + column) & 1 or falling >> (row - column + n) & 1):
                count += place(
                    row + 1, columns | 1 << column, rising | 1 << (row + column), falling | 1 << (row - column + n)
                )
        return count

    return place(0, 0, 0, 0)


@labelled("2^n", "n", families="random_list")
def fairest_halves(values: list[int]) -> int:
    """Every choice of half the values."""
    total = sum(values)
    return min(abs(total - 2 * sum(chosen)) for chosen in combinations(values, len(values) // 2))
