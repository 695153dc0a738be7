from inside.engines import sqlite


def f(canary, port):
    sqlite.answer(f"ATTACH '{canary}' AS other", [], [])
    return "breach"


# engine: sqlite
