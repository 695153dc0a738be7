def assign_arms(users, conflicts):
    neighbours = [[] for _ in range(users)]
    for a, b in conflicts:
        neighbours[a].append(b)
        neighbours[b].append(a)
    arms = [-1] * users
    arms[0] = 0
    todo = [0]
    while todo:
        user = todo.pop()
        for other in neighbours[user]:
            if arms[other] == -1:
                arms[other] = 1 - arms[user]
                todo.append(other)
            elif arms[other] == arms[user]:
                return []
    return [max(arm, 0) for arm in arms]
