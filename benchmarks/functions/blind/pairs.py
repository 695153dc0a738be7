"""Two sizes."""

import heapq
from bisect import bisect_left
from collections import defaultdict, deque

from benchmarks.functions.registry import labelled

NM = ("n", "m")
VE = ("V", "E")


@labelled("n + m", families="sorted_lists", sizes=NM)
def intersect_sorted(a: list[int], b: list[int]) -> list[int]:
    i = j = 0
    res = []
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            res.append(a[i])
            i += 1
            j += 1
        elif a[i] < b[j]:
            i += 1
        else:
            j += 1
    return res


@labelled("n + m", families="lists", sizes=NM)
def intersect_sets(a: list[int], b: list[int]) -> list[int]:
    return list(set(a) & set(b))


@labelled("n m", families="lists", sizes=NM)
def intersect_lists(a: list[int], b: list[int]) -> list[int]:
    return [x for x in a if x in b]


@labelled("n m", families="texts", sizes=NM)
def lcs(a: str, b: str) -> int:
    dp = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            dp[i + 1][j + 1] = dp[i][j] + 1 if a[i] == b[j] else max(dp[i][j + 1], dp[i + 1][j])
    return dp[-1][-1]


@labelled("n m", families="grid", sizes=NM)
def shortest_way(grid: list[list[int]]) -> int:
    q = deque([(0, 0, 0)])
    seen = {(0, 0)}
    steps = 0
    while q:
        r, c, steps = q.popleft()
        for nr, nc in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if 0 <= nr < len(grid) and 0 <= nc < len(grid[0]) and (nr, nc) not in seen:
                seen.add((nr, nc))
                q.append((nr, nc, steps + 1))
    return steps


@labelled("n m", families="small_weights", sizes=NM)
def coin_change(coins: list[int], amount: int) -> int:
    dp = [0] + [amount + 1] * amount
    for coin in coins:
        for x in range(coin, amount + 1):
            dp[x] = min(dp[x], dp[x - coin] + 1)
    return dp[amount] if dp[amount] <= amount else -1


@labelled("m log n", families="sorted_lists", sizes=NM)
def positions(a: list[int], b: list[int]) -> list[int]:
    return [bisect_left(a, x) for x in b]


@labelled("n log n + m log n", families="lists", sizes=NM)
def count_found(a: list[int], b: list[int]) -> int:
    a = sorted(a)
    found = 0
    for x in b:
        lo, hi = 0, len(a)
        while lo < hi:
            mid = (lo + hi) // 2
            if a[mid] < x:
                lo = mid + 1
            else:
                hi = mid
        found += lo < len(a) and a[lo] == x
    return found


@labelled("n log m", families="rising_and_number", sizes=NM)
def k_largest(nums: list[int], k: int) -> list[int]:
    heap: list[int] = []
    for x in nums:
        if len(heap) < k:
            heapq.heappush(heap, x)
        else:
            heapq.heappushpop(heap, x)
    return heap


@labelled("V + E", families="edges", sizes=VE)
def course_order(n: int, edges: list[tuple[int, int]]) -> int:
    graph = defaultdict(list)
    indegree = [0] * n
    for a, b in edges:
        graph[a].append(b)
        indegree[b] += 1
    ready = deque(i for i in range(n) if indegree[i] == 0)
    done = 0
    while ready:
        node = ready.popleft()
        done += 1
        for nb in graph[node]:
            indegree[nb] -= 1
            if indegree[nb] == 0:
                ready.append(nb)
    return done


@labelled("V + E log E", families="weighted_edges", sizes=VE)
def dijkstra(n: int, edges: list[tuple[int, int, int]]) -> list[int]:
    graph: list[list[tuple[int, int]]] = [[] for _ in range(n)]
    for u, v, w in edges:
        graph[u].append((v, w))
    dist = [10**15] * n
    dist[0] = 0
    pq = [(0, 0)]
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist[u]:
            continue
        for v, w in graph[u]:
            if d + w < dist[v]:
                dist[v] = d + w
                heapq.heappush(pq, (dist[v], v))
    return dist


@labelled("V + E", families="edges", sizes=VE)
def iterative_dfs(n: int, edges: list[tuple[int, int]]) -> int:
    graph: dict[int, list[int]] = {i: [] for i in range(n)}
    for a, b in edges:
        graph[a].append(b)
        graph[b].append(a)
    seen, stack = set(), [0]
    while stack:
        node = stack.pop()
        if node in seen:
            continue
        seen.add(node)
        stack.extend(nb for nb in graph[node] if nb not in seen)
    return len(seen)


@labelled("V E", families="back_edges", sizes=VE)
def bellman_ford(n: int, edges: list[tuple[int, int, int]]) -> list[int]:
    dist = [10**15] * n
    dist[0] = 0
    for _ in range(n - 1):
        for u, v, w in edges:
            if dist[u] + w < dist[v]:
                dist[v] = dist[u] + w
    return dist


@labelled("n + m", families="wide_queries", sizes=NM)
def range_sums(nums: list[int], queries: list[tuple[int, int]]) -> list[int]:
    prefix = [0]
    for x in nums:
        prefix.append(prefix[-1] + x)
    return [prefix[r + 1] - prefix[l] for l, r in queries]  # noqa: E741


@labelled("n m", families="wide_queries", sizes=NM)
def range_sums_naive(nums: list[int], queries: list[tuple[int, int]]) -> list[int]:
    return [sum(nums[l : r + 1]) for l, r in queries]  # noqa: E741


@labelled("n m", families="grid", sizes=NM)
def spiral(grid: list[list[int]]) -> list[int]:
    out: list[int] = []
    matrix = [row[:] for row in grid]
    top, bottom, left, right = 0, len(matrix) - 1, 0, len(matrix[0]) - 1
    while top <= bottom and left <= right:
        for c in range(left, right + 1):
            out.append(matrix[top][c])
        top += 1
        for r in range(top, bottom + 1):
            out.append(matrix[r][right])
        right -= 1
        if top <= bottom:
            for c in range(right, left - 1, -1):
                out.append(matrix[bottom][c])
            bottom -= 1
        if left <= right:
            for r in range(bottom, top - 1, -1):
                out.append(matrix[r][left])
            left += 1
    return out


@labelled("n m log m", families="rising_grid", sizes=NM)
def sort_each_row(grid: list[list[int]]) -> list[list[int]]:
    return [sorted(row) for row in grid]


@labelled("n + m", families="near_misses", sizes=NM)
def kmp(text: str, pattern: str) -> int:
    fail = [0] * len(pattern)
    k = 0
    for i in range(1, len(pattern)):
        while k and pattern[i] != pattern[k]:
            k = fail[k - 1]
        if pattern[i] == pattern[k]:
            k += 1
        fail[i] = k
    k = count = 0
    for ch in text:
        while k and (k == len(pattern) or ch != pattern[k]):
            k = fail[k - 1]
        if ch == pattern[k]:
            k += 1
        if k == len(pattern):
            count += 1
    return count
