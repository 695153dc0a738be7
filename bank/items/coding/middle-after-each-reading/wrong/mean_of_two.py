from heapq import heappush, heappushpop


def middles(readings):
    lower, upper, result = [], [], []
    for reading in readings:
        if len(lower) == len(upper):
            heappush(lower, -heappushpop(upper, reading))
            result.append(-lower[0])
        else:
            heappush(upper, -heappushpop(lower, -reading))
            result.append((upper[0] - lower[0]) // 2)
    return result
