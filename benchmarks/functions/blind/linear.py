# ruff: noqa: B905, N806, RUF007 - as people write
"""O(n)."""

import random
from collections import Counter, OrderedDict, defaultdict, deque
from functools import cache
from itertools import groupby

import numpy as np

from benchmarks.functions.registry import labelled


@labelled("n", "n", families="list_and_unreachable")
def two_sum(nums: list[int], target: int) -> list[int]:
    seen: dict[int, int] = {}
    for i, num in enumerate(nums):
        if target - num in seen:
            return [seen[target - num], i]
        seen[num] = i
    return []


@labelled("n", "n", families="brackets")
def valid_parentheses(s: str) -> bool:
    stack = []
    pairs = {")": "(", "]": "[", "}": "{"}
    for ch in s:
        if ch in pairs:
            if not stack or stack.pop() != pairs[ch]:
                return False
        else:
            stack.append(ch)
    return not stack


@labelled("n", "1", families="random_list reversed_list")
def max_profit(prices: list[int]) -> int:
    low, best = float("inf"), 0
    for p in prices:
        low = min(low, p)
        best = max(best, p - low)
    return best


@labelled("n", "n", families="random_list")
def product_except_self(nums: list[int]) -> list[int]:
    MOD = 998244353
    n = len(nums)
    left, right = [1] * n, [1] * n
    for i in range(1, n):
        left[i] = left[i - 1] * nums[i - 1] % MOD
    for i in range(n - 2, -1, -1):
        right[i] = right[i + 1] * nums[i + 1] % MOD
    return [a * b % MOD for a, b in zip(left, right)]


@labelled("n", "n", families="sentence")
def reverse_words(s: str) -> str:
    return " ".join(s.split()[::-1])


@labelled("n", "1", families="letters_and_turned two_texts")
def is_anagram(s: str, t: str) -> bool:
    return Counter(s) == Counter(t)


@labelled("n", "1", families="text one_letter")
def longest_without_repeat(s: str) -> int:
    window: set[str] = set()
    left = best = 0
    for right in range(len(s)):
        while s[right] in window:
            window.remove(s[left])
            left += 1
        window.add(s[right])
        best = max(best, right - left + 1)
    return best


@labelled("n", "1", families="with_zeros")
def move_zeroes(nums: list[int]) -> None:
    slow = 0
    for fast in range(len(nums)):
        if nums[fast] != 0:
            nums[slow], nums[fast] = nums[fast], nums[slow]
            slow += 1


@labelled("n", "n", families="two_sorted")
def merge_sorted(a: list[int], b: list[int]) -> list[int]:
    i = j = 0
    res = []
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            res.append(a[i])
            i += 1
        else:
            res.append(b[j])
            j += 1
    res.extend(a[i:])
    res.extend(b[j:])
    return res


@labelled("n", "1", families="heights")
def trap(height: list[int]) -> int:
    l, r = 0, len(height) - 1  # noqa: E741
    lmax = rmax = water = 0
    while l < r:
        if height[l] < height[r]:
            lmax = max(lmax, height[l])
            water += lmax - height[l]
            l += 1  # noqa: E741
        else:
            rmax = max(rmax, height[r])
            water += rmax - height[r]
            r -= 1
    return water


@labelled("n", "n", families="permutation distinct_list")
def longest_consecutive(nums: list[int]) -> int:
    s = set(nums)
    best = 0
    for x in s:
        if x - 1 not in s:
            y = x
            while y in s:
                y += 1
            best = max(best, y - x)
    return best


@labelled("n", "n", families="list_and_half")
def sliding_max(nums: list[int], k: int) -> list[int]:
    dq: deque[int] = deque()
    out = []
    for i, x in enumerate(nums):
        while dq and nums[dq[-1]] <= x:
            dq.pop()
        dq.append(i)
        if dq[0] <= i - k:
            dq.popleft()
        if i >= k - 1:
            out.append(nums[dq[0]])
    return out


@labelled("n", "n", families="random_list reversed_list sorted_list")
def next_greater(nums: list[int]) -> list[int]:
    res = [-1] * len(nums)
    stack: list[int] = []
    for i in range(len(nums)):
        while stack and nums[stack[-1]] < nums[i]:
            res[stack.pop()] = nums[i]
        stack.append(i)
    return res


@labelled("n", "n", families="words")
def group_anagrams(strs: list[str]) -> list[list[str]]:
    groups = defaultdict(list)
    for w in strs:
        groups["".join(sorted(w))].append(w)
    return list(groups.values())


@labelled("n", "log n", families="balanced_tree")
def max_depth(root: list) -> int:
    if root is None:
        return 0
    return 1 + max(max_depth(root[1]), max_depth(root[2]))


