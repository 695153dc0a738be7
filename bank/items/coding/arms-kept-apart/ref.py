"""Alternating arms through each group, from its lowest user. O(V+E) time and space."""

from collections import deque


def assign_arms(users: int, conflicts: list[list[int]]) -> list[int]:
    neighbours: list[list[int]] = [[] for _ in range(users)]
    for a, b in conflicts:
        neighbours[a].append(b)
        neighbours[b].append(a)
    arms = [-1] * users
    for first in range(users):
        if arms[first] != -1:
            continue
        arms[first] = 0
        queue = deque([first])
        while queue:
            user = queue.popleft()
            for other in neighbours[user]:
                if arms[other] == -1:
                    arms[other] = 1 - arms[user]
                    queue.append(other)
                elif arms[other] == arms[user]:
                    return []
    return arms
