"""Exponential."""

from itertools import product

from benchmarks.functions.registry import labelled


@labelled("2^n", "n", families="number")
def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@labelled("2^n", "2^n", families="distinct_list")
def subsets(nums: list[int]) -> list[list[int]]:
    res: list[list[int]] = []

    def backtrack(i: int, path: list[int]) -> None:
        if i == len(nums):
            res.append(path[:])
            return
        backtrack(i + 1, path)
        path.append(nums[i])
        backtrack(i + 1, path)
        path.pop()

    backtrack(0, [])
    return res


@labelled("2^n", "2^n", families="distinct_list")
def permute(nums: list[int]) -> list[list[int]]:
    if len(nums) <= 1:
        return [nums]
    out = []
    for i in range(len(nums)):
        for rest in permute(nums[:i] + nums[i + 1 :]):
            out.append([nums[i], *rest])
    return out


@labelled("2^n", "n", families="number")
def n_queens(n: int) -> int:
    cols, d1, d2 = set(), set(), set()

    def place(r: int) -> int:
        if r == n:
            return 1
        total = 0
        for c in range(n):
            if c in cols or r - c in d1 or r + c in d2:
                continue
            cols.add(c)
            d1.add(r - c)
            d2.add(r + c)
            total += place(r + 1)
            cols.remove(c)
            d1.remove(r - c)
            d2.remove(r + c)
        return total

    return place(0)


@labelled("2^n", "2^n", families="number")
def generate_parentheses(n: int) -> list[str]:
    res = []

    def go(s: str, opened: int, closed: int) -> None:
        if len(s) == 2 * n:
            res.append(s)
            return
        if opened < n:
            go(s + "(", opened + 1, closed)
        if closed < opened:
            go(s + ")", opened, closed + 1)

    go("", 0, 0)
    return res


@labelled("2^n", "n", families="list_and_unreachable")
def subset_sum(nums: list[int], target: int) -> bool:
    def can(i: int, left: int) -> bool:
        if left == 0:
            return True
        if i == len(nums):
            return False
        return can(i + 1, left - nums[i]) or can(i + 1, left)

    return can(0, target)


@labelled("2^n", "2^n", families="number")
def hanoi(n: int) -> list[tuple[str, str]]:
    moves: list[tuple[str, str]] = []

    def move(k: int, a: str, b: str, c: str) -> None:
        if k == 0:
            return
        move(k - 1, a, c, b)
        moves.append((a, c))
        move(k - 1, b, a, c)

    move(n, "A", "B", "C")
    return moves


@labelled("2^n", "", families="digits")
def letter_combinations(digits: str) -> list[str]:
    keys = {"2": "abc", "3": "def", "4": "ghi"}
    return ["".join(p) for p in product(*(keys[d] for d in digits))]


@labelled("2^n", "", families="stubborn_word")
def word_break(s: str) -> bool:
    words = {"a", "aa", "aaa"}
    if not s:
        return True
    return any(s[:k] in words and word_break(s[k:]) for k in range(1, len(s) + 1))
