"""Code objects: names, lines, the slot of our own, and objects that only look like code."""

import ast
import ctypes
import dis
import sys
import threading

from support import E, attempt, mon, probe, raised, row


given = """
@keep
def function():
    class Inner:
        method = lambda self: 1

    return Inner
"""
names = {"keep": lambda function: function}
exec(compile(given, "given.py", "exec"), names)
function = names["function"]
row("names", probe.describe(function.__code__), probe.describe(function().method.__code__))
row("names", probe.describe(compile("1", "<made up>", "exec")))
row("names", probe.describe(compile("1", "caf\udce9.py", "exec")))
row("names", attempt(probe.describe, function), attempt(probe.lines, 5))


# The same lines as co_lines(), for all code of a few large modules.
def all_code(code):
    yield code
    for constant in code.co_consts:
        if hasattr(constant, "co_lines"):
            yield from all_code(constant)


def merged(code):
    """co_lines() with neighbours of one line joined."""
    ranges = []
    for start, end, line in code.co_lines():
        if start == end:
            continue
        if ranges and ranges[-1][2] == line:
            ranges[-1][1] = end
        else:
            ranges.append([start, end, line])
    return " ".join(f"{start}-{end}:{line}" for start, end, line in ranges)


count = different = 0
for module in (ast, dis, threading, ctypes):
    with open(module.__file__, encoding="utf-8") as file:
        for code in all_code(compile(file.read(), module.__file__, "exec")):
            count += 1
            different += merged(code) != probe.lines(code)
row("lines", many=count > 250, different=different)
whole = compile("x = 1\n\nwith x:\n    pass\n", "m", "exec")
places = range(0, len(whole.co_code) + 2, 2)
truth = {o: line for start, end, line in whole.co_lines() for o in range(start, end, 2)}
row("lines", offsets_agree=[probe.line(whole, o) for o in places] == [truth.get(o) for o in places])
many = "\n" * 5000 + "x = [\n" + "\n" * 200 + "1,\n" * 300 + "]\n" + "\n" * 90 + "y = x"
code = compile(many, "m", "exec")
row("lines", far_apart_agree=merged(code) == probe.lines(code))


row("bounds", far=probe.bounds(code), one=probe.bounds(compile("1", "m", "exec")))
row("bounds", none=probe.bounds((lambda: 0).__code__.replace(co_linetable=b"\xf8")))
row("lines", cut_short=probe.lines(code.replace(co_linetable=b"\xf0\x80")))


# The module of the caller, and lists.
class Named:
    name = "attribute"


named, number = Named, 5
row("globals", module=probe.global_text("__name__", ""), unbound=probe.global_text("nothing", ""))
row("globals", attribute=probe.global_text("named", "name"))
row("globals", no_text=probe.global_text("number", ""), lacking=probe.global_text("named", "no"))
row("texts", some=probe.texts(["a", 5, None, "b"]), none=repr(probe.texts([])))
row("texts", no_list=raised(probe.texts, 5))


# Our slot.
def compiled():
    return compile("pass", "slotted", "exec")


slotted = compiled()
row("extra", unset=probe.extra(slotted))
probe.set_extra(slotted, 7)
row("extra", set=probe.extra(slotted), other=probe.extra(function.__code__))
row("extra", released=probe.released())
del slotted
row("extra", released=probe.released())

# Events that an extension fires for an object that is not code.
if sys.version_info >= (3, 13):

    class State(ctypes.Structure):
        _fields_ = [("active", ctypes.c_uint8), ("opaque", ctypes.c_uint8)]

    probe.claim(3, "ours")
    probe.record(3, "LINE", "keep")
    probe.set_events(3, "LINE")
    state, version = State(), ctypes.c_uint64()
    python = ctypes.pythonapi
    python.PyMonitoring_EnterScope(
        ctypes.byref(state), ctypes.byref(version), (ctypes.c_uint8 * 1)(5), ctypes.c_ssize_t(1)
    )
    python._PyMonitoring_FireLineEvent(
        ctypes.byref(state), ctypes.py_object("like code"), ctypes.c_int32(0), ctypes.c_int(42)
    )
    python.PyMonitoring_ExitScope()
    probe.set_events(3, "")
    row("G12", events=[e for e in probe.take() if e[2] == "like code"])
    probe.release(3)
else:
    row("G12", present=hasattr(ctypes.pythonapi, "PyMonitoring_EnterScope"))
row("clean", failures=probe.failures(), exception=sys.exception())
