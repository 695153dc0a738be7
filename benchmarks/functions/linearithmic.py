"""O(n log n): sorting, heaps, halving with a pass on each level."""

import heapq
from bisect import bisect_left, bisect_right

from benchmarks.functions.registry import labelled


@labelled("n log n", "n", families="distinct_list sorted_list")
def twin_by_sorting(values: list[int]) -> bool:
    ordered = sorted(values)
    return any(ordered[place] == ordered[place - 1] for place in range(1, len(ordered)))


@labelled("n log n", "n", families="random_list reversed_list")
def sort_by_merging(values: list[int]) -> list[int]:
    if len(values) < 2:
        return values[:]
    middle = len(values) // 2
    left, right = sort_by_merging(values[:middle]), sort_by_merging(values[middle:])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


@labelled("n log n", "n", families="random_list reversed_list")
def sort_by_heap(values: list[int]) -> list[int]:
    heap: list[int] = []
    for value in values:
        heapq.heappush(heap, value)
    return [heapq.heappop(heap) for _ in range(len(heap))]


@labelled("n log n", "1", families="random_list reversed_list")
def sort_by_own_heap(values: list[int]) -> list[int]:
    def sink(place: int, end: int) -> None:
        while 2 * place + 1 < end:
            child = 2 * place + 1
            if child + 1 < end and values[child + 1] > values[child]:
                child += 1
            if values[place] >= values[child]:
                return
            values[place], values[child] = values[child], values[place]
            place = child

    for place in range(len(values) // 2, -1, -1):
        sink(place, len(values))
    for end in range(len(values) - 1, 0, -1):
        values[0], values[end] = values[end], values[0]
        sink(0, end)
    return values


@labelled("n log n", "n", families="intervals")
def merged_intervals(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


@labelled("n log n", "n", families="intervals")
def most_at_once(spans: list[tuple[int, int]]) -> int:
    """Rooms that all meetings need."""
    ends: list[int] = []
    most = 0
    for start, end in sorted(spans):
        while ends and ends[0] <= start:
            heapq.heappop(ends)
        heapq.heappush(ends, end)
        most = max(most, len(ends))
    return most


@labelled("n log n", "n", families="random_list sorted_list")
def longest_rising(values: list[int]) -> int:
    """Piles of patience: the smallest ending for each length."""
    endings: list[int] = []
    for value in values:
        low, high = 0, len(endings)
        while low < high:
            middle = (low + high) // 2
            if endings[middle] < value:
                low = middle + 1
            else:
                high = middle
        if low == len(endings):
            endings.append(value)
        else:
            endings[low] = value
    return len(endings)


@labelled("n log n", "n", families="two_sorted two_lists")
def common_by_search(one: list[int], other: list[int]) -> int:
    ordered = sorted(other)
    return sum(1 for value in one if bisect_right(ordered, value) > bisect_left(ordered, value))


@labelled("n log n", "n", families="random_list reversed_list")
def turned_pairs(values: list[int]) -> int:
    """Pairs that stand in the wrong order, counted with a Fenwick tree."""
    order = {value: rank + 1 for rank, value in enumerate(sorted(set(values)))}
    tree = [0] * (len(order) + 1)
    count = 0
    for seen, value in enumerate(values):
        place, below = order[value], 0
        while place:
            below += tree[place]
            place -= place & -place
        count += seen - below
        place = order[value]
        while place < len(tree):
            tree[place] += 1
            place += place & -place
    return count


@labelled("n log n", "n", families="weighted_graph")
def cheapest_ways(graph: list[list[tuple[int, int]]]) -> list[float]:
    """Dijkstra on four edges a node."""
    best = [float("inf")] * len(graph)
    best[0] = 0
    heap: list[tuple[float, int]] = [(0, 0)]
    while heap:
        cost, node = heapq.heappop(heap)
        if cost > best[node]:
            continue
        for other, price in graph[node]:
            if cost + price < best[other]:
                best[other] = cost + price
                heapq.heappush(heap, (cost + price, other))
    return best


@labelled("n log n", "n", families="weighted_edges")
def cheapest_net(nodes: int, edges: list[tuple[int, int, int]]) -> int:
    """Kruskal with union by size."""
    parent, size, total = list(range(nodes)), [1] * nodes, 0
    for price, one, other in sorted(edges):
        while parent[one] != one:
            one = parent[one]
        while parent[other] != other:
            other = parent[other]
        if one != other:
            if size[one] < size[other]:
                one, other = other, one
            parent[other] = one
            size[one] += size[other]
            total += price
    return total


@labelled("n log n", "n", families="random_list")
def merges_of_ropes(lengths: list[int]) -> int:
    """Always the two shortest."""
    heap = list(lengths)
    heapq.heapify(heap)
    cost = 0
    while len(heap) > 1:
        together = heapq.heappop(heap) + heapq.heappop(heap)
        cost += together
        heapq.heappush(heap, together)
    return cost


@labelled("n log n", "1", families="number")
def steps_of_harmonic(n: int) -> int:
    """n + n/2 + n/3 + ... steps."""
    count = 0
    for step in range(1, n + 1):
        for _ in range(step, n + 1, step):
            count += 1
    return count


@labelled("n log n", "log n", families="signed_list")
def best_stretch_by_halves(values: list[int]) -> int:
    def within(low: int, high: int) -> int:
        if high - low == 1:
            return values[low]
        middle = (low + high) // 2
        left = right = total = 0
        best_left, best_right = values[middle - 1], values[middle]
        for place in range(middle - 1, low - 1, -1):
            left += values[place]
            best_left = max(best_left, left)
        for place in range(middle, high):
            total += values[place]
            best_right = max(best_right, total)
        right = best_left + best_right
        return max(within(low, middle), within(middle, high), right)

    return within(0, len(values))


@labelled("n log n", "n", families="points")
def closest_pair(spots: list[tuple[int, int]]) -> float:
    def within(by_x: list[tuple[int, int]], by_y: list[tuple[int, int]]) -> float:
        if len(by_x) <= 3:
            return min(
                ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 for i, a in enumerate(by_x) for b in by_x[:i]),
                default=float("inf"),
            )
        middle = len(by_x) // 2
        edge = by_x[middle]
        left = within(by_x[:middle], [spot for spot in by_y if spot < edge])
        right = within(by_x[middle:], [spot for spot in by_y if spot >= edge])
        best = min(left, right)
        strip = [spot for spot in by_y if (spot[0] - edge[0]) ** 2 < best]
        for place, spot in enumerate(strip):
            for other in strip[place + 1 : place + 8]:
                best = min(best, (spot[0] - other[0]) ** 2 + (spot[1] - other[1]) ** 2)
        return best

    return within(sorted(spots), sorted(spots, key=lambda spot: spot[1]))
