def assign_arms(users, conflicts):
    arms = [-1] * users
    for first in range(users):
        if arms[first] != -1:
            continue
        arms[first] = 0
        changed = bool(conflicts)
        while changed:
            changed = False
            for a, b in conflicts:
                if arms[a] == -1 and arms[b] != -1:
                    a, b = b, a
                if arms[a] != -1 and arms[b] == -1:
                    arms[b] = 1 - arms[a]
                    changed = True
                elif arms[a] != -1 and arms[a] == arms[b]:
                    return []
    return arms
