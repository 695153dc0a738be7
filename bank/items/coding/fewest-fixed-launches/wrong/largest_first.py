def fewest_launches(sizes, rows):
    launches = 0
    for size in sorted(sizes, reverse=True):
        launches += rows // size
        rows %= size
    return -1 if rows else launches
