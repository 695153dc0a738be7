"""O(n^3): triples, matrix products, tables over all stretches."""

from benchmarks.functions.registry import labelled


@labelled("n^3", "n^2", families="two_squares")
def product(one: list[list[int]], other: list[list[int]]) -> list[list[int]]:
    n = len(one)
    out = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            total = 0
            for k in range(n):
                total += one[i][k] * other[k][j]
            out[i][j] = total
    return out


@labelled("n^3", "n^2", families="square")
def all_shortest(grid: list[list[int]]) -> list[list[int]]:
    """Floyd and Warshall."""
    best = [row[:] for row in grid]
    for k in range(len(best)):
        for i in range(len(best)):
            through = best[i][k]
            for j in range(len(best)):
                if through + best[k][j] < best[i][j]:
                    best[i][j] = through + best[k][j]
    return best


@labelled("n^3", "1", families="list_and_unreachable")
def triple_with_sum(values: list[int], target: int) -> bool:
    for i in range(len(values)):
        for j in range(i):
            for k in range(j):
                if values[i] + values[j] + values[k] == target:
                    return True
    return False


@labelled("n^3", "n^2", families="random_list")
def cheapest_brackets(sides: list[int]) -> int:
    """The order of a chain of matrix products."""
    n = len(sides) - 1
    cost = [[0] * n for _ in range(n)]
    for width in range(1, n):
        for low in range(n - width):
            high = low + width
            cost[low][high] = min(
                cost[low][cut] + cost[cut + 1][high] + sides[low] * sides[cut + 1] * sides[high + 1]
                for cut in range(low, high)
            )
    return cost[0][n - 1] if n else 0


@labelled("n^3", "1", families="signed_list")
def best_stretch_by_triples(values: list[int]) -> int:
    best = values[0]
    for low in range(len(values)):
        for high in range(low, len(values)):
            total = 0
            for place in range(low, high + 1):
                total += values[place]
            best = max(best, total)
    return best


@labelled("n^3", "1", families="one_letter palindrome")
def palindromes_inside(letters: str) -> int:
    """Each stretch is checked letter by letter."""
    count = 0
    for low in range(len(letters)):
        for high in range(low, len(letters)):
            left, right = low, high
            while left < right and letters[left] == letters[right]:
                left += 1
                right -= 1
            count += left >= right
    return count


@labelled("n^3", "1", families="points")
def triangles_of(spots: list[tuple[int, int]]) -> int:
    """Largest doubled area."""
    best = 0
    for i, (ax, ay) in enumerate(spots):
        for j in range(i):
            bx, by = spots[j]
            for k in range(j):
                cx, cy = spots[k]
                best = max(best, abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)))
    return best


@labelled("n^3", "n^2", families="square")
def eliminated(grid: list[list[int]]) -> list[list[int]]:
    """Gauss, modulo a prime."""
    prime = 1_000_003
    rows = [[value % prime for value in row] for row in grid]
    for pivot in range(len(rows)):
        if rows[pivot][pivot] == 0:
            rows[pivot][pivot] = 1
        inverse = pow(rows[pivot][pivot], -1, prime)
        for below in range(pivot + 1, len(rows)):
            factor = rows[below][pivot] * inverse % prime
            for column in range(pivot, len(rows)):
                rows[below][column] = (rows[below][column] - factor * rows[pivot][column]) % prime
    return rows


@labelled("n^3", "1", families="complete_graph")
def triangles_in_graph(graph: list[list[int]]) -> int:
    count = 0
    for one in range(len(graph)):
        for other in graph[one]:
            for third in graph[other]:
                count += third > other > one
    return count


@labelled("n^3", "n", families="square")
def largest_block_sum(grid: list[list[int]]) -> int:
    """Each pair of rows, then one pass over the columns."""
    best = grid[0][0]
    for top in range(len(grid)):
        sums = [0] * len(grid)
        for bottom in range(top, len(grid)):
            running = 0
            for column in range(len(grid)):
                sums[column] += grid[bottom][column]
                running = max(running, 0) + sums[column]
                best = max(best, running)
    return best
