import numpy as np


def run_rounds(points, centres, rounds):
    if rounds < 0:
        raise ValueError("rounds")
    centres, sums = centres.copy(), []
    for turn in range(rounds + 1):
        table = np.stack([((points - centre) ** 2).sum(axis=1) for centre in centres])
        if turn == 0:
            sums.append(table.min(axis=0).sum())
        if turn < rounds:
            group = table.argmin(axis=0)
            for place in range(len(centres)):
                if (group == place).any():
                    centres[place] = points[group == place].mean(axis=0)
            sums.append(table.min(axis=0).sum())
    return centres, np.array(sums)
