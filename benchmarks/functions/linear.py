"""O(n): one pass, tables, windows, traversals."""

from collections import Counter, deque
from typing import Any

from benchmarks.functions.registry import labelled


@labelled("n", "1", families="random_list sorted_list")
def largest(values: list[int]) -> int:
    best = values[0]
    for value in values:
        if value > best:
            best = value
    return best


@labelled("n", "n", families="distinct_list random_list")
def has_twin(values: list[int]) -> bool:
    seen = set()
    for value in values:
        if value in seen:
            return True
        seen.add(value)
    return False


@labelled("n", "n", families="list_and_unreachable")
def pair_with_sum(values: list[int], target: int) -> tuple[int, int] | None:
    places: dict[int, int] = {}
    for place, value in enumerate(values):
        if target - value in places:
            return places[target - value], place
        places[value] = place
    return None


@labelled("n", "1", families="signed_list random_list")
def best_stretch(values: list[int]) -> int:
    """Largest sum of neighbours."""
    best = running = values[0]
    for place in range(1, len(values)):
        running = max(values[place], running + values[place])
        best = max(best, running)
    return best


@labelled("n", "1", families="palindrome one_letter text")
def reads_both_ways(letters: str) -> bool:
    left, right = 0, len(letters) - 1
    while left < right:
        if letters[left] != letters[right]:
            return False
        left += 1
        right -= 1
    return True


@labelled("n", "n", families="random_list")
def running_sums(values: list[int]) -> list[int]:
    sums, total = [], 0
    for value in values:
        total += value
        sums.append(total)
    return sums


@labelled("n", "n", families="brackets")
def brackets_match(letters: str) -> bool:
    open_ones = []
    for letter in letters:
        if letter == "(":
            open_ones.append(letter)
        elif not open_ones:
            return False
        else:
            open_ones.pop()
    return not open_ones


@labelled("n", "1", families="letters_and_turned")
def same_letters(one: str, other: str) -> bool:
    """At most 26 counters."""
    return Counter(one) == Counter(other)


@labelled("n", "n", families="sparse_graph path_graph")
def reachable_by_breadth(graph: list[list[int]]) -> int:
    seen, waiting = {0}, deque([0])
    while waiting:
        node = waiting.popleft()
        for other in graph[node]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return len(seen)


@labelled("n", "1", families="list_and_half list_and_ten")
def best_window(values: list[int], width: int) -> int:
    total = 0
    for place in range(min(width, len(values))):
        total += values[place]
    best = total
    for place in range(width, len(values)):
        total += values[place] - values[place - width]
        best = max(best, total)
    return best


@labelled("n", "n", families="two_sorted")
def merged(one: list[int], other: list[int]) -> list[int]:
    out, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if one[i] <= other[j]:
            out.append(one[i])
            i += 1
        else:
            out.append(other[j])
            j += 1
    out.extend(one[i:])
    out.extend(other[j:])
    return out


@labelled("n", "1", families="heights zigzag")
def water_between(levels: list[int]) -> int:
    low, high, left, right, water = 0, len(levels) - 1, 0, 0, 0
    while low < high:
        if levels[low] < levels[high]:
            left = max(left, levels[low])
            water += left - levels[low]
            low += 1
        else:
            right = max(right, levels[high])
            water += right - levels[high]
            high -= 1
    return water


@labelled("n", "n", families="random_list reversed_list sorted_list")
def next_larger(values: list[int]) -> list[int]:
    """A stack whose every place is pushed and popped once."""
    answer = [-1] * len(values)
    waiting: list[int] = []
    for place, value in enumerate(values):
        while waiting and values[waiting[-1]] < value:
            answer[waiting.pop()] = value
        waiting.append(place)
    return answer


@labelled("n", "1", families="chain")
def turned_chain(head: list[Any] | None) -> list[Any] | None:
    before = None
    while head is not None:
        after = head[1]
        head[1] = before
        before, head = head, after
    return before


@labelled("n", "1", families="two_values random_list")
def majority(values: list[int]) -> int:
    """The vote of Boyer and Moore."""
    leader, votes = values[0], 0
    for value in values:
        if votes == 0:
            leader = value
        votes += 1 if value == leader else -1
    return leader


@labelled("n", "n", families="one_cycle permutation")
def cycles_of(places: list[int]) -> int:
    seen, count = [False] * len(places), 0
    for start in range(len(places)):
        if not seen[start]:
            count += 1
            while not seen[start]:
                seen[start] = True
                start = places[start]
    return count


@labelled("n", "1", families="number")
def fibonacci_by_steps(n: int) -> int:
    """Modulo a prime, so that numbers stay small."""
    low, high = 0, 1
    for _ in range(n):
        low, high = high, (low + high) % 1_000_000_007
    return low


@labelled("n", "n", families="words")
def by_turned_letters(texts: list[str]) -> int:
    """Texts have six letters each."""
    groups: dict[str, list[str]] = {}
    for text in texts:
        groups.setdefault("".join(sorted(text)), []).append(text)
    return len(groups)


@labelled("n", "log n", families="balanced_tree")
def tree_total(tree: list[Any] | None) -> int:
    if tree is None:
        return 0
    return int(tree[0]) + tree_total(tree[1]) + tree_total(tree[2])


@labelled("n", "n", families="list_and_half list_and_ten")
def window_maxima(values: list[int], width: int) -> list[int]:
    out: list[int] = []
    waiting: deque[int] = deque()
    for place, value in enumerate(values):
        while waiting and values[waiting[-1]] <= value:
            waiting.pop()
        waiting.append(place)
        if waiting[0] <= place - width:
            waiting.popleft()
        if place >= width - 1:
            out.append(values[waiting[0]])
    return out


@labelled("n", "n", families="operations")
def stack_of_arrays(steps: list[tuple[str, int]]) -> int:
    """A growing table that doubles: amortised one step for each push."""
    table: list[int] = [0]
    used = 0
    for name, value in steps:
        if name == "push":
            if used == len(table):
                table = table + [0] * len(table)
            table[used] = value
            used += 1
        elif used:
            used -= 1
    return used
