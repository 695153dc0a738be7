import asyncio


def f(canary, port):
    try:
        asyncio.run(asyncio.open_connection("127.0.0.1", port))
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
