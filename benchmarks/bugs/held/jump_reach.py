"""The last reachable place may not jump."""

domain = {"args": [{"list": {"int": [0, 9]}, "len": [1, 30]}]}
failing = ([1, 0],)


def right(jumps):
    reach = 0
    for place, jump in enumerate(jumps):
        if place > reach:
            return False
        reach = max(reach, place + jump)
    return True


def wrong(jumps):
    reach = 0
    for place, jump in enumerate(jumps):
        if place >= reach and place:
            return False
        reach = max(reach, place + jump)
    return True
