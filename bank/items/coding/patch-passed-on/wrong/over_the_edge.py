def rounds_until_patched(field):
    cells = [list(row) for row in field]
    frontier = [(r, c) for r, row in enumerate(cells) for c, cell in enumerate(row) if cell == "N"]
    waiting = sum(row.count("o") for row in field)
    rounds = 0
    while waiting and frontier:
        reached = []
        for r, c in frontier:
            for y, x in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if y < len(cells) and x < len(cells[y]) and cells[y][x] == "o":
                    cells[y][x] = "N"
                    reached.append((y, x))
        waiting -= len(reached)
        rounds += 1
        frontier = reached
    return -1 if waiting else rounds
