from inside.engines import sqlite


def f(canary, port):
    sqlite.answer("WITH a AS (SELECT 1) DELETE FROM sqlite_master", [], [])
    return "breach"


# engine: sqlite
