"""Only the first part is coloured."""

domain = {"args": [{"spread": {"graph": [1, 15]}}]}
failing = (4, [[1, 2], [2, 3], [1, 3]])


def right(count, edges):
    near = [[] for _ in range(count)]
    for one, two in edges:
        near[one].append(two)
        near[two].append(one)
    colour = {}
    for start in range(count):
        if start in colour:
            continue
        colour[start] = 0
        todo = [start]
        while todo:
            node = todo.pop()
            for other in near[node]:
                if other not in colour:
                    colour[other] = 1 - colour[node]
                    todo.append(other)
                elif colour[other] == colour[node]:
                    return False
    return True


def wrong(count, edges):
    near = [[] for _ in range(count)]
    for one, two in edges:
        near[one].append(two)
        near[two].append(one)
    colour = {}
    for start in range(1):
        if start in colour:
            continue
        colour[start] = 0
        todo = [start]
        while todo:
            node = todo.pop()
            for other in near[node]:
                if other not in colour:
                    colour[other] = 1 - colour[node]
                    todo.append(other)
                elif colour[other] == colour[node]:
                    return False
    return True
