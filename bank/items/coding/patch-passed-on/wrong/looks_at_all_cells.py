def rounds_until_patched(field):
    cells = [list(row) for row in field]
    rounds = 0
    while True:
        old, reached = 0, []
        for r, row in enumerate(cells):
            for c, cell in enumerate(row):
                if cell == "o":
                    old += 1
                    for y, x in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                        if 0 <= y < len(cells) and 0 <= x < len(row) and cells[y][x] == "N":
                            reached.append((r, c))
                            break
        if not old:
            return rounds
        if not reached:
            return -1
        for r, c in reached:
            cells[r][c] = "N"
        rounds += 1
