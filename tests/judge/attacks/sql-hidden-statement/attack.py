from inside.engines import sqlite


def f(canary, port):
    sqlite.answer(f"/* SELECT */ ATTACH '{canary}' AS other -- SELECT 1", [], [])
    return "breach"


# engine: sqlite
