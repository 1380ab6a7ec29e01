"""What each event says, and when it comes."""

import sys

from support import E, attempt, mon, observe, probe, raised, row

FILE = __file__


def tell(name, names, function, *codes, **options):
    row(name, *observe(FILE, names, function, *codes, **options))


# Calls.
def calls():
    len("four")
    list()
    plain(1)
    Empty()
    int("x")


def plain(argument):
    return argument


class Empty:
    pass


class Made:
    def __init__(self, value):
        self.value = value


def spread(arguments=(1,)):
    plain(*arguments)


tell("T13", "CALL", calls, calls.__code__)
row("T13", type=type(mon.MISSING).__name__)
tell("T15 calls", "CALL|C_RETURN|C_RAISE", calls, calls.__code__)
tell("T15 made", "CALL|C_RETURN|C_RAISE", made := lambda: Made(1), made.__code__)
tell("T15 spread", "CALL", spread, spread.__code__)


# Entry and exit.
def generator():
    got = yield 1
    return got


def delegate():
    yield from generator()


def through():
    running = delegate()
    next(running)
    try:
        running.send("sent")
    except StopIteration:
        pass


tell("T15 frames", "PY_START|PY_RESUME|PY_YIELD|PY_RETURN", through)


def thrown():
    running = generator()
    next(running)
    try:
        running.throw(KeyError("thrown"))
    except KeyError:
        pass


tell("T15 throw", "PY_THROW|PY_UNWIND|RAISE|EXCEPTION_HANDLED", thrown)


def closed():
    running = generator()
    next(running)
    running.close()


# 3.13 up to 3.13.9, and 3.14.0, send no events for close().
quiet = (3, 13) <= sys.version_info < (3, 13, 10) or (3, 14) <= sys.version_info < (3, 14, 1)
row("close version", "quiet" if quiet else "as any exception")
tell("close", "PY_THROW|PY_UNWIND|RAISE|RERAISE|EXCEPTION_HANDLED", closed)


def stops():
    for _ in delegate():
        pass


tell("T15 stop", "STOP_ITERATION", stops)


# Exceptions.
def raises():
    raise ValueError("raised")


def passes():
    raises()


def handles():
    try:
        passes()
    except ValueError:
        pass


tell("T15 raise", "RAISE|RERAISE|EXCEPTION_HANDLED|PY_UNWIND", handles)


def finishes():
    try:
        try:
            raise ValueError
        finally:
            len("")
    finally:
        len("")


tell("T20", "RAISE|RERAISE|EXCEPTION_HANDLED|PY_UNWIND", finishes)


# Lines, jumps and branches.
def loops():
    total = 0
    for number in (1, 2):
        if number > 1:
            total += number
    return total


tell("T15 lines", "LINE", loops, loops.__code__)
tell("T15 jumps", "JUMP", loops, loops.__code__)
tell("T15 branches", "BRANCH", loops, loops.__code__)
if "BRANCH_LEFT" in probe.known():
    sides = "BRANCH_LEFT|BRANCH_RIGHT"
    tell("T15 sides", sides, loops, loops.__code__)
    tell("F sides", sides, loops, loops.__code__, response="disable")
else:
    probe.claim(3, "observer")
    row("T15 sides", attempt(probe.set_events, 3, "BRANCH_LEFT"))
    row("F sides", attempt(probe.record, 3, "BRANCH_LEFT", "keep"))
    probe.release(3)
tell("F branch", "BRANCH", loops, loops.__code__, response="disable")


def statement():
    return max(
        1,
        2,
    )


tell("T15 statement", "LINE", statement, statement.__code__)


def short():
    return len("")


instructions = observe(FILE, "INSTRUCTION", short, short.__code__)
row("T15 instructions", *set(instructions), more_than_one=len(instructions) > 1)


# Where local events can be had.
def local(name):
    names = "CALL|C_RETURN|C_RAISE" if name in ("C_RETURN", "C_RAISE") else name
    error = raised(probe.set_local_events, 3, short.__code__, names)
    probe.set_local_events(3, short.__code__, "")
    return error == "nothing"


probe.claim(3, "observer")
names = probe.known().split("|")
row("T16", *(f"{'local' if local(name) else 'global'} {name}" for name in names))
probe.set_local_events(3, short.__code__, "LINE|JUMP")
row("T16", set=probe.local_events(3, short.__code__))
probe.set_local_events(3, short.__code__, "")
probe.set_events(3, "BRANCH")
row("G9", probe.events(3))
probe.release(3)


# Code that is entered.
def scopes():
    class Body:
        pass

    (lambda: 1)()
    list(x for x in (1,))
    [x for x in (1,)]
    {x for x in (1,)}
    {x: x for x in (1,)}


tell("T21", "PY_START", scopes)
row("clean", failures=probe.failures(), exception=sys.exception())
