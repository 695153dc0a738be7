def assign_arms(users, conflicts):
    neighbours = [[] for _ in range(users)]
    for a, b in conflicts:
        neighbours[a].append(b)
    arms = [-1] * users
    for first in range(users):
        if arms[first] != -1:
            continue
        arms[first] = 0
        todo = [first]
        while todo:
            user = todo.pop()
            for other in neighbours[user]:
                if arms[other] == -1:
                    arms[other] = 1 - arms[user]
                    todo.append(other)
                elif arms[other] == arms[user]:
                    return []
    return arms
