def assign_arms(users, conflicts):
    neighbours = [[] for _ in range(users)]
    for a, b in conflicts:
        neighbours[a].append(b)
        neighbours[b].append(a)
    arms = [-1] * users

    def visit(user, arm):
        arms[user] = arm
        for other in neighbours[user]:
            if arms[other] == arm or (arms[other] == -1 and not visit(other, 1 - arm)):
                return False
        return True

    return arms if all(arms[user] != -1 or visit(user, 0) for user in range(users)) else []
