"""The widths of the steps are taken as one."""

domain = {"args": [{"list": {"tuple": [{"float": [0, 10]}, {"float": [0, 10]}]}, "len": [0, 10], "sorted": True}]}
failing = ([(0.0, 1.0), (0.0, 1.0)],)


def right(points):
    return sum((x2 - x1) * (y1 + y2) / 2 for (x1, y1), (x2, y2) in zip(points, points[1:]))


def wrong(points):
    return sum((y1 + y2) / 2 for (x1, y1), (x2, y2) in zip(points, points[1:]))
