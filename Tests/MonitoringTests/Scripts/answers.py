"""What answers do: keep, disable, and faults."""

import sys
import threading

from support import E, attempt, mon, observe, probe, raised, row, taken, text

FILE = __file__


def loops():
    total = 0
    for number in (1, 2):
        total += number
    return total


def names(code, tool=None):
    events = [e for e in probe.take() if e[2] is code and (tool is None or e[0] == tool)]
    return [text(event) for event in events] or ["nothing"]


code = loops.__code__

# Disabled places.
probe.claim(3, "one")
probe.claim(4, "other")
probe.record(3, "LINE", "disable")
probe.record(4, "LINE", "keep")
probe.set_local_events(3, code, "LINE")
probe.set_local_events(4, code, "LINE")
loops()
events = probe.take()
for tool in (3, 4):
    row("T11", *(text(e, tools=True) for e in events if e[2] is code and e[0] == tool))
loops()
row("T11", "again", *(text(e, tools=True) for e in probe.take() if e[2] is code))

# Turned on again.
probe.restart()
loops()
row("T12", *names(code, 3))
loops()
row("T12", "again", *names(code, 3))
mon.restart_events()
probe.set_local_events(4, code, "")
loops()
row("T12", *names(code))

# Own sets turn on own places only.
probe.record(4, "LINE", "disable")
probe.set_local_events(4, code, "LINE")
loops()
row("rearm", *names(code, 4), "again")
probe.set_local_events(3, code, "")
probe.set_local_events(3, code, "LINE")
loops()
row("rearm", *(text(e, tools=True) for e in probe.take() if e[2] is code))
probe.set_local_events(3, code, "")
probe.set_local_events(4, code, "")
probe.set_events(3, "LINE")
probe.set_events(4, "LINE")
loops()
probe.take()
probe.set_events(3, "")
probe.set_events(3, "LINE")
loops()
row("rearm global", *(text(e, tools=True) for e in probe.take() if e[2] is code), "again")
probe.set_events(3, "")
loops()
probe.set_events(3, "LINE")
loops()
row("rearm global", *(text(e, tools=True) for e in probe.take() if e[2] is code))
probe.release(3)
probe.release(4)


# Events that cannot be disabled everywhere.
def handles():
    try:
        raise KeyError
    except KeyError:
        pass


def twice():
    handles()
    handles()


def raw_answer(event, function):
    """What becomes of the program when a Python callback answers an event with DISABLE."""
    mon.use_tool_id(5, "raw")
    mon.register_callback(5, event, lambda *arguments: mon.DISABLE)
    calls = E.CALL | E.C_RETURN | E.C_RAISE
    mon.set_events(5, calls if event & calls else event)
    outcome = attempt(function)
    mon.set_events(5, 0)
    kept = mon.register_callback(5, event, None) is not None
    mon.free_tool_id(5)
    return f"{outcome}, callback {'kept' if kept else 'removed'}"


row("T11 raise", from_python=raw_answer(E.RAISE, twice))
row("T11 raise", from_python=raw_answer(E.C_RETURN, lambda: len("")))
probe.claim(3, "one")
probe.record(3, "RAISE", "disable")
probe.set_events(3, "RAISE")
row("T11 raise", raised=raised(twice))
row("T11 raise", *names(handles.__code__))
probe.set_events(3, "")
row("T11 local", set=attempt(probe.set_local_events, 3, handles.__code__, "RAISE"))
row("T11 local", raised=raised(twice))
row("T11 local", *names(handles.__code__))
probe.restart()
row("T11 local", raised=raised(twice))
row("T11 local", *names(handles.__code__))
probe.set_local_events(3, handles.__code__, "")
probe.release(3)


def yields():
    try:
        yield len("")
    finally:
        pass


def delegates():
    yield from yields()


def everything():
    twice()
    for _ in delegates():
        pass
    running = yields()
    next(running)
    try:
        running.throw(KeyError("thrown"))
    except KeyError:
        pass
    try:
        int("x")
    except ValueError:
        pass


probe.claim(3, "one")
known = probe.known().split("|")
for event in known:
    probe.record(3, event, "disable")
probe.set_events(3, "|".join(known))
outcome = attempt(everything)
probe.set_events(3, "")
row("disable all", outcome=outcome)
row("disable all", *sorted({e[1] for e in probe.take() if e[2].co_filename == FILE}))
single = [e for e in known if e != "BRANCH" or "BRANCH_LEFT" not in known]
left = [e for e in single if mon.register_callback(3, getattr(E, e), None) is None]
row("disable all", callbacks_removed=left)
probe.release(3)


