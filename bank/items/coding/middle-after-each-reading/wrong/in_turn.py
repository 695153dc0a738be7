from heapq import heappush


def middles(readings):
    lower, upper, result = [], [], []
    for i, reading in enumerate(readings):
        if i % 2:
            heappush(upper, reading)
        else:
            heappush(lower, -reading)
        result.append(-lower[0])
    return result
