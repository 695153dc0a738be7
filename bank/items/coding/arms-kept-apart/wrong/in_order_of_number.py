def assign_arms(users, conflicts):
    neighbours = [set() for _ in range(users)]
    for a, b in conflicts:
        neighbours[a].add(b)
        neighbours[b].add(a)
    arms = []
    for user in range(users):
        taken = {arms[other] for other in neighbours[user] if other < user}
        if len(taken) == 2 or user in neighbours[user]:
            return []
        arms.append(1 if 0 in taken else 0)
    return arms
