import asyncio


def f(canary, port):
    try:
        asyncio.run(asyncio.create_subprocess_exec("/bin/true"))
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
