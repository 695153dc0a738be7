import sqlite3


def f(canary, port):
    try:
        sqlite3.connect(f"file:{canary}?mode=rwc", uri=True).execute("create table x (y)")
    except (sqlite3.OperationalError, OSError):
        return "contained"
    return "breach"
