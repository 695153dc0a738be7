"""All sources in one frontier, level by level. O(n) time and space for n cells."""


def rounds_until_patched(field: list[str]) -> int:
    cells = [list(row) for row in field]
    height = len(cells)
    width = len(cells[0]) if cells else 0
    frontier = [(row, column) for row in range(height) for column in range(width) if cells[row][column] == "N"]
    waiting = sum(row.count("o") for row in field)
    rounds = 0
    while waiting and frontier:
        reached = []
        for row, column in frontier:
            for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
                if 0 <= r < height and 0 <= c < width and cells[r][c] == "o":
                    cells[r][c] = "N"
                    reached.append((r, c))
        waiting -= len(reached)
        rounds += 1
        frontier = reached
    return -1 if waiting else rounds
