"""The one who is known by all may know others."""

domain = {"args": [{"graph": [1, 8], "directed": True, "form": "matrix"}]}
failing = ([[0, 1], [1, 0]],)


def right(knows):
    for one, row in enumerate(knows):
        if not any(row) and all(knows[other][one] for other in range(len(knows)) if other != one):
            return one
    return -1


def wrong(knows):
    for one, row in enumerate(knows):
        if all(knows[other][one] for other in range(len(knows)) if other != one):
            return one
    return -1
