"""Two sizes."""

from collections import Counter

from benchmarks.functions.registry import labelled

NM = ("n", "m")


@labelled("n + m", families="lists", sizes=NM)
def shared_counts(one: list[int], other: list[int]) -> int:
    first, second = Counter(one), Counter(other)
    return sum(min(count, second[value]) for value, count in first.items())


@labelled("n m", families="texts", sizes=NM)
def longest_shared_run(one: str, other: str) -> int:
    best, before = 0, [0] * (len(other) + 1)
    for a in one:
        row = [0] * (len(other) + 1)
        for place, b in enumerate(other):
            if a == b:
                row[place + 1] = before[place] + 1
                best = max(best, row[place + 1])
        before = row
    return best


@labelled("n log n + m", families="lists", sizes=NM)
def sorted_first_scanned_second(one: list[int], other: list[int]) -> int:
    ordered = sorted(one)
    above = 0
    for value in other:
        if value > ordered[-1]:
            above += 1
    return above


@labelled("n m", families="grid", sizes=NM)
def cheapest_way_down(grid: list[list[int]]) -> int:
    costs = list(grid[0])
    for row in grid[1:]:
        for column in range(len(row)):
            best = costs[column]
            if column and costs[column - 1] < best:
                best = costs[column - 1]
            costs[column] = best + row[column]
    return min(costs)


@labelled("n + m", families="edges", sizes=NM)
def groups_by_union(nodes: int, pairs: list[tuple[int, int]]) -> int:
    """Union by size with halved paths: nearly one step for each pair."""
    above, size = list(range(nodes)), [1] * nodes
    groups = nodes
    for one, other in pairs:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        while above[other] != other:
            above[other] = above[above[other]]
            other = above[other]
        if one != other:
            if size[one] < size[other]:
                one, other = other, one
            above[other] = one
            size[one] += size[other]
            groups -= 1
    return groups


@labelled("n m^2", families="lists", sizes=NM)
def pairs_of_second(one: list[int], other: list[int]) -> int:
    count = 0
    for value in one:
        for left in other:
            for right in other:
                count += (left ^ right) > value
    return count
