from inside.engines import sqlite


def f(canary, port):
    sqlite.answer("CREATE TEMP TRIGGER t AFTER INSERT ON x BEGIN SELECT 1; END", [], [])
    return "breach"


# engine: sqlite
