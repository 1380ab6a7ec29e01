"""One call of every kind, which cProfile and line_profiler count right."""

import collections
import json
import re


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


class Shape:
    def __init__(self, n):
        self.n = n

    @property
    def area(self):
        return self.n ** 2

    def __repr__(self):
        return "Shape(%d)" % self.n


def numbers(n):
    for i in range(n):
        yield i


def chain(n):
    yield from numbers(n)
    yield from numbers(n)


def raises(n):
    if n == 0:
        raise ValueError("x")
    raises(n - 1)


def main():
    fib(12)
    even(9)
    total = 0
    for shape in [Shape(i) for i in range(20)]:
        total += shape.area
        repr(shape)
    for i in chain(10):
        total += i
    for _ in range(3):
        try:
            raises(4)
        except ValueError:
            pass
    words = collections.Counter(re.findall(r"\w+", "a b c a b" * 10))
    max(words, key=words.get)
    json.dumps({"k": [1, 2, {"z": 3}]}, indent=1)
    return total


main()
