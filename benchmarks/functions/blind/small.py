# ruff: noqa: N806 - as people write
"""O(1), O(log n) and O(sqrt n)."""

import heapq
from bisect import bisect_left, bisect_right
from math import isqrt

from benchmarks.functions.registry import labelled


@labelled("1", "1", families="sorted_list")
def spread(nums: list[int]) -> int:
    return nums[-1] - nums[0] if nums else 0


@labelled("1", "1", families="number", kind="int")
def power_of_two(n: int) -> bool:
    return n > 0 and n & (n - 1) == 0


@labelled("1", "1", families="number", kind="int")
def sum_to(n: int) -> int:
    return n * (n + 1) // 2


@labelled("1", "1", families="sorted_list")
def best_three(nums: list[int]) -> list[int]:
    return nums[-3:]


@labelled("1", "1", families="random_list")
def podium_of_first_ten(nums: list[int]) -> list[int]:
    return sorted(nums[:10], reverse=True)[:3]


@labelled("1", "1", families="text one_letter")
def middle_letter(s: str) -> str:
    mid = len(s) // 2
    return s[mid] if len(s) % 2 else s[mid - 1 : mid + 1]


@labelled("1", "1", families="book_and_name")
def phone_of(book: dict[int, int], name: int) -> int:
    if name in book:
        return book[name]
    return book.get(-name, 0)


@labelled("1", "1", families="random_list")
def second_in_heap(heap: list[int]) -> int:
    return min(heap[1:3], default=0)


@labelled("1", "1", families="random_list")
def median_of_three(nums: list[int]) -> int:
    a, b, c = nums[0], nums[len(nums) // 2], nums[-1]
    return sorted([a, b, c])[1]


@labelled("log n", "1", families="sorted_and_missing sorted_and_largest")
def first_and_last(nums: list[int], target: int) -> list[int]:
    lo = bisect_left(nums, target)
    hi = bisect_right(nums, target)
    return [lo, hi - 1] if lo < hi else [-1, -1]


@labelled("log n", "1", families="rotated sorted_list")
def min_of_rotated(nums: list[int]) -> int:
    lo, hi = 0, len(nums) - 1
    while lo < hi:
        mid = lo + (hi - lo) // 2
        if nums[mid] > nums[hi]:
            lo = mid + 1
        else:
            hi = mid
    return nums[lo]


@labelled("log n", "log n", families="number", kind="int")
def fast_power(n: int) -> int:
    MOD = 10**9 + 7

    def power(base: int, exp: int) -> int:
        if exp == 0:
            return 1
        half = power(base, exp // 2)
        return half * half % MOD * (base if exp % 2 else 1) % MOD

    return power(3, n)


@labelled("log n", "1", families="number", kind="int")
def digit_sum(n: int) -> int:
    total = 0
    while n > 0:
        n, d = divmod(n, 10)
        total += d
    return total


@labelled("log n", "1", families="mountain")
def find_peak(nums: list[int]) -> int:
    l, r = 0, len(nums) - 1  # noqa: E741
    while l < r:
        m = (l + r) // 2
        if nums[m] < nums[m + 1]:
            l = m + 1  # noqa: E741
        else:
            r = m
    return nums[l]


@labelled("log n", "log n", families="neighbours_of_golden", kind="int")
def euclid(a: int, b: int) -> int:
    return a if b == 0 else euclid(b, a % b)


@labelled("log n", "1", families="all_ones", kind="int")
def hamming_weight(n: int) -> int:
    ones = 0
    while n:
        n &= n - 1
        ones += 1
    return ones


@labelled("log n", "1", families="heaped")
def replace_smallest(heap: list[int]) -> int:
    smallest = heapq.heappop(heap)
    heapq.heappush(heap, 2 * smallest)
    return heap[0]


@labelled("log n", "1", families="sorted_and_missing sorted_and_largest")
def gallop(nums: list[int], target: int) -> bool:
    bound = 1
    while bound < len(nums) and nums[bound] < target:
        bound *= 2
    left, right = bound // 2, min(bound, len(nums) - 1)
    while left <= right:
        mid = (left + right) // 2
        if nums[mid] == target:
            return True
        if nums[mid] < target:
            left = mid + 1
        else:
            right = mid - 1
    return False


@labelled("log n", "log n", families="tree_and_missing")
def contains(root: list, val: int) -> bool:
    if not root:
        return False
    value, left, right = root
    if val == value:
        return True
    return contains(left, val) if val < value else contains(right, val)


@labelled("log n", "1", families="number", kind="int")
def int_sqrt(n: int) -> int:
    lo, hi = 0, n
    while lo <= hi:
        mid = (lo + hi) // 2
        if mid * mid <= n:
            lo = mid + 1
        else:
            hi = mid - 1
    return hi


@labelled("log n", "log n", families="number", kind="int")
def to_binary(n: int) -> str:
    bits = []
    while n:
        bits.append(str(n % 2))
        n //= 2
    return "".join(reversed(bits)) or "0"


@labelled("sqrt n", "1", families="prime", kind="int")
def is_prime(n: int) -> bool:
    if n < 2:
        return False
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return True


@labelled("sqrt n", "", families="number", kind="int")
def divisors(n: int) -> list[int]:
    small, large = [], []
    for d in range(1, isqrt(n) + 1):
        if n % d == 0:
            small.append(d)
            if d != n // d:
                large.append(n // d)
    return small + large[::-1]


@labelled("sqrt n", "1", families="number", kind="int")
def perfect_square(n: int) -> bool:
    odd = 1
    while n > 0:
        n -= odd
        odd += 2
    return n == 0


@labelled("sqrt n", "1", families="sorted_and_largest sorted_and_missing")
def jump_search(arr: list[int], x: int) -> int:
    n = len(arr)
    step = int(n**0.5)
    prev = 0
    while prev < n and arr[min(prev + step, n) - 1] < x:
        prev += step
    for i in range(prev, min(prev + step, n)):
        if arr[i] == x:
            return i
    return -1


@labelled("sqrt n", "1", families="prime", kind="int")
def count_prime_factors(n: int) -> int:
    count = 0
    for p in range(2, int(n**0.5) + 1):
        while n % p == 0:
            n //= p
            count += 1
    return count + (n > 1)


@labelled("sqrt n", "1", families="number", kind="int")
def full_rows_of_coins(n: int) -> int:
    row = 0
    while n >= row + 1:
        row += 1
        n -= row
    return row
