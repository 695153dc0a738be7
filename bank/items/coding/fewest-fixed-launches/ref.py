"""A table over the number of rows, size by size. O(A*t) time, O(A + t) space."""


def fewest_launches(sizes: list[int], rows: int) -> int:
    impossible = rows + 1
    fewest = [0] + [impossible] * rows
    for size in set(sizes):
        for filled in range(size, rows + 1):
            fewest[filled] = min(fewest[filled], fewest[filled - size] + 1)
    return fewest[rows] if fewest[rows] < impossible else -1
