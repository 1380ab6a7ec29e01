"""A pipeline of three generators: 800,000 resumptions."""


def numbers(n):
    for i in range(n):
        yield i


def doubled(source):
    for x in source:
        yield x * 2


def kept(source):
    for x in source:
        if x % 3:
            yield x


def work(n=300_000):
    total = 0
    for x in kept(doubled(numbers(n))):
        total += x
    return total
