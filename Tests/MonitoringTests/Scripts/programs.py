"""What programs do while they are monitored: they must not notice."""

import gc
import os
import sys

from support import E, attempt, mon, probe, raised, row, text


def lines(filename):
    return [text(e) for e in probe.take() if e[2].co_filename == filename]


# Modules, whose lines may be far down.
probe.claim(3, "one")
probe.discover(3, "<module>", "LINE")
probe.record(3, "LINE", "disable")
probe.set_events(3, "PY_START")
far = "first = 1\n" + "\n" * 5000 + "if first:\n    last = 2\nelse:\n    never = 3\n"
exec(compile(far, "far.py", "exec"), {})
probe.set_events(3, "")
row("module", *lines("far.py"))


# Depth.
def depth(level=1):
    try:
        return depth(level + 1)
    except RecursionError:
        return level


bare = depth()
probe.record(3, "LINE", "keep")
probe.set_local_events(3, depth.__code__, "LINE")
row("recursion", same_depth=depth() == bare, failures=probe.failures())
probe.set_local_events(3, depth.__code__, "")
probe.take()


# A debugger at the same time.
def debugged():
    first = 1
    return first


traced = []


def tracer(frame, event, argument):
    if frame.f_code is debugged.__code__ and event == "line":
        traced.append(frame.f_lineno - debugged.__code__.co_firstlineno)
    return tracer


probe.record(3, "LINE", "disable")
probe.set_local_events(3, debugged.__code__, "LINE")
sys.settrace(tracer)
debugged()
debugged()
sys.settrace(None)
debugged()
row("debugger", traced=traced)
row("debugger", *(text(e) for e in probe.take() if e[2] is debugged.__code__))
probe.set_local_events(3, debugged.__code__, "")


# A fork.
def child():
    return 1


probe.record(3, "LINE", "keep")
probe.set_local_events(3, child.__code__, "LINE")
sys.stdout.flush()
process = os.fork()
if process == 0:
    child()
    row("fork", holder=probe.holder(3))
    row("fork", *(text(e) for e in probe.take() if e[2] is child.__code__))
    sys.stdout.flush()
    os._exit(0)
row("fork", exit_code=os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
probe.set_local_events(3, child.__code__, "")
probe.release(3)


# Errors of any kind come through as text.
class Custom(Exception):
    pass


class Mute(Exception):
    def __str__(self):
        raise LookupError("no text")


def fails(error):
    def function():
        raise error

    return attempt(probe.scoped, 3, "brief", function)


row("errors", plain=fails(OSError("text")), custom=fails(Custom("text")), mute=fails(Mute()))
row("errors", surrogate=fails(ValueError("caf\udce9")), empty=fails(ValueError()))
row("errors", interrupt=fails(KeyboardInterrupt()), exit=fails(SystemExit(3)))


# Memory.
def rounds(count):
    for _ in range(count):
        probe.claim(3, "one")
        for event in probe.known().split("|"):
            probe.record(3, event, "keep")
        attempt(probe.claim, 3, "again")
        attempt(probe.set_events, 3, "C_RETURN")
        probe.release(3)
    gc.collect()
    return len(gc.get_objects())


rounds(5)
row("memory", objects_kept=rounds(50) - rounds(50))
row("clean", failures=probe.failures(), exception=sys.exception())

# The tool that is never released: the interpreter ends with events on.
probe.claim(4, "to the end")
probe.count(4, "LINE", "keep")
probe.count(4, "PY_START", "keep")
probe.record(4, "PY_UNWIND", "keep")
probe.set_events(4, "LINE|PY_START|PY_UNWIND")
