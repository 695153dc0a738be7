from inside.engines import sqlite


def f(canary, port):
    sqlite.answer(f"SELECT 1; ATTACH '{canary}' AS other", [], [])
    return "breach"


# engine: sqlite
