def rounds_until_patched(field):
    cells = [list(row) for row in field]
    waiting = sum(row.count("o") for row in field)
    frontier = [(r, c) for r, row in enumerate(cells) for c, cell in enumerate(row) if cell == "N"][:1]
    rounds = 0
    while waiting and frontier:
        reached = []
        for r, c in frontier:
            for y, x in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if 0 <= y < len(cells) and 0 <= x < len(cells[y]) and cells[y][x] != ".":
                    waiting -= cells[y][x] == "o"
                    cells[y][x] = "."
                    reached.append((y, x))
        rounds += 1
        frontier = reached
    return -1 if waiting else rounds
