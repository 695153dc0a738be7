"""Takes edges as they come."""

domain = {"args": [{"spread": {"graph": [1, 20], "connected": True, "weights": {"int": [0, 20]}}}]}
failing = (3, [[0, 1, 1], [1, 2, 0], [0, 2, 0]])


def right(count, edges):
    leader = list(range(count))

    def find(node):
        while leader[node] != node:
            node = leader[node]
        return node

    total = 0
    for one, two, weight in sorted(edges, key=lambda edge: edge[2]):
        if find(one) != find(two):
            leader[find(one)] = find(two)
            total += weight
    return total


def wrong(count, edges):
    leader = list(range(count))

    def find(node):
        while leader[node] != node:
            node = leader[node]
        return node

    total = 0
    for one, two, weight in edges:
        if find(one) != find(two):
            leader[find(one)] = find(two)
            total += weight
    return total
