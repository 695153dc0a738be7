from inside.engines import sqlite


def f(canary, port):
    sqlite.answer("SELECT load_extension('libm.so.6')", [], [])
    return "breach"


# engine: sqlite
