"""A room is free only after the minute of the end."""

domain = {
    "args": [{"list": {"list": [{"int": [0, 40]}, {"int": [0, 40]}]}, "len": [0, 12]}],
    "where": "all(a < b for a, b in spans)",
}
failing = ([[0, 1], [1, 2]],)


def right(spans):
    events = sorted([(end, -1) for _, end in spans] + [(start, 1) for start, _ in spans])
    busy = most = 0
    for _, change in events:
        busy += change
        most = max(most, busy)
    return most


def wrong(spans):
    events = sorted([(end, 1) for _, end in spans] + [(start, 0) for start, _ in spans])
    events = [(time, 1 - 2 * kind) for time, kind in events]
    busy = most = 0
    for _, change in events:
        busy += change
        most = max(most, busy)
    return most
