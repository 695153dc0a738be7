from inside.engines import sqlite


def f(canary, port):
    sqlite.answer("ATTACH '/tmp/rehearse-breach' AS other", [], [])
    return "breach"


# engine: sqlite
