def fewest_launches(sizes, rows):
    def launches(left):
        if left == 0:
            return 0
        return min((1 + launches(left - size) for size in sizes if size <= left), default=float("inf"))

    best = launches(rows)
    return -1 if best == float("inf") else best
