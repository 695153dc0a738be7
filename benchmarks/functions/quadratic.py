"""O(n^2): all pairs, tables, sorts by exchange."""

from benchmarks.functions.registry import labelled


@labelled("n^2", "1", families="distinct_list")
def twin_by_pairs(values: list[int]) -> bool:
    for i in range(len(values)):
        for j in range(i):
            if values[i] == values[j]:
                return True
    return False


@labelled("n^2", "1", families="random_list reversed_list sorted_list")
def sort_by_bubbles(values: list[int]) -> list[int]:
    for end in range(len(values) - 1, 0, -1):
        is_sorted = True
        for place in range(end):
            if values[place] > values[place + 1]:
                values[place], values[place + 1] = values[place + 1], values[place]
                is_sorted = False
        if is_sorted:
            break
    return values


@labelled("n^2", "1", families="random_list reversed_list sorted_list")
def sort_by_insertion(values: list[int]) -> list[int]:
    for place in range(1, len(values)):
        value, hole = values[place], place
        while hole and values[hole - 1] > value:
            values[hole] = values[hole - 1]
            hole -= 1
        values[hole] = value
    return values


@labelled("n^2", "1")
def sort_by_selection(values: list[int]) -> list[int]:
    for place in range(len(values)):
        least = place
        for other in range(place + 1, len(values)):
            if values[other] < values[least]:
                least = other
        values[place], values[least] = values[least], values[place]
    return values


@labelled("n^2", "n^2", families="two_texts")
def common_letters_in_order(one: str, other: str) -> int:
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            table[i + 1][j + 1] = table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
    return table[-1][-1]


@labelled("n^2", "n", families="two_texts")
def edits_between(one: str, other: str) -> int:
    """Two rows of the table."""
    before = list(range(len(other) + 1))
    for i, a in enumerate(one):
        row = [i + 1]
        for j, b in enumerate(other):
            row.append(min(before[j + 1] + 1, row[j] + 1, before[j] + (a != b)))
        before = row
    return before[-1]


@labelled("n^2", "n", families="random_list sorted_list reversed_list")
def longest_rising_by_pairs(values: list[int]) -> int:
    lengths = [1] * len(values)
    for i in range(len(values)):
        for j in range(i):
            if values[j] < values[i] and lengths[j] + 1 > lengths[i]:
                lengths[i] = lengths[j] + 1
    return max(lengths)


@labelled("n^2", "n^2", families="square")
def turned_square(grid: list[list[int]]) -> list[list[int]]:
    n = len(grid)
    out = [[0] * n for _ in range(n)]
    for row in range(n):
        for column in range(n):
            out[column][n - 1 - row] = grid[row][column]
    return out


@labelled("n^2", "n^2", families="number")
def triangle_of_sums(n: int) -> int:
    """Pascal's triangle modulo a prime, all rows kept."""
    rows = [[1]]
    for _ in range(n):
        last = rows[-1]
        rows.append([1, *((last[i] + last[i + 1]) % 1_000_003 for i in range(len(last) - 1)), 1])
    return rows[-1][len(rows) // 2]


@labelled("n^2", "1", families="points")
def farthest_pair(spots: list[tuple[int, int]]) -> int:
    best = 0
    for place, (x, y) in enumerate(spots):
        for other in range(place):
            best = max(best, (x - spots[other][0]) ** 2 + (y - spots[other][1]) ** 2)
    return best


@labelled("n^2", "n", families="signed_list")
def triples_to_zero(values: list[int]) -> int:
    values = sorted(values)
    count = 0
    for first in range(len(values)):
        low, high = first + 1, len(values) - 1
        while low < high:
            total = values[first] + values[low] + values[high]
            if total == 0:
                count += 1
                low += 1
            elif total < 0:
                low += 1
            else:
                high -= 1
    return count


@labelled("n^2", "1", families="one_letter text")
def longest_palindrome(letters: str) -> int:
    """Grown from each centre."""
    best = 0
    for centre in range(2 * len(letters) - 1):
        left, right = centre // 2, (centre + 1) // 2
        while left >= 0 and right < len(letters) and letters[left] == letters[right]:
            left -= 1
            right += 1
        best = max(best, right - left - 1)
    return best


@labelled("n^2", "n", families="complete_graph")
def reachable_in_full_graph(graph: list[list[int]]) -> int:
    """n nodes and about n^2 edges."""
    seen, waiting = {0}, [0]
    while waiting:
        for other in graph[waiting.pop()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return len(seen)


@labelled("n^2", "1", families="near_miss")
def find_text(hay: str, needle: str) -> int:
    for start in range(len(hay) - len(needle) + 1):
        place = 0
        while place < len(needle) and hay[start + place] == needle[place]:
            place += 1
        if place == len(needle):
            return start
    return -1


@labelled("n^2", "n", families="complete_graph")
def cheapest_by_scan(graph: list[list[int]]) -> int:
    """The next node is sought by a scan, as for dense graphs."""
    best, done = [float("inf")] * len(graph), [False] * len(graph)
    best[0] = 0
    for _ in range(len(graph)):
        near = -1
        for node, cost in enumerate(best):
            if not done[node] and (near < 0 or cost < best[near]):
                near = node
        done[near] = True
        for other in graph[near]:
            best[other] = min(best[other], best[near] + other)
    return int(max(best))


@labelled("n^2", "n", families="random_list")
def ways_by_rod(prices: list[int]) -> int:
    """Best income from a rod cut into pieces."""
    best = [0]
    for length in range(1, len(prices) + 1):
        income = 0
        for piece in range(1, length + 1):
            income = max(income, prices[piece - 1] + best[length - piece])
        best.append(income)
    return best[-1]