# Faults of a callback.
def fault(*arguments):
    raise LookupError("fault")


def answer():
    return 1


def fault_in_program():
    answer()


mon.use_tool_id(3, "raw")
mon.register_callback(3, E.LINE, fault)
mon.set_local_events(3, answer.__code__, E.LINE)
row("T17", from_python=attempt(fault_in_program))
mon.set_local_events(3, answer.__code__, 0)
mon.register_callback(3, E.LINE, None)
mon.free_tool_id(3)
probe.claim(3, "ours")
probe.record(3, "LINE", "keep")
probe.inner(lambda: 1 / 0)
probe.set_local_events(3, answer.__code__, "LINE")
row("T17", ours=attempt(answer), failures=probe.failures())
probe.inner(None)
probe.set_local_events(3, answer.__code__, "")
probe.take()

# Arguments that no event has.
for event in ("LINE", "PY_RETURN", "CALL", "JUMP"):
    probe.record(3, event, "disable")
    callback = mon.register_callback(3, getattr(E, event), None)
    given = ((), (code,), (code, "x"), (code, None, 1), (code, "y", "x", 2), (1, 2, 3, 4, 5))
    answers = {attempt(callback, *arguments) for arguments in given}
    answers.add(attempt(callback, code, 1 << 80))
    answers.add(attempt(callback, code, "x", 1))
    row("misuse", f"{event} answers {sorted(answers)}, left {sys.exception()}")
    right = {"LINE": (code, 7), "PY_RETURN": (code, 0, "v"), "CALL": (code, 0, len, "v")}
    right = right.get(event, (code, 0, 2))
    row("misuse", f"{event} rightly used disables: {callback(*right) is mon.DISABLE}")
    probe.take()
row("misuse", keyword=attempt(lambda: callback(code, 0, 2, key=1)))
row("misuse type", raised(type(callback.__self__)))
probe.release(3)


# Code that runs inside a callback.
ran = []


def inside():
    answer()
    ran.append(1)


def outside():
    return 2


probe.claim(3, "one")
probe.claim(4, "other")
probe.record(3, "LINE", "keep")
probe.record(4, "LINE", "keep")
probe.inner(inside)
probe.set_events(3, "LINE")
probe.set_events(4, "LINE")
outside()
probe.set_events(3, "")
probe.set_events(4, "")
probe.inner(None)
row("T18", inner_code_ran=bool(ran))
row("T18", *sorted({e for e in taken(FILE, tools=True)}))


# Threads.
def threaded():
    return 3


probe.set_events(3, "LINE")
thread = threading.Thread(target=threaded)
thread.start()
thread.join()
probe.set_events(3, "")
row("T19", *names(threaded.__code__))


def busy(number):
    total = 0
    for value in range(2000):
        total += value
    return total


probe.count(3, "LINE", "keep")
probe.set_local_events(3, busy.__code__, "LINE")
probe.counted()
threads = [threading.Thread(target=busy, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
row("T19", four_threads=probe.counted())
probe.set_local_events(3, busy.__code__, "")
probe.release(3)
probe.release(4)

try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
probe.claim(3, "main")
other = interpreters.create()
sys.stdout.flush()
say = "import sys; print('T19: other interpreter =', sys.monitoring.get_tool(3), flush=True)"
interpreters.run_string(other, say)
interpreters.destroy(other)
probe.release(3)


# Local events chosen when code is entered.
def found():
    first = 1
    return first


probe.claim(3, "one")
probe.discover(3, "found", "LINE|PY_RETURN")
probe.record(3, "LINE", "disable")
probe.record(3, "PY_RETURN", "keep")
probe.set_events(3, "PY_START")
found()
answer()
row("discover", *names(found.__code__))
found()
row("discover", *names(found.__code__))
probe.set_events(3, "")
probe.set_local_events(3, found.__code__, "")


# Frames that run already.
def running():
    before = 1
    probe.set_local_events(3, running.__code__, "LINE")
    after = 2
    return before + after


probe.record(3, "LINE", "keep")
running()
row("running", *names(running.__code__))
probe.set_local_events(3, running.__code__, "")
probe.release(3)
row("clean", failures=probe.failures(), exception=sys.exception())
