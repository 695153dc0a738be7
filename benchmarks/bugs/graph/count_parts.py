"""Edges are followed one way."""

domain = {"args": [{"spread": {"graph": [1, 30], "edges": [0, 60]}}]}
failing = (2, [[1, 0]])


def right(count, edges):
    near = [[] for _ in range(count)]
    for one, two in edges:
        near[one].append(two)
        near[two].append(one)
    seen, parts = set(), 0
    for start in range(count):
        if start not in seen:
            parts += 1
            todo = [start]
            while todo:
                node = todo.pop()
                if node not in seen:
                    seen.add(node)
                    todo += near[node]
    return parts


def wrong(count, edges):
    near = [[] for _ in range(count)]
    for one, two in edges:
        near[one].append(two)
    seen, parts = set(), 0
    for start in range(count):
        if start not in seen:
            parts += 1
            todo = [start]
            while todo:
                node = todo.pop()
                if node not in seen:
                    seen.add(node)
                    todo += near[node]
    return parts
