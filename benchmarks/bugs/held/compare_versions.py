"""Parts are compared as texts."""

domain = {"args": [{"list": {"int": [0, 20]}, "len": [1, 4]}, {"list": {"int": [0, 20]}, "len": [1, 4]}]}
failing = ([2], [10])


def right(one, two):
    length = max(len(one), len(two))
    first = [(*one, *[0] * length)[place] for place in range(length)]
    second = [(*two, *[0] * length)[place] for place in range(length)]
    return (first > second) - (first < second)


def wrong(one, two):
    length = max(len(one), len(two))
    first = [(*one, *[0] * length)[place] for place in range(length)]
    second = [(*two, *[0] * length)[place] for place in range(length)]
    return ([*map(str, first)] > [*map(str, second)]) - ([*map(str, first)] < [*map(str, second)])