@labelled("n", "n", families="balanced_tree")
def level_order(root: list) -> list[list[int]]:
    if not root:
        return []
    res, q = [], deque([root])
    while q:
        level = []
        for _ in range(len(q)):
            val, left, right = q.popleft()
            level.append(val)
            if left:
                q.append(left)
            if right:
                q.append(right)
        res.append(level)
    return res


@labelled("n", "1", families="chain")
def reverse_linked_list(head: list) -> list:
    prev = None
    while head:
        nxt = head[1]
        head[1] = prev
        prev, head = head, nxt
    return prev


@labelled("n", "1", families="chain")
def has_cycle(head: list) -> bool:
    slow = fast = head
    while fast and fast[1]:
        slow, fast = slow[1], fast[1][1]
        if slow is fast:
            return True
    return False


@labelled("n", "n", families="number")
def climb_stairs(n: int) -> int:
    @cache
    def ways(i: int) -> int:
        if i < 2:
            return 1
        return (ways(i - 1) + ways(i - 2)) % 1_000_000_007

    for i in range(n):
        ways(i)
    return ways(n)


@labelled("n", "1", families="random_list reversed_list")
def house_robber(nums: list[int]) -> int:
    prev = cur = 0
    for x in nums:
        prev, cur = cur, max(cur, (prev + x) % 10**9)
    return cur


@labelled("n", "n", families="text")
def caesar(s: str) -> str:
    out = []
    for c in s:
        out.append(chr((ord(c) - ord("a") + 3) % 26 + ord("a")))
    return "".join(out)


@labelled("n", "n", families="text one_letter")
def run_lengths(s: str) -> list[tuple[str, int]]:
    return [(ch, len(list(run))) for ch, run in groupby(s)]


@labelled("n", "n", families="heights")
def counting_sort(nums: list[int]) -> list[int]:
    count = [0] * 1001
    for x in nums:
        count[x] += 1
    return [v for v in range(1001) for _ in range(count[v])]


@labelled("n", "n", families="sorted_list")
def is_sorted(nums: list[int]) -> bool:
    return all(a <= b for a, b in zip(nums, nums[1:]))


@labelled("n", "n", families="distinct_list")
def quickselect_median(nums: list[int]) -> int:
    k = len(nums) // 2
    rng = random.Random(5)
    while True:
        pivot = rng.choice(nums)
        lo = [x for x in nums if x < pivot]
        hi = [x for x in nums if x > pivot]
        if k < len(lo):
            nums = lo
        elif k < len(nums) - len(hi):
            return pivot
        else:
            k -= len(nums) - len(hi)
            nums = hi


@labelled("n", "n", families="palindrome")
def is_palindrome(s: str) -> bool:
    cleaned = [c.lower() for c in s if c.isalnum()]
    return cleaned == cleaned[::-1]


@labelled("n", "n", families="random_list")
def running_total(nums: list[int]) -> list[int]:
    return np.cumsum(np.array(nums, dtype=np.int64)).tolist()


@labelled("n", "1", families="random_list")
def zscores_max(nums: np.ndarray) -> int:
    best = 0
    for i in range(0, len(nums), 2):
        best = max(best, nums[i])
    return best


@labelled("n", "n", families="distinct_list two_values")
def top_k_frequent(nums: list[int]) -> list[int]:
    freq = Counter(nums)
    buckets: list[list[int]] = [[] for _ in range(len(nums) + 1)]
    for x, c in freq.items():
        buckets[c].append(x)
    res: list[int] = []
    for b in reversed(buckets):
        res.extend(b)
    return res[:10]


@labelled("n", "n", families="distinct_list")
def lru_hits(keys: list[int]) -> int:
    cache: OrderedDict[int, bool] = OrderedDict()
    hits = 0
    for key in keys:
        if key in cache:
            hits += 1
            cache.move_to_end(key)
        else:
            cache[key] = True
            if len(cache) > len(keys) // 2:
                cache.popitem(last=False)
    return hits


class Trie:
    def __init__(self) -> None:
        self.children: dict[str, Trie] = {}
        self.end = False

    def insert(self, word: str) -> None:
        node = self
        for ch in word:
            if ch not in node.children:
                node.children[ch] = Trie()
            node = node.children[ch]
        node.end = True


@labelled("n", "n", families="words")
def build_trie(words: list[str]) -> int:
    trie = Trie()
    for w in words:
        trie.insert(w)
    return len(trie.children)


@labelled("n", "n", families="sparse_graph path_graph star_graph")
def components(graph: list[list[int]]) -> int:
    seen, count = set(), 0
    for start in range(len(graph)):
        if start in seen:
            continue
        count += 1
        queue = deque([start])
        seen.add(start)
        while queue:
            for nb in graph[queue.popleft()]:
                if nb not in seen:
                    seen.add(nb)
                    queue.append(nb)
    return count
