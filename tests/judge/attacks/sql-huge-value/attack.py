from inside.engines import sqlite


def f(canary, port):
    sqlite.answer("SELECT length(group_concat(hex(zeroblob(4000000)))) FROM (VALUES (1), (2), (3))", [], [])
    return "breach"


# engine: sqlite
