"""An even number of values takes the upper middle."""

domain = {
    "args": [
        {"list": {"int": [0, 50]}, "len": [0, 20], "sorted": True},
        {"list": {"int": [0, 50]}, "len": [1, 20], "sorted": True},
    ]
}
failing = ([], [0, 1])


def right(one, two):
    values = sorted([*one, *two])
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def wrong(one, two):
    values = sorted([*one, *two])
    half = len(values) // 2
    return values[half] if len(values) % 2 or not one else (values[half - 1] + values[half]) / 2
