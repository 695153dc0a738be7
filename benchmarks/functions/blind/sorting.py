# ruff: noqa: B905, RUF007, SIM110 - as people write
"""O(n log n)."""

import heapq
from bisect import bisect_left

import numpy as np

from benchmarks.functions.registry import labelled


@labelled("n log n", "n", families="random_list sorted_list")
def merge_sort(arr: list[int]) -> list[int]:
    if len(arr) <= 1:
        return arr
    mid = len(arr) // 2
    left = merge_sort(arr[:mid])
    right = merge_sort(arr[mid:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


@labelled("n log n", "n", families="distinct_list")
def quick_sort(arr: list[int]) -> list[int]:
    if len(arr) <= 1:
        return arr
    pivot = arr[len(arr) // 2]
    left = [x for x in arr if x < pivot]
    middle = [x for x in arr if x == pivot]
    right = [x for x in arr if x > pivot]
    return quick_sort(left) + middle + quick_sort(right)


@labelled("n log n", "n", families="random_list")
def heap_sort(nums: list[int]) -> list[int]:
    heap: list[int] = []
    for x in nums:
        heapq.heappush(heap, x)
    return [heapq.heappop(heap) for _ in range(len(heap))]


@labelled("n log n", "n", families="intervals")
def merge_intervals(intervals: list[tuple[int, int]]) -> list[list[int]]:
    intervals.sort(key=lambda x: x[0])
    merged: list[list[int]] = []
    for s, e in intervals:
        if merged and s <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], e)
        else:
            merged.append([s, e])
    return merged


@labelled("n log n", "n", families="nested_intervals")
def meeting_rooms(intervals: list[tuple[int, int]]) -> int:
    rooms: list[int] = []
    for start, end in sorted(intervals):
        if rooms and rooms[0] <= start:
            heapq.heapreplace(rooms, end)
        else:
            heapq.heappush(rooms, end)
    return len(rooms)


@labelled("n log n", "n", families="random_list")
def closest_gap(nums: list[int]) -> int:
    nums = sorted(nums)
    return min((b - a for a, b in zip(nums, nums[1:])), default=0)


@labelled("n log n", "n", families="sorted_list random_list")
def lis_patience(nums: list[int]) -> int:
    tails: list[int] = []
    for x in nums:
        i = bisect_left(tails, x)
        if i == len(tails):
            tails.append(x)
        else:
            tails[i] = x
    return len(tails)


@labelled("n log n", "n", families="sorted_and_half list_and_half")
def kth_largest(nums: list[int], k: int) -> int:
    heap: list[int] = []
    for x in nums:
        heapq.heappush(heap, x)
        if len(heap) > k:
            heapq.heappop(heap)
    return heap[0]


@labelled("n log n", "n", families="points")
def nearest_points(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(points, key=lambda p: p[0] ** 2 + p[1] ** 2)[:10]


@labelled("n log n", "1", families="two_sorted")
def common_by_search(a: list[int], b: list[int]) -> int:
    count = 0
    for x in a:
        i = bisect_left(b, x)
        if i < len(b) and b[i] == x:
            count += 1
    return count


@labelled("n log n", "log n", families="signed_list")
def max_subarray_halves(nums: list[int]) -> int:
    def solve(lo: int, hi: int) -> int:
        if hi - lo == 1:
            return nums[lo]
        mid = (lo + hi) // 2
        best_l, s = nums[mid - 1], 0
        for i in range(mid - 1, lo - 1, -1):
            s += nums[i]
            best_l = max(best_l, s)
        best_r, s = nums[mid], 0
        for i in range(mid, hi):
            s += nums[i]
            best_r = max(best_r, s)
        return max(solve(lo, mid), solve(mid, hi), best_l + best_r)

    return solve(0, len(nums))


@labelled("n log n", "n", families="distinct_list reversed_list")
def smaller_after_self(nums: list[int]) -> list[int]:
    rank = {v: i + 1 for i, v in enumerate(sorted(set(nums)))}
    tree = [0] * (len(rank) + 1)
    out = []
    for x in reversed(nums):
        i, total = rank[x] - 1, 0
        while i > 0:
            total += tree[i]
            i -= i & -i
        out.append(total)
        i = rank[x]
        while i < len(tree):
            tree[i] += 1
            i += i & -i
    return out[::-1]


@labelled("n log n", "n", families="random_list")
def connect_ropes(ropes: list[int]) -> int:
    heap = ropes[:]
    heapq.heapify(heap)
    cost = 0
    while len(heap) > 1:
        a = heapq.heappop(heap)
        b = heapq.heappop(heap)
        cost += a + b
        heapq.heappush(heap, a + b)
    return cost


@labelled("n log n", "n", families="number")
def divisor_counts(n: int) -> list[int]:
    counts = [0] * (n + 1)
    for d in range(1, n + 1):
        for multiple in range(d, n + 1, d):
            counts[multiple] += 1
    return counts


@labelled("n log n", "n", families="random_list")
def running_medians(nums: list[int]) -> list[int]:
    low: list[int] = []
    high: list[int] = []
    out = []
    for x in nums:
        heapq.heappush(low, -x)
        heapq.heappush(high, -heapq.heappop(low))
        if len(high) > len(low):
            heapq.heappush(low, -heapq.heappop(high))
        out.append(-low[0])
    return out


@labelled("n log n", "n", families="random_list")
def biggest_jump(nums: list[int]) -> int:
    arr = np.sort(np.array(nums))
    return int(np.diff(arr).max()) if len(arr) > 1 else 0


@labelled("n log n", "n", families="random_list equal_list")
def has_duplicates(nums: list[int]) -> bool:
    nums = list(nums)
    nums.sort()
    for i in range(1, len(nums)):
        if nums[i] == nums[i - 1]:
            return True
    return False


@labelled("n log n", "n", families="random_list")
def pair_with_sum(nums: list[int]) -> bool:
    nums = sorted(nums)
    target = 1
    l, r = 0, len(nums) - 1  # noqa: E741
    while l < r:
        s = nums[l] + nums[r]
        if s == target:
            return True
        if s < target:
            l += 1  # noqa: E741
        else:
            r -= 1
    return False


@labelled("n log n", "n", families="heights")
def dijkstra_on_a_line(costs: list[int]) -> int:
    n = len(costs)
    dist = [float("inf")] * n
    dist[0] = 0
    pq = [(0, 0)]
    for i in range(1, n):
        heapq.heappush(pq, (costs[i] * n, i))
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist[u]:
            continue
        dist[u] = d
        for v in (u - 1, u + 1):
            if 0 <= v < n and d + costs[v] < dist[v]:
                dist[v] = d + costs[v]
                heapq.heappush(pq, (dist[v], v))
    return dist[-1]
