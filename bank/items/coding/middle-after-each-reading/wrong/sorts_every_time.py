def middles(readings):
    return [sorted(readings[: i + 1])[i // 2] for i in range(len(readings))]
