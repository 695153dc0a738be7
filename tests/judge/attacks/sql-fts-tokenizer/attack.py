from inside.engines import sqlite


def f(canary, port):
    sqlite.answer("SELECT fts3_tokenizer('simple', x'4141414141414141')", [], [])
    return "breach"


# engine: sqlite
