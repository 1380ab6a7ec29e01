"""A loop of five lines that does next to nothing."""


def work(n=1_000_000):
    i = total = 0
    while i < n:
        total += i
        total ^= 5
        total &= 0xFFFF
        i += 1
    return total
