import asyncio


async def answer():
    await asyncio.sleep(0)
    return "contained"


def f(canary, port):
    return asyncio.run(answer())
