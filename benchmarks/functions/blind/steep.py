# ruff: noqa: B905 - as people write
"""O(n^2), O(n^2 log n) and O(n^3)."""

import heapq
from bisect import bisect_left, insort
from collections import deque
from functools import cache

import numpy as np

from benchmarks.functions.registry import labelled


@labelled("n^2", "1", families="reversed_list random_list sorted_list")
def bubble_sort(nums: list[int]) -> None:
    for i in range(len(nums)):
        swapped = False
        for j in range(len(nums) - 1 - i):
            if nums[j] > nums[j + 1]:
                nums[j], nums[j + 1] = nums[j + 1], nums[j]
                swapped = True
        if not swapped:
            break


@labelled("n^2", "n", families="reversed_list", is_trap=True)
def medians_by_insort(nums: list[int]) -> list[int]:
    window: list[int] = []
    out = []
    for x in nums:
        insort(window, x)
        out.append(window[len(window) // 2])
    return out


@labelled("n^2", "1", families="list_and_unreachable")
def two_sum_brute(nums: list[int], target: int) -> list[int]:
    for i in range(len(nums)):
        for j in range(i + 1, len(nums)):
            if nums[i] + nums[j] == target:
                return [i, j]
    return []


@labelled("n^2", "n", families="signed_list")
def three_sum(nums: list[int]) -> list[list[int]]:
    nums.sort()
    res = []
    for i in range(len(nums) - 2):
        if i > 0 and nums[i] == nums[i - 1]:
            continue
        l, r = i + 1, len(nums) - 1  # noqa: E741
        while l < r:
            s = nums[i] + nums[l] + nums[r]
            if s < 0:
                l += 1  # noqa: E741
            elif s > 0:
                r -= 1
            else:
                res.append([nums[i], nums[l], nums[r]])
                l += 1  # noqa: E741
    return res


@labelled("n^2", "n", families="one_letter text")
def longest_palindrome(s: str) -> str:
    best = ""
    for center in range(len(s)):
        for lo, hi in ((center, center), (center, center + 1)):
            while lo >= 0 and hi < len(s) and s[lo] == s[hi]:
                lo -= 1
                hi += 1
            if hi - lo - 1 > len(best):
                best = s[lo + 1 : hi]
    return best


@labelled("n^2", "n", families="random_list sorted_list")
def lis_dp(nums: list[int]) -> int:
    dp = [1] * len(nums)
    for i in range(len(nums)):
        for j in range(i):
            if nums[j] < nums[i]:
                dp[i] = max(dp[i], dp[j] + 1)
    return max(dp, default=0)


@labelled("n^2", "n", families="two_texts")
def edit_distance(a: str, b: str) -> int:
    prev = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        cur = [i]
        for j, cb in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (ca != cb)))
        prev = cur
    return prev[-1]


@labelled("n^2", "n", families="distinct_list", is_trap=True)
def unique_in_order(nums: list[int]) -> list[int]:
    result: list[int] = []
    [result.append(x) for x in nums if x not in result]
    return result


@labelled("n^2", "n", families="text", is_trap=True)
def reverse_by_prepending(s: str) -> str:
    out = ""
    for c in s:
        out = c + out
    return out


@labelled("n^2", "n", families="number", is_trap=True)
def josephus_list(n: int) -> int:
    people = list(range(n))
    while len(people) > 1:
        people.append(people.pop(0))
        people.pop(0)
    return people[0]


@labelled("n^2", "n^2", families="square")
def rotate_image(matrix: list[list[int]]) -> list[list[int]]:
    return [list(row) for row in zip(*matrix[::-1])]


@labelled("n^2", "n^2", families="square")
def flood_fill(grid: list[list[int]]) -> int:
    seen = {(0, 0)}
    stack = [(0, 0)]
    while stack:
        r, c = stack.pop()
        for dr, dc in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            nr, nc = r + dr, c + dc
            if 0 <= nr < len(grid) and 0 <= nc < len(grid[0]) and grid[nr][nc] and (nr, nc) not in seen:
                seen.add((nr, nc))
                stack.append((nr, nc))
    return len(seen)


@labelled("n^2", "n^2", families="number")
def pascal(n: int) -> list[list[int]]:
    rows: list[list[int]] = []
    for i in range(n):
        row = [1] * (i + 1)
        for j in range(1, i):
            row[j] = (rows[-1][j - 1] + rows[-1][j]) % 10007
        rows.append(row)
    return rows


@labelled("n^2", "n", families="random_list", is_trap=True)
def prefix_by_sum(nums: list[int]) -> list[int]:
    return [sum(nums[: i + 1]) for i in range(len(nums))]


@labelled("n^2", "n", families="list_and_half", is_trap=True)
def window_max_naive(nums: list[int], k: int) -> list[int]:
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]


