"""Families of inputs in one size. Values are large, so that the small integers CPython keeps do not hide memory."""

from random import Random

LEAST, MOST = 10**6, 10**9


def _values(n: int, rng: Random) -> list[int]:
    return [rng.randrange(LEAST, MOST) for _ in range(n)]


def random_list(n: int, rng: Random) -> tuple[list[int]]:
    return (_values(n, rng),)


def sorted_list(n: int, rng: Random) -> tuple[list[int]]:
    return (sorted(_values(n, rng)),)


def reversed_list(n: int, rng: Random) -> tuple[list[int]]:
    return (sorted(_values(n, rng), reverse=True),)


def distinct_list(n: int, rng: Random) -> tuple[list[int]]:
    return (rng.sample(range(LEAST, LEAST + 10 * n + 10), n),)


def equal_list(n: int, rng: Random) -> tuple[list[int]]:
    return ([MOST] * n,)


def two_values(n: int, rng: Random) -> tuple[list[int]]:
    return ([rng.choice((LEAST, MOST)) for _ in range(n)],)


def signed_list(n: int, rng: Random) -> tuple[list[int]]:
    return ([rng.randrange(-MOST, MOST) for _ in range(n)],)


def permutation(n: int, rng: Random) -> tuple[list[int]]:
    return (rng.sample(range(n), n),)


def one_cycle(n: int, rng: Random) -> tuple[list[int]]:
    """Each place points to the next one."""
    return ([(place + 1) % n for place in range(n)],)


def heights(n: int, rng: Random) -> tuple[list[int]]:
    return ([rng.randrange(300, 1000) for _ in range(n)],)


def zigzag(n: int, rng: Random) -> tuple[list[int]]:
    return ([LEAST + place if place % 2 else MOST - place for place in range(n)],)


def floats(n: int, rng: Random) -> tuple[list[float]]:
    return ([rng.uniform(1.0, 1e6) for _ in range(n)],)


def list_and_missing(n: int, rng: Random) -> tuple[list[int], int]:
    """A value that is not in the list."""
    return _values(n, rng), MOST + 1


def list_and_last(n: int, rng: Random) -> tuple[list[int], int]:
    values = _values(n, rng)
    return values, values[-1]


def sorted_and_missing(n: int, rng: Random) -> tuple[list[int], int]:
    values = sorted(rng.sample(range(LEAST, LEAST + 20 * n, 2), n))
    return values, rng.choice(values) + 1


def sorted_and_largest(n: int, rng: Random) -> tuple[list[int], int]:
    values = sorted(rng.sample(range(LEAST, LEAST + 20 * n, 2), n))
    return values, values[-1]


def list_and_half(n: int, rng: Random) -> tuple[list[int], int]:
    """k is half the length."""
    return _values(n, rng), max(1, n // 2)


def list_and_ten(n: int, rng: Random) -> tuple[list[int], int]:
    return _values(n, rng), 10


def list_and_unreachable(n: int, rng: Random) -> tuple[list[int], int]:
    """A target that no few values sum to."""
    return [2 * value for value in _values(n, rng)], 4 * MOST * max(n, 1) + 1


def two_lists(n: int, rng: Random) -> tuple[list[int], list[int]]:
    return _values(n, rng), _values(n, rng)


def two_sorted(n: int, rng: Random) -> tuple[list[int], list[int]]:
    return sorted(_values(n, rng)), sorted(_values(n, rng))


def equal_lists(n: int, rng: Random) -> tuple[list[int], list[int]]:
    values = _values(n, rng)
    return values, list(values)


def intervals(n: int, rng: Random) -> tuple[list[tuple[int, int]]]:
    starts = _values(n, rng)
    return ([(start, start + rng.randrange(300, LEAST)) for start in starts],)


def points(n: int, rng: Random) -> tuple[list[tuple[int, int]]]:
    return ([(rng.randrange(MOST), rng.randrange(MOST)) for _ in range(n)],)


def text(n: int, rng: Random) -> tuple[str]:
    return ("".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(n)),)


