"""The first text alone decides."""

domain = {"args": [{"list": {"text": "ab", "len": [0, 6]}, "len": [0, 6]}]}
failing = (["a", "a", ""],)


def right(texts):
    prefix = texts[0] if texts else ""
    for text in texts:
        while not text.startswith(prefix):
            prefix = prefix[:-1]
    return prefix


def wrong(texts):
    prefix = texts[0] if texts else ""
    for text in texts[:2]:
        while not text.startswith(prefix):
            prefix = prefix[:-1]
    return prefix
