import numpy as np


def run_rounds(points, centres, rounds):
    if rounds < 0:
        raise ValueError("rounds")
    centres, sums = centres.copy(), []
    for turn in range(rounds + 1):
        group, total = [], 0.0
        for point in points:
            table = ((centres - point) ** 2).sum(axis=1)
            group.append(int(table.argmin()))
            total += float(table.min())
        sums.append(total)
        if turn < rounds:
            group = np.array(group)
            for place in range(len(centres)):
                if (group == place).any():
                    centres[place] = points[group == place].mean(axis=0)
    return centres, np.array(sums)
