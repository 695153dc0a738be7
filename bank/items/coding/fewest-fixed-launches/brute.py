"""Every size as the next launch. Exponential time."""


def fewest_launches(sizes: list[int], rows: int) -> int:
    if rows == 0:
        return 0
    rests = [fewest_launches(sizes, rows - size) for size in sizes if size <= rows]
    possible = [rest for rest in rests if rest >= 0]
    return 1 + min(possible) if possible else -1
