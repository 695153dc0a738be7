"""Two sizes: n for the first part of the input, m for the second."""

import heapq
from bisect import bisect_left
from collections import deque

from benchmarks.functions.registry import labelled

NM = ("n", "m")


@labelled("n + m", families="lists", sizes=NM)
def common_values(one: list[int], other: list[int]) -> int:
    known = set(one)
    return sum(1 for value in other if value in known)


@labelled("n + m", families="sorted_lists", sizes=NM)
def merged_two(one: list[int], other: list[int]) -> list[int]:
    out, i, j = [], 0, 0
    while i < len(one) or j < len(other):
        if j == len(other) or (i < len(one) and one[i] <= other[j]):
            out.append(one[i])
            i += 1
        else:
            out.append(other[j])
            j += 1
    return out


@labelled("n m", families="lists", sizes=NM)
def nearest_by_pairs(one: list[int], other: list[int]) -> int:
    best = abs(one[0] - other[0])
    for left in one:
        for right in other:
            best = min(best, abs(left - right))
    return best


@labelled("n m", families="texts", sizes=NM)
def common_in_order(one: str, other: str) -> int:
    row = [0] * (len(other) + 1)
    for letter in one:
        before = 0
        for place, against in enumerate(other):
            kept = row[place + 1]
            row[place + 1] = before + 1 if letter == against else max(row[place + 1], row[place])
            before = kept
    return row[-1]


@labelled("n m + m^2", families="near_misses", sizes=NM)
def find_in_text(hay: str, needle: str) -> int:
    """The text has n + m letters: n + 1 starts and a few more, m steps at each."""
    for start in range(len(hay)):
        place = 0
        while place < len(needle) and start + place < len(hay) and hay[start + place] == needle[place]:
            place += 1
        if place == len(needle):
            return start
    return -1


@labelled("n m", families="grid", sizes=NM)
def largest_in_grid(grid: list[list[int]]) -> int:
    best = grid[0][0]
    for row in grid:
        for value in row:
            if value > best:
                best = value
    return best


@labelled("n + m", families="risen_grid", sizes=NM)
def stairs_through_grid(grid: list[list[int]], wanted: int) -> bool:
    """From the upper right corner, one row down or one column left."""
    row, column = 0, len(grid[0]) - 1
    while row < len(grid) and column >= 0:
        if grid[row][column] == wanted:
            return True
        if grid[row][column] < wanted:
            row += 1
        else:
            column -= 1
    return False


@labelled("n m", families="small_weights", sizes=NM)
def sums_within(weights: list[int], limit: int) -> int:
    """A row of m + 1 places, one pass for each weight."""
    reachable = [True] + [False] * limit
    for weight in weights:
        for place in range(limit, weight - 1, -1):
            if reachable[place - weight]:
                reachable[place] = True
    return sum(reachable)


@labelled("n log n + m log n", families="lists", sizes=NM)
def searched_one_by_one(one: list[int], other: list[int]) -> int:
    ordered = sorted(one)
    return sum(bisect_left(ordered, value) for value in other)


@labelled("n log n + m log m", families="lists", sizes=NM)
def both_sorted(one: list[int], other: list[int]) -> int:
    return sorted(one)[0] + sorted(other)[0]


@labelled("n + m", families="edges", sizes=NM)
def reachable_nodes(nodes: int, pairs: list[tuple[int, int]]) -> int:
    near: list[list[int]] = [[] for _ in range(nodes)]
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    count = 0
    seen = [False] * nodes
    for start in range(nodes):
        if not seen[start]:
            count += 1
            seen[start] = True
            waiting = deque([start])
            while waiting:
                for other in near[waiting.popleft()]:
                    if not seen[other]:
                        seen[other] = True
                        waiting.append(other)
    return count


@labelled("n m", families="back_edges", sizes=NM)
def relaxed_in_rounds(nodes: int, pairs: list[tuple[int, int, int]]) -> list[float]:
    """Bellman and Ford, until nothing changes."""
    best = [float("inf")] * nodes
    best[0] = 0
    for _ in range(nodes):
        for one, other, price in pairs:
            if best[one] + price < best[other]:
                best[other] = best[one] + price
    return best


@labelled("n^2 + m", families="edges", sizes=NM)
def table_of_neighbours(nodes: int, pairs: list[tuple[int, int]]) -> int:
    table = [[0] * nodes for _ in range(nodes)]
    for one, other in pairs:
        table[one][other] = 1
    return max(map(sum, table))


@labelled("n + m", families="queries wide_queries", sizes=NM)
def sums_by_prefix(values: list[int], asked: list[tuple[int, int]]) -> list[int]:
    sums = [0]
    for value in values:
        sums.append(sums[-1] + value)
    return [sums[high + 1] - sums[low] for low, high in asked]


@labelled("n m", families="queries wide_queries", sizes=NM)
def sums_by_slices(values: list[int], asked: list[tuple[int, int]]) -> list[int]:
    return [sum(values[low : high + 1]) for low, high in asked]


@labelled("n + m log n", families="queries", sizes=NM)
def sums_by_tree(values: list[int], asked: list[tuple[int, int]]) -> list[int]:
    """A Fenwick tree built in one pass, two walks for each question."""
    tree = [0, *values]
    for place in range(1, len(tree)):
        above = place + (place & -place)
        if above < len(tree):
            tree[above] += tree[place]
    out = []
    for low, high in asked:
        total = 0
        place = high + 1
        while place:
            total += tree[place]
            place -= place & -place
        place = low
        while place:
            total -= tree[place]
            place -= place & -place
        out.append(total)
    return out


@labelled("n^2 m", families="lists", sizes=NM)
def pairs_against_all(one: list[int], other: list[int]) -> int:
    count = 0
    for left in one:
        for right in one:
            for third in other:
                count += left + right > third
    return count


@labelled("m log m + n", families="lists", sizes=NM)
def heap_of_second(one: list[int], other: list[int]) -> int:
    heap: list[int] = []
    for value in other:
        heapq.heappush(heap, -value)
    total = 0
    for value in one:
        total += value
    while heap:
        total += heapq.heappop(heap)
    return total


@labelled("n log m + m log m", families="lists", sizes=NM)
def seats_taken(one: list[int], other: list[int]) -> int:
    """The second list is sorted, the first is looked up in it."""
    ordered = sorted(other)
    return sum(bisect_left(ordered, value) for value in one)
