"""Recursion: 392,835 calls of a function of three lines."""


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def work(n=26):
    return fib(n)
