"""O(n) and O(n log n)."""

import heapq
from bisect import insort
from collections import OrderedDict, defaultdict

from benchmarks.functions.registry import labelled


@labelled("n", "1", families="random_list reversed_list")
def best_trade(prices: list[int]) -> int:
    lowest, gain = prices[0], 0
    for price in prices:
        lowest = min(lowest, price)
        gain = max(gain, price - lowest)
    return gain


@labelled("n", "n", families="distinct_list random_list")
def longest_consecutive(values: list[int]) -> int:
    known = set(values)
    best = 0
    for value in known:
        if value - 1 not in known:
            end = value
            while end + 1 in known:
                end += 1
            best = max(best, end - value + 1)
    return best


@labelled("n", "1", families="text one_letter")
def longest_without_repeat(letters: str) -> int:
    """At most 26 letters are remembered."""
    last: dict[str, int] = {}
    start = best = 0
    for place, letter in enumerate(letters):
        if last.get(letter, -1) >= start:
            start = last[letter] + 1
        last[letter] = place
        best = max(best, place - start + 1)
    return best


@labelled("n", "n", families="random_list")
def products_of_others(values: list[int]) -> list[int]:
    prime = 1_000_000_007
    out, running = [1] * len(values), 1
    for place in range(len(values)):
        out[place] = running
        running = running * values[place] % prime
    running = 1
    for place in reversed(range(len(values))):
        out[place] = out[place] * running % prime
        running = running * values[place] % prime
    return out


@labelled("n", "n", families="path_graph sparse_graph star_graph")
def depth_of_search(graph: list[list[int]]) -> int:
    """Depth-first with a stack of its own."""
    depth = [-1] * len(graph)
    depth[0] = 0
    waiting = [0]
    while waiting:
        node = waiting.pop()
        for other in graph[node]:
            if depth[other] < 0:
                depth[other] = depth[node] + 1
                waiting.append(other)
    return max(depth)


@labelled("n", "1", families="two_values")
def sorted_by_counting(values: list[int]) -> list[int]:
    """Two kinds of values, written back in place."""
    low = min(values)
    count = 0
    for value in values:
        count += value == low
    high = max(values)
    for place in range(len(values)):
        values[place] = low if place < count else high
    return values


@labelled("n", "n", families="random_list")
def kept_recently(values: list[int]) -> int:
    """A cache of the last hundred, and all values seen."""
    cache: OrderedDict[int, bool] = OrderedDict()
    seen: defaultdict[int, int] = defaultdict(int)
    for value in values:
        seen[value] += 1
        cache[value] = True
        cache.move_to_end(value)
        if len(cache) > 100:
            cache.popitem(last=False)
    return len(seen)


@labelled("n log n", "n", families="random_list")
def kth_by_heap(values: list[int]) -> int:
    """Half of all values leave the heap."""
    heap = [-value for value in values]
    heapq.heapify(heap)
    for _ in range(len(values) // 2):
        heapq.heappop(heap)
    return -heap[0]


@labelled("n log n", "n", families="words")
def sorted_words(texts: list[str]) -> str:
    return " ".join(sorted(texts, key=lambda text: (len(text), text)))


@labelled("n log n", "n", families="intervals")
def most_that_fit(spans: list[tuple[int, int]]) -> int:
    count, free = 0, -1
    for start, end in sorted(spans, key=lambda span: span[1]):
        if start >= free:
            count += 1
            free = end
    return count


@labelled("n log n", "n", families="random_list")
def sort_from_below(values: list[int]) -> list[int]:
    """Merge sort without recursion."""
    width = 1
    while width < len(values):
        out: list[int] = []
        for low in range(0, len(values), 2 * width):
            i, j = low, min(low + width, len(values))
            middle, high = j, min(low + 2 * width, len(values))
            while i < middle or j < high:
                if j == high or (i < middle and values[i] <= values[j]):
                    out.append(values[i])
                    i += 1
                else:
                    out.append(values[j])
                    j += 1
        values = out
        width *= 2
    return values


@labelled("n log n", "n", families="distinct_list")
def ranks_of(values: list[int]) -> list[int]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0] * len(values)
    for rank, place in enumerate(order):
        ranks[place] = rank
    return ranks


@labelled("n log n", "1", families="number")
def bits_of_all(n: int) -> int:
    count = 0
    for number in range(1, n + 1):
        rest = number
        while rest:
            count += rest & 1
            rest >>= 1
    return count


@labelled("n^2", "n", families="reversed_list random_list", is_trap=True)
def kept_in_order(values: list[int]) -> int:
    """insort finds by halves and moves the rest."""
    ordered: list[int] = []
    for value in values:
        insort(ordered, value)
    return ordered[len(ordered) // 2]
