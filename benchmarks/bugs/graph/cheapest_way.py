"""A node is closed when it is first seen."""

from heapq import heappop, heappush

domain = {
    "args": [
        {"spread": {"graph": [1, 20], "edges": [0, 60], "directed": True, "weights": {"int": [0, 20]}, "picks": 2}}
    ]
}
failing = (3, [[0, 1, 2], [0, 2, 0], [2, 1, 0]], 0, 1)


def right(count, edges, start, goal):
    near = [[] for _ in range(count)]
    for one, two, weight in edges:
        near[one].append((two, weight))
    cost = {start: 0}
    heap = [(0, start)]
    while heap:
        sofar, node = heappop(heap)
        for other, weight in near[node]:
            if other not in cost or sofar + weight < cost[other]:
                cost[other] = sofar + weight
                heappush(heap, (sofar + weight, other))
    return cost.get(goal, -1)


def wrong(count, edges, start, goal):
    near = [[] for _ in range(count)]
    for one, two, weight in edges:
        near[one].append((two, weight))
    cost = {start: 0}
    heap = [(0, start)]
    while heap:
        sofar, node = heappop(heap)
        for other, weight in near[node]:
            if other not in cost:
                cost[other] = sofar + weight
                heappush(heap, (sofar + weight, other))
    return cost.get(goal, -1)