@labelled("n^2", "n^2", families="two_lists")
def closest_across(a: list[int], b: list[int]) -> int:
    x, y = np.array(a), np.array(b)
    return int(np.abs(x[:, None] - y[None, :]).min(initial=10**12))


@labelled("n^2", "n", families="random_list", is_trap=True)
def selection_sort(nums: list[int]) -> list[int]:
    nums = nums[:]
    for i in range(len(nums)):
        j = nums.index(min(nums[i:]), i)
        nums[i], nums[j] = nums[j], nums[i]
    return nums


@labelled("n^2", "n", families="random_list", is_trap=True)
def two_ends_of_deque(nums: list[int]) -> int:
    dq = deque(nums)
    total = 0
    for i in range(len(dq)):
        total += dq[i] * i % 7
    return total


@labelled("n^2", "n", families="colliding", is_trap=True)
def seen_before(nums: list[int]) -> bool:
    seen = set()
    for x in nums:
        if x in seen:
            return True
        seen.add(x)
    return False


@labelled("n^2", "n^2", families="number")
def unique_paths(n: int) -> int:
    @cache
    def paths(r: int, c: int) -> int:
        if r == 0 or c == 0:
            return 1
        return (paths(r - 1, c) + paths(r, c - 1)) % 1_000_007

    for i in range(n):
        for j in range(n):
            paths(i, j)
    return paths(n - 1, n - 1)


@labelled("n^2", "n", families="complete_graph")
def bfs_with_list_queue(graph: list[list[int]]) -> int:
    queue, seen = [0], [False] * len(graph)
    seen[0] = True
    order = 0
    while queue:
        node = queue.pop(0)
        order += 1
        for nb in graph[node]:
            if not seen[nb]:
                seen[nb] = True
                queue.append(nb)
    return order


@labelled("n^2 log n", "n", families="square")
def sort_rows(grid: list[list[int]]) -> None:
    for row in grid:
        row.sort()


@labelled("n^2 log n", "n", families="random_list")
def suffix_minimum_by_sort(nums: list[int]) -> list[int]:
    out = []
    for i in range(len(nums)):
        out.append(sorted(nums[i:])[0])
    return out


@labelled("n^2 log n", "n^2", families="two_lists")
def pair_sums_sorted(a: list[int], b: list[int]) -> list[int]:
    return sorted(x + y for x in a for y in b)


@labelled("n^2 log n", "n", families="random_list")
def count_triangles(sides: list[int]) -> int:
    sides = sorted(sides)
    n, total = len(sides), 0
    for i in range(n):
        for j in range(i + 1, n):
            total += bisect_left(sides, sides[i] + sides[j], j + 1) - j - 1
    return total


@labelled("n^2 log n", "n^2", families="square")
def kth_in_matrix(grid: list[list[int]]) -> int:
    heap: list[int] = []
    for row in grid:
        for value in row:
            heapq.heappush(heap, value)
    last = 0
    while heap:
        last = heapq.heappop(heap)
    return last


@labelled("n^3", "1", families="signed_list")
def three_sum_brute(nums: list[int]) -> int:
    n, count = len(nums), 0
    for i in range(n):
        for j in range(i + 1, n):
            for k in range(j + 1, n):
                if nums[i] + nums[j] + nums[k] == 0:
                    count += 1
    return count


@labelled("n^3", "n^2", families="two_squares")
def matmul(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    n = len(a)
    return [[sum(a[i][k] * b[k][j] for k in range(n)) for j in range(n)] for i in range(n)]


@labelled("n^3", "n^2", families="square")
def floyd_warshall(dist: list[list[int]]) -> list[list[int]]:
    n = len(dist)
    dist = [row[:] for row in dist]
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if dist[i][k] + dist[k][j] < dist[i][j]:
                    dist[i][j] = dist[i][k] + dist[k][j]
    return dist


@labelled("n^3", "n", families="signed_list", is_trap=True)
def max_subarray_naive(nums: list[int]) -> int:
    return max(sum(nums[i:j]) for i in range(len(nums)) for j in range(i + 1, len(nums) + 1))


@labelled("n^3", "n^2", families="heights")
def burst_balloons(nums: list[int]) -> int:
    a = [1, *nums, 1]

    @cache
    def best(l: int, r: int) -> int:  # noqa: E741
        if r - l < 2:
            return 0
        return max((best(l, k) + a[l] * a[k] * a[r] + best(k, r)) % 10**9 for k in range(l + 1, r))

    return best(0, len(a) - 1)


@labelled("n^3", "n", families="one_letter", is_trap=True)
def count_palindromes(s: str) -> int:
    count = 0
    for i in range(len(s)):
        for j in range(i + 1, len(s) + 1):
            if s[i:j] == s[i:j][::-1]:
                count += 1
    return count


@labelled("n^3", "n^2", families="two_squares")
def matmul_numpy(a: list[list[int]], b: list[list[int]]) -> float:
    return float((np.array(a, dtype=float) @ np.array(b, dtype=float)).trace())
