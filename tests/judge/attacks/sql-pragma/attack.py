from inside.engines import sqlite


def f(canary, port):
    sqlite.answer("PRAGMA temp_store_directory = '/tmp'", [], [])
    return "breach"


# engine: sqlite
