import numpy as np


def run_rounds(points, centres, rounds):
    if rounds < 0:
        raise ValueError("rounds")
    centres, sums = centres.copy(), []
    for turn in range(rounds + 1):
        table = np.stack([((points - centre) ** 2).sum(axis=1) for centre in centres])
        sums.append(table.min(axis=0).sum())
        if turn < rounds:
            group = table.argmin(axis=0)
            count = np.bincount(group, minlength=len(centres))
            for column in range(points.shape[1]):
                total = np.bincount(group, weights=points[:, column], minlength=len(centres))
                centres[:, column] = total / np.maximum(count, 1)
    return centres, np.array(sums)
