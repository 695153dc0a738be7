"""Half of the votes are enough."""

domain = {"args": [{"list": {"int": [0, 4]}, "len": [0, 40]}]}
failing = ([0, 1],)


def right(votes):
    for vote in set(votes):
        if 2 * votes.count(vote) > len(votes):
            return vote
    return None


def wrong(votes):
    for vote in set(votes):
        if 2 * votes.count(vote) >= len(votes) and vote == max(votes):
            return vote
    return None
