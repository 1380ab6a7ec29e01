"""Two coroutines that hand items to and fro through queues."""

import asyncio


async def ping(out, back, n):
    total = 0
    for i in range(n):
        await out.put(i)
        total += await back.get()
    return total


async def pong(source, back, n):
    for _ in range(n):
        item = await source.get()
        await back.put(item + 1)


async def main(n):
    there = asyncio.Queue(1)
    back = asyncio.Queue(1)
    answers = await asyncio.gather(ping(there, back, n), pong(there, back, n))
    return answers[0]


def work(n=20_000):
    return asyncio.run(main(n))
