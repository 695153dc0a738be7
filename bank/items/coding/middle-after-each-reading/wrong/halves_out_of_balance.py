from heapq import heappush


def middles(readings):
    lower, upper, result = [], [], []
    for reading in readings:
        if not lower or reading <= -lower[0]:
            heappush(lower, -reading)
        else:
            heappush(upper, reading)
        result.append(-lower[0] if len(lower) >= len(upper) else upper[0])
    return result
