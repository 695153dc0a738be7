"""O(n^2), O(n^2 log n), O(n^3) and exponential."""

from bisect import bisect_right
from functools import cache
from itertools import permutations

from benchmarks.functions.registry import labelled


@labelled("n^2", "1", families="heights")
def widest_container(levels: list[int]) -> int:
    best = 0
    for left in range(len(levels)):
        for right in range(left + 1, len(levels)):
            best = max(best, (right - left) * min(levels[left], levels[right]))
    return best


@labelled("n^2", "n^2", families="one_letter palindrome")
def longest_palindrome_in_order(letters: str) -> int:
    """A table over all stretches."""
    n = len(letters)
    table = [[0] * n for _ in range(n)]
    for low in range(n - 1, -1, -1):
        table[low][low] = 1
        for high in range(low + 1, n):
            if letters[low] == letters[high]:
                table[low][high] = table[low + 1][high - 1] + 2 if high > low + 1 else 2
            else:
                table[low][high] = max(table[low + 1][high], table[low][high - 1])
    return table[0][n - 1]


@labelled("n^2", "n", families="random_list", is_trap=True)
def taken_from_the_middle(values: list[int]) -> int:
    rest, total = list(values), 0
    while rest:
        total ^= rest.pop(len(rest) // 2)
    return total


@labelled("n^2", "1", families="square")
def is_symmetric(grid: list[list[int]]) -> int:
    unequal = 0
    for row in range(len(grid)):
        for column in range(row):
            unequal += grid[row][column] != grid[column][row]
    return unequal


@labelled("n^2", "n", families="random_list", is_trap=True)
def longest_common_start(values: list[int]) -> int:
    """Each step compares two slices."""
    agree = 0
    for end in range(len(values)):
        if values[:end] == values[:end]:
            agree = end
    return agree


@labelled("n^2", "n^2", families="number")
def partitions_of(n: int) -> int:
    """Ways to write n as a sum, a table kept whole, modulo a prime."""
    table = [[0] * (n + 1) for _ in range(n + 1)]
    for largest in range(n + 1):
        table[largest][0] = 1
    for largest in range(1, n + 1):
        for total in range(1, n + 1):
            ways = table[largest - 1][total]
            if total >= largest:
                ways += table[largest][total - largest]
            table[largest][total] = ways % 1_000_003
    return table[n][n]


@labelled("n^2 log n", "n", families="random_list")
def medians_of_starts(values: list[int]) -> list[int]:
    return [sorted(values[: end + 1])[end // 2] for end in range(len(values))]


@labelled("n^2 log n", "n", families="distinct_list")
def pairs_with_room(values: list[int]) -> int:
    ordered = sorted(values)
    count = 0
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 :]:
            count += len(ordered) - bisect_right(ordered, one + other)
    return count


@labelled("n^2 log n", "n^2", families="square")
def grid_in_order(grid: list[list[int]]) -> list[int]:
    return sorted(value for row in grid for value in row)


@labelled("n^2 log n", "1", families="number")
def tournament_rounds(n: int) -> int:
    games = 0
    for _ in range(n):
        for _ in range(n):
            players = n
            while players > 1:
                players = (players + 1) // 2
                games += 1
    return games


@labelled("n^3", "1", families="signed_list")
def closest_triple(values: list[int]) -> int:
    best = abs(sum(values[:3]))
    for i in range(len(values)):
        for j in range(i + 1, len(values)):
            for k in range(j + 1, len(values)):
                best = min(best, abs(values[i] + values[j] + values[k]))
    return best


@labelled("n^3", "n^2", families="complete_graph")
def reach_of_all(graph: list[list[int]]) -> int:
    """Warshall's closure."""
    n = len(graph)
    reach = [[False] * n for _ in range(n)]
    for node, near in enumerate(graph):
        for other in near:
            reach[node][other] = True
    for middle in range(n):
        for one in range(n):
            if reach[one][middle]:
                for other in range(n):
                    if reach[middle][other]:
                        reach[one][other] = True
    return sum(map(sum, reach))


@labelled("n^3", "n", families="random_list", is_trap=True)
def slices_of_slices(values: list[int]) -> int:
    """Two loops, and a slice inside."""
    best = 0
    for low in range(len(values)):
        for high in range(low + 1, len(values) + 1):
            best = max(best, max(values[low:high]))
    return best


@labelled("n^3", "n^2", families="random_list")
def polygon_cut(corners: list[int]) -> int:
    """The cheapest triangles of a polygon, remembered by their ends."""
    n = len(corners)
    cost: dict[tuple[int, int], int] = {}
    for width in range(2, n):
        for low in range(n - width):
            high = low + width
            best = -1
            for third in range(low + 1, high):
                price = cost.get((low, third), 0) + cost.get((third, high), 0) + (corners[low] ^ corners[third])
                if best < 0 or price < best:
                    best = price
            cost[low, high] = best
    return cost.get((0, n - 1), 0)


@labelled("2^n", "n", families="number")
def tilings(n: int) -> int:
    return 1 if n < 2 else tilings(n - 1) + 2 * tilings(n - 2)


@labelled("2^n", "2^n", families="random_list")
def subset_sums(values: list[int]) -> int:
    sums = {0}
    for value in values:
        sums |= {total + value for total in sums}
    return len(sums)


@labelled("2^n", "n", families="number")
def arrangements(n: int) -> int:
    """Orders without anything at its own place."""
    return sum(all(place != value for place, value in enumerate(order)) for order in permutations(range(n)))


@labelled("2^n", "n", families="number")
def bracketings(n: int) -> int:
    def grow(opened: int, closed: int) -> int:
        if closed == n:
            return 1
        count = grow(opened + 1, closed) if opened < n else 0
        return count + (grow(opened, closed + 1) if closed < opened else 0)

    return grow(0, 0)


@labelled("2^n", "2^n", families="points")
def tour_by_table(spots: list[tuple[int, int]]) -> float:
    """Over all sets of spots: n^2 2^n."""
    n = len(spots)

    @cache
    def rest(at: int, left: int) -> float:
        if not left:
            return abs(spots[at][0] - spots[0][0]) + abs(spots[at][1] - spots[0][1])
        return min(
            abs(spots[at][0] - spots[to][0]) + abs(spots[at][1] - spots[to][1]) + rest(to, left & ~(1 << to))
            for to in range(n)
            if left >> to & 1
        )

    return rest(0, (1 << n) - 2)
