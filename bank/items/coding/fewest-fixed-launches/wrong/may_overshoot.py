def fewest_launches(sizes, rows):
    if rows and not sizes:
        return -1
    fewest = [0]
    sizes = set(sizes)
    for filled in range(1, rows + 1):
        fewest.append(1 + min(fewest[max(0, filled - size)] for size in sizes))
    return fewest[rows]
