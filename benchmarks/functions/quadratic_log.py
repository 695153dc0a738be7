"""O(n^2 log n): all pairs sorted, a search for each pair, a heap with an entry for each edge."""

import heapq
from bisect import bisect_left

from benchmarks.functions.registry import labelled


@labelled("n^2 log n", "n^2", families="random_list")
def all_sums_sorted(values: list[int]) -> int:
    sums = sorted([one + other for place, one in enumerate(values) for other in values[:place]])
    return sums[len(sums) // 2] if sums else 0


@labelled("n^2 log n", "n", families="list_and_unreachable")
def three_by_search(values: list[int], target: int) -> bool:
    """Two are chosen, the third is searched by halves."""
    ordered = sorted(values)
    for i in range(len(ordered)):
        for j in range(i):
            rest = target - ordered[i] - ordered[j]
            low, high = 0, len(ordered)
            while low < high:
                middle = (low + high) // 2
                if ordered[middle] < rest:
                    low = middle + 1
                else:
                    high = middle
            if low < len(ordered) and ordered[low] == rest:
                return True
    return False


@labelled("n^2 log n", "n", families="square")
def every_row_sorted(grid: list[list[int]]) -> int:
    return max(sorted(row)[0] for row in grid)


@labelled("n^2 log n", "n", families="random_list")
def sorted_again_for_each(values: list[int]) -> int:
    """The list so far is sorted anew for every value."""
    total = 0
    for end in range(1, len(values) + 1):
        total += sorted(values[:end])[end // 2]
    return total


@labelled("n^2 log n", "n", families="signed_list")
def pairs_below(values: list[int]) -> int:
    """Pairs (i, j) and a library search for each."""
    ordered = sorted(values)
    count = 0
    for one in ordered:
        for other in ordered:
            count += bisect_left(ordered, one + other)
    return count


@labelled("n^2 log n", "n^2", families="complete_graph")
def heap_of_all_edges(graph: list[list[int]]) -> int:
    """Every edge of a full graph passes through one heap."""
    heap = [(one ^ other, one, other) for one, near in enumerate(graph) for other in near]
    heapq.heapify(heap)
    total = 0
    while heap:
        total += heapq.heappop(heap)[0]
    return total


@labelled("n^2 log n", "1", families="number")
def doublings_for_each_pair(n: int) -> int:
    count = 0
    for _ in range(n):
        for _ in range(n):
            step = 1
            while step < n:
                step *= 2
                count += 1
    return count


@labelled("n^2 log n", "n", families="points")
def slopes_from_each(spots: list[tuple[int, int]]) -> int:
    """Seen from each point all others are sorted by direction."""
    best = 0
    for place, (x, y) in enumerate(spots):
        others = spots[:place] + spots[place + 1 :]
        ordered = sorted(others, key=lambda spot: (spot[1] - y) / (spot[0] - x + 0.5))
        best = max(best, len(ordered))
    return best


@labelled("n^2 log n", "n^2", families="square")
def smallest_first(grid: list[list[int]]) -> list[int]:
    """A heap over the whole grid."""
    heap: list[int] = []
    for row in grid:
        for value in row:
            heapq.heappush(heap, value)
    out = []
    while heap:
        out.append(heapq.heappop(heap))
    return out


@labelled("n^2 log n", "n", families="random_list")
def ranked_prefixes(values: list[int]) -> int:
    """For each start a sorted row is searched once for every end."""
    total = 0
    for start in range(len(values)):
        ordered = sorted(values[start:])
        for value in values[start:]:
            total += bisect_left(ordered, value)
    return total
