def fewest_launches(sizes, rows):
    fewest = [0] + [rows + 1] * rows
    for size in sizes:
        for filled in range(rows, size - 1, -1):
            fewest[filled] = min(fewest[filled], fewest[filled - size] + 1)
    return fewest[rows] if fewest[rows] <= rows else -1
