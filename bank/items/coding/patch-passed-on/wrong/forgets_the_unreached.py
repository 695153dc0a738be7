def rounds_until_patched(field):
    cells = [list(row) for row in field]
    frontier = [(r, c) for r, row in enumerate(cells) for c, cell in enumerate(row) if cell == "N"]
    rounds = 0
    while True:
        reached = []
        for r, c in frontier:
            for y, x in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if 0 <= y < len(cells) and 0 <= x < len(cells[y]) and cells[y][x] == "o":
                    cells[y][x] = "N"
                    reached.append((y, x))
        if not reached:
            return rounds
        rounds += 1
        frontier = reached
