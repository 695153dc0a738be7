def rounds_until_patched(field):
    cells = [list(row) for row in field]
    waiting = sum(row.count("o") for row in field)
    stack = [(r, c) for r, row in enumerate(cells) for c, cell in enumerate(row) if cell == "N"]
    rounds = 0
    while waiting and stack:
        before = waiting
        todo, stack = stack, []
        for r, c in todo:
            for y, x in ((r, c + 1), (r + 1, c), (r, c - 1), (r - 1, c)):
                if 0 <= y < len(cells) and 0 <= x < len(cells[y]) and cells[y][x] == "o":
                    cells[y][x] = "N"
                    waiting -= 1
                    todo.append((y, x))
        rounds += waiting < before
    return -1 if waiting else rounds
