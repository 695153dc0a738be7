from inside.engines import sqlite


def f(canary, port):
    sqlite.answer("SELECT * FROM pragma_database_list", [], [])
    return "breach"


# engine: sqlite
