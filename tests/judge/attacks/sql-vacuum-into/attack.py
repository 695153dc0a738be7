from inside.engines import sqlite


def f(canary, port):
    sqlite.answer("VACUUM INTO '/tmp/rehearse-breach'", [], [])
    return "breach"


# engine: sqlite
