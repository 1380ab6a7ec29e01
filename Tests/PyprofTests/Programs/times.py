"""Functions that take exact times by a clock that nothing else moves on."""

import mmap
import os
import sys

with open(os.environ["PYPROF_TEST_CLOCK"], "r+b") as file:
    CLOCK = memoryview(mmap.mmap(file.fileno(), 8)).cast("q")


def spend(ticks):
    CLOCK[0] += ticks


def fib(n):
    CLOCK[0] += 3
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def even(n):
    CLOCK[0] += 5
    return n == 0 or odd(n - 1)


def odd(n):
    spend(7)
    return n != 0 and even(n - 1)


def numbers(n):
    for i in range(n):
        CLOCK[0] += 11
        yield i
        spend(1)


def chained(n):
    yield from numbers(n)
    CLOCK[0] += 2


def tree(n):
    CLOCK[0] += 1
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


def drain():
    total = 0
    for i in chained(4):
        CLOCK[0] += 100
        total += i
    for i in tree(3):
        spend(10)
    first = numbers(9)
    next(first)
    spend(1000)
    first.close()
    return total


def fail(n):
    CLOCK[0] += 13
    if n == 0:
        raise KeyError(n)
    try:
        fail(n - 1)
    finally:
        spend(17)


def catch():
    for n in range(3):
        try:
            fail(n)
        except KeyError:
            CLOCK[0] += 19
    try:
        [].index(1)
    except ValueError:
        CLOCK[0] += 23


def key(x):
    CLOCK[0] += 29
    return -x


class Shop:
    price = property(lambda self: spend(31))

    def __len__(self):
        CLOCK[0] += 37
        return 3


def called_back():
    sorted([3, 1, 2], key=key)
    list(map(key, (x + len(Shop()) for x in range(2))))
    Shop().price
    max(1, 2, key=lambda x: spend(41) or x)


def work():
    spend(43)
    fib(6)
    even(7)
    odd(4)
    drain()
    catch()
    called_back()


if __name__ == "__main__":
    work()
