"""The latest node is visited first."""

from collections import deque

domain = {"args": [{"spread": {"graph": [1, 30], "edges": [0, 60], "picks": 2}}]}
failing = (5, [[0, 1], [0, 2], [2, 3], [3, 4], [1, 4]], 0, 4)


def right(count, edges, start, goal):
    near = [[] for _ in range(count)]
    for one, two in edges:
        near[one].append(two)
        near[two].append(one)
    steps = {start: 0}
    todo = deque([start])
    while todo:
        node = todo.popleft()
        for other in near[node]:
            if other not in steps:
                steps[other] = steps[node] + 1
                todo.append(other)
    return steps.get(goal, -1)


def wrong(count, edges, start, goal):
    near = [[] for _ in range(count)]
    for one, two in edges:
        near[one].append(two)
        near[two].append(one)
    steps = {start: 0}
    todo = deque([start])
    while todo:
        node = todo.pop()
        for other in near[node]:
            if other not in steps:
                steps[other] = steps[node] + 1
                todo.append(other)
    return steps.get(goal, -1)
