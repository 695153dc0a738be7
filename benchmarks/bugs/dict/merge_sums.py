"""Keys of the second only are left out."""

domain = {
    "args": [
        {"dict": [{"text": "ab", "len": [1, 4]}, {"int": [-9, 9]}], "len": [0, 8]},
        {"dict": [{"text": "ab", "len": [1, 4]}, {"int": [-9, 9]}], "len": [0, 8]},
    ]
}
failing = ({}, {"a": 0})


def right(one, two):
    return {key: one.get(key, 0) + two.get(key, 0) for key in sorted({*one, *two})}


def wrong(one, two):
    return {key: one.get(key, 0) + two.get(key, 0) for key in sorted(one)}
