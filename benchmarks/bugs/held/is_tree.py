"""The number of edges alone decides."""

domain = {"args": [{"spread": {"graph": [1, 12]}}]}
failing = (4, [[0, 1], [1, 2], [0, 2]])


def right(count, edges):
    leader = list(range(count))

    def find(node):
        while leader[node] != node:
            node = leader[node]
        return node

    for one, two in edges:
        if find(one) == find(two):
            return False
        leader[find(one)] = find(two)
    return len(edges) == count - 1


def wrong(count, edges):
    leader = list(range(count))

    def find(node):
        while leader[node] != node:
            node = leader[node]
        return node

    for one, two in edges:
        leader[find(one)] = find(two)
    return len(edges) == count - 1
