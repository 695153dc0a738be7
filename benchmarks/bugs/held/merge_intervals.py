"""An interval inside another cuts it short."""

domain = {
    "args": [{"list": {"list": [{"int": [0, 40]}, {"int": [0, 40]}]}, "len": [0, 12]}],
    "where": "all(a <= b for a, b in spans)",
}
failing = ([[0, 3], [1, 2]],)


def right(spans):
    found = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return found


def wrong(spans):
    found = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1][1] = end
        else:
            found.append([start, end])
    return found
