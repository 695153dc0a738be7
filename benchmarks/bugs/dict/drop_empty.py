"""0 is taken for missing."""

domain = {
    "args": [
        {
            "list": {"dict": {"name": {"text": "ab", "len": [0, 2]}, "score": {"one_of": ["none", {"int": [-3, 9]}]}}},
            "len": [0, 8],
        }
    ]
}
failing = ([{"name": "a", "score": 0}],)


def right(rows):
    return [row["name"] for row in rows if row["score"] is not None]


def wrong(rows):
    return [row["name"] for row in rows if row["score"]]