def one_letter(n: int, rng: Random) -> tuple[str]:
    return ("a" * n,)


def palindrome(n: int, rng: Random) -> tuple[str]:
    half = "".join(rng.choice("abc") for _ in range(n // 2))
    return (half + "x" * (n % 2) + half[::-1],)


def brackets(n: int, rng: Random) -> tuple[str]:
    return ("(" * (n // 2) + ")" * (n // 2),)


def two_texts(n: int, rng: Random) -> tuple[str, str]:
    return text(n, rng)[0], text(n, rng)[0]


def letters_and_turned(n: int, rng: Random) -> tuple[str, str]:
    """A text and the same letters in another order."""
    letters = text(n, rng)[0]
    return letters, "".join(rng.sample(letters, n))


def near_miss(n: int, rng: Random) -> tuple[str, str]:
    """A needle that fails at its last letter everywhere."""
    return "a" * n, "a" * (n // 2) + "b"


def words(n: int, rng: Random) -> tuple[list[str]]:
    return (["".join(rng.choice("abcdefgh") for _ in range(6)) for _ in range(n)],)


def square(n: int, rng: Random) -> tuple[list[list[int]]]:
    return ([_values(n, rng) for _ in range(n)],)


def two_squares(n: int, rng: Random) -> tuple[list[list[int]], list[list[int]]]:
    return square(n, rng)[0], square(n, rng)[0]


def sorted_square_and_missing(n: int, rng: Random) -> tuple[list[list[int]], int]:
    """Rows and columns rise; the value sought would stand at the lower left."""
    grid = [[LEAST + 2 * (row + column) for column in range(n)] for row in range(n)]
    return grid, LEAST + 2 * n - 1


def number(n: int, rng: Random) -> tuple[int]:
    return (n,)


def number_and_modulus(n: int, rng: Random) -> tuple[int, int, int]:
    return rng.randrange(2, LEAST), n, MOST + 7


def neighbours_of_golden(n: int, rng: Random) -> tuple[int, int]:
    """Two neighbours of the Fibonacci sequence up to n: the worst case of Euclid's algorithm."""
    low, high = 1, 1
    while low + high <= n:
        low, high = high, low + high
    return high, low


def path_graph(n: int, rng: Random) -> tuple[list[list[int]]]:
    return ([[other for other in (node - 1, node + 1) if 0 <= other < n] for node in range(n)],)


def sparse_graph(n: int, rng: Random) -> tuple[list[list[int]]]:
    """A path and as many more edges."""
    graph = path_graph(n, rng)[0]
    for _ in range(n):
        one, other = rng.randrange(n), rng.randrange(n)
        graph[one].append(other)
        graph[other].append(one)
    return (graph,)


def star_graph(n: int, rng: Random) -> tuple[list[list[int]]]:
    return ([list(range(1, n)), *([0] for _ in range(n - 1))],)


def complete_graph(n: int, rng: Random) -> tuple[list[list[int]]]:
    return ([[other for other in range(n) if other != node] for node in range(n)],)


def weighted_graph(n: int, rng: Random) -> tuple[list[list[tuple[int, int]]]]:
    graph = sparse_graph(n, rng)[0]
    return ([[(other, rng.randrange(LEAST, MOST)) for other in near] for near in graph],)


def sparse_edges(n: int, rng: Random) -> tuple[int, list[tuple[int, int]]]:
    """Twice as many edges as nodes, a path among them."""
    edges = [(node, node + 1) for node in range(n - 1)]
    edges += [(rng.randrange(n), rng.randrange(n)) for _ in range(n)]
    return n, edges


def weighted_edges(n: int, rng: Random) -> tuple[int, list[tuple[int, int, int]]]:
    return n, [(rng.randrange(LEAST, MOST), one, other) for one, other in sparse_edges(n, rng)[1]]


def chain(n: int, rng: Random) -> tuple[list[object] | None]:
    """A linked list of [value, next]."""
    head: list[object] | None = None
    for value in _values(n, rng):
        head = [value, head]
    return (head,)


def balanced_tree(n: int, rng: Random) -> tuple[list[object] | None]:
    """A search tree of [value, left, right] with n nodes and the least depth."""
    values = sorted(_values(n, rng))

    def grow(low: int, high: int) -> list[object] | None:
        if low == high:
            return None
        middle = (low + high) // 2
        return [values[middle], grow(low, middle), grow(middle + 1, high)]

    return (grow(0, n),)


def tree_and_missing(n: int, rng: Random) -> tuple[list[object] | None, int]:
    return balanced_tree(n, rng)[0], MOST + 1


def lists_of_ten(n: int, rng: Random) -> tuple[list[list[int]]]:
    return ([_values(10, rng) for _ in range(n)],)


def rotated(n: int, rng: Random) -> tuple[list[int]]:
    """Distinct sorted values, turned by a third."""
    values = sorted(rng.sample(range(LEAST, LEAST + 10 * n + 10), n))
    return (values[n // 3 :] + values[: n // 3],)


def mountain(n: int, rng: Random) -> tuple[list[int]]:
    values = sorted(rng.sample(range(LEAST, LEAST + 10 * n + 10), n))
    return (values[::2] + values[1::2][::-1],)


def colliding(n: int, rng: Random) -> tuple[list[int]]:
    """Integers with one hash: multiples of 2^61 - 1."""
    return ([(place + 1) * (2**61 - 1) for place in range(n)],)


def operations(n: int, rng: Random) -> tuple[list[tuple[str, int]]]:
    """Pushes, and a pop of everything near the end."""
    return ([("push", rng.randrange(LEAST, MOST)) for _ in range(n - n // 3)] + [("pop", 0)] * (n // 3),)


def book_and_name(n: int, rng: Random) -> tuple[dict[int, int], int]:
    book = {value: value + 1 for value in _values(n, rng)}
    return book, rng.choice(list(book))


def all_ones(n: int, rng: Random) -> tuple[int]:
    """The largest number up to n whose bits are all ones."""
    return ((1 << ((n + 1).bit_length() - 1)) - 1,)


def heaped(n: int, rng: Random) -> tuple[list[int]]:
    """Sorted values are a heap, and twice the smallest sinks or rises by a random way."""
    return (sorted(_values(n, rng)),)


def _is_prime(n: int) -> bool:
    if n < 4:
        return n > 1
    if n % 2 == 0:
        return False
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a % n == 0:
            continue
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def prime(n: int, rng: Random) -> tuple[int]:
    """The largest prime up to n: no divisor ends the search early."""
    while not _is_prime(n):
        n -= 1
    return (n,)


def sentence(n: int, rng: Random) -> tuple[str]:
    """n words of five letters."""
    return (" ".join("".join(rng.choice("abcdefgh") for _ in range(5)) for _ in range(n)),)


def with_zeros(n: int, rng: Random) -> tuple[list[int]]:
    return ([rng.choice((0, rng.randrange(LEAST, MOST))) for _ in range(n)],)


def sorted_and_half(n: int, rng: Random) -> tuple[list[int], int]:
    return sorted(_values(n, rng)), max(1, n // 2)


def nested_intervals(n: int, rng: Random) -> tuple[list[tuple[int, int]]]:
    """Each lies within the one before."""
    return ([(LEAST + place, MOST - place) for place in range(n)],)


def digits(n: int, rng: Random) -> tuple[str]:
    return ("".join(rng.choice("234") for _ in range(n)),)


def stubborn_word(n: int, rng: Random) -> tuple[str]:
    return ("a" * (n - 1) + "b",)
