import numpy as np


def run_rounds(points, centres, rounds):
    if rounds < 0:
        raise ValueError("rounds")
    centres = centres.copy()
    table = np.stack([((points - centre) ** 2).sum(axis=1) for centre in centres])
    sums = [table.min(axis=0).sum()]
    for _ in range(rounds):
        for place in range(len(centres)):
            mine = table.argmin(axis=0) == place
            if mine.any():
                centres[place] = points[mine].mean(axis=0)
                table[place] = ((points - centres[place]) ** 2).sum(axis=1)
        sums.append(table.min(axis=0).sum())
    return centres, np.array(sums)
