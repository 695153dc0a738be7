"""The largest free task comes first."""

from heapq import heapify, heappop, heappush

domain = {"args": [{"graph": [0, 15], "directed": True, "acyclic": True, "form": "lists"}]}
failing = ([[], []],)


def right(behind):
    into = [0] * len(behind)
    for others in behind:
        for other in others:
            into[other] += 1
    free = [node for node in range(len(behind)) if into[node] == 0]
    heapify(free)
    order = []
    while free:
        node = heappop(free)
        order.append(node)
        for other in behind[node]:
            into[other] -= 1
            if into[other] == 0:
                heappush(free, other)
    return order


def wrong(behind):
    into = [0] * len(behind)
    for others in behind:
        for other in others:
            into[other] += 1
    free = [node for node in range(len(behind)) if into[node] == 0]
    heapify(free)
    order = []
    while free:
        node = free.pop()
        order.append(node)
        for other in behind[node]:
            into[other] -= 1
            if into[other] == 0:
                heappush(free, other)
    return order
