def fewest_launches(sizes, rows):
    fewest = [0]
    for filled in range(1, rows + 1):
        rests = [fewest[filled - size] for size in sizes if size <= filled]
        fewest.append(1 + min(rests) if rests else -1)
    return fewest[rows]
