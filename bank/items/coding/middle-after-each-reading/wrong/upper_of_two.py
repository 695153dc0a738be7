from heapq import heappush, heappushpop


def middles(readings):
    lower, upper, result = [], [], []
    for reading in readings:
        if len(lower) == len(upper):
            heappush(upper, -heappushpop(lower, -reading))
        else:
            heappush(lower, -heappushpop(upper, reading))
        result.append(upper[0])
    return result
