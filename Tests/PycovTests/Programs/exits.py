"""Ends in the way that its argument names."""

import os
import signal
import sys


class Odd(Exception):
    def __str__(self):
        raise RuntimeError("no text")


def fail(depth):
    if depth:
        fail(depth - 1)
    raise ValueError("at the bottom\nof it all")


def chained():
    try:
        fail(1)
    except ValueError as error:
        raise KeyError("key") from error


def nested():
    raise ExceptionGroup("several", [ValueError(1), ExceptionGroup("more", [TypeError("é")])])


def endless(n):
    return endless(n + 1)


def hooked():
    sys.excepthook = lambda kind, value, trace: print("hook", kind, value, file=sys.stderr)
    fail(0)


def unraisable():
    class Leaving:
        def __del__(self):
            raise OSError("while leaving")

    sys.unraisablehook = lambda it: print("unraisable", it.exc_value, file=sys.stderr)
    global kept
    kept = Leaving()


def closed():
    sys.stdout.close()
    os.close(1)


def noted():
    error = ValueError("with")
    error.add_note("a note")
    raise error


def full():
    print("x" * 10)
    os.dup2(os.open("/dev/full", os.O_WRONLY), 1)


ways = {
    "nothing": lambda: None,
    "zero": lambda: sys.exit(0),
    "three": lambda: sys.exit(3),
    "none": lambda: sys.exit(None),
    "text": lambda: sys.exit("the text"),
    "large": lambda: sys.exit(257),
    "negative": lambda: sys.exit(-1),
    "huge": lambda: sys.exit(1 << 70),
    "object": lambda: sys.exit([1, 2]),
    "true": lambda: sys.exit(True),
    "odd": lambda: sys.exit(Odd()),
    "quit": lambda: quit(4),
    "fail": lambda: fail(3),
    "chained": chained,
    "nested": nested,
    "noted": noted,
    "oddly": lambda: (_ for _ in ()).throw(Odd()),
    "recursion": lambda: endless(0),
    "hooked": hooked,
    "unraisable": unraisable,
    "interrupt": lambda: (_ for _ in ()).throw(KeyboardInterrupt()),
    "generator": lambda: (_ for _ in ()).throw(GeneratorExit()),
    "at once": lambda: os._exit(7),
    "abort": os.abort,
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "terminated": lambda: os.kill(os.getpid(), signal.SIGTERM),
    "interrupted": lambda: os.kill(os.getpid(), signal.SIGINT),
    "hung up": lambda: os.kill(os.getpid(), signal.SIGHUP),
    "closed": closed,
    "full": full,
}

if len(sys.argv) > 1:
    print("before", flush=True)
    print("to stderr", file=sys.stderr)
    ways[sys.argv[1]]()
    print("after")
