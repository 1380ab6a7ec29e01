"""Tool ids, sets of events and registration."""

import sys

from support import E, attempt, mon, probe, raised, row


def function():
    return 1


code = function.__code__

# The namespace and its constants.
row("T1", raised(exec, "import sys.monitoring"), type(sys.monitoring).__name__)
row("T2", mon.DEBUGGER_ID, mon.COVERAGE_ID, mon.PROFILER_ID, mon.OPTIMIZER_ID)
row("T2", attempt(mon.get_tool, 6), attempt(mon.get_tool, -1), attempt(probe.holder, 6))
row("T14", E.NO_EVENTS, mon.get_events(3))

# Claims.
probe.claim(1, "ours")
row("T3", attempt(mon.use_tool_id, 1, "theirs"), attempt(mon.use_tool_id, 2, 5))
row("T3", attempt(probe.claim, 1, "theirs"), probe.holder(1), probe.holder(2))
row("T3", probe.first_free())
probe.release(1)
row("T3", probe.holder(1), attempt(probe.release, 1))
mon.use_tool_id(1, "theirs")
row("T3", attempt(probe.claim, 1, "ours"))
mon.free_tool_id(1)

# What is left of a tool when its id is freed.
seen = []


def lines(tool):
    seen.clear()
    mon.use_tool_id(tool, "raw")
    mon.register_callback(tool, E.LINE, lambda *arguments: seen.append(arguments))
    mon.set_events(tool, E.LINE)


lines(2)
mon.free_tool_id(2)
seen.clear()
function()
row("T4", "raw: alive" if seen else "raw: dead")
mon.use_tool_id(2, "raw")
row("T4", f"raw: {mon.get_events(2)} events when claimed again")
mon.set_events(2, 0)
previous = mon.register_callback(2, E.LINE, None)
row("T4", "raw: no callback left" if previous is None else "raw: callback left")
mon.free_tool_id(2)

probe.claim(2, "ours")
probe.record(2, "LINE", "keep")
probe.set_events(2, "LINE")
probe.release(2)
probe.take()
function()
row("T4", f"ours: {len(probe.take())} events after release")
mon.use_tool_id(2, "raw")
previous = mon.register_callback(2, E.LINE, None)
row("T4", f"ours: {mon.get_events(2)} events and callback {previous} when claimed again")
mon.free_tool_id(2)

# Local events of a tool that is gone.
probe.claim(2, "ours")
probe.record(2, "LINE", "keep")
probe.set_local_events(2, code, "LINE")
probe.release(2)
probe.take()
function()
row("T4", f"ours: {len(probe.take())} local events after release")
mon.use_tool_id(2, "raw")
row("T4", f"raw: {mon.get_local_events(2, code)} local events when claimed again")
mon.set_local_events(2, code, 0)
mon.free_tool_id(2)

row("T5", hasattr(mon, "clear_tool_id"))
if hasattr(mon, "clear_tool_id"):
    lines(2)
    mon.clear_tool_id(2)
    seen.clear()
    function()
    row("T5", f"{len(seen)} events after clear, {mon.get_events(2)} chosen, held by {mon.get_tool(2)}")
    mon.free_tool_id(2)

mon.use_tool_id(4, "named")
row("T6", mon.get_tool(4), mon.get_tool(3), probe.holder(4), probe.holder(3))
row("T6", attempt(mon.get_tool, 9))
mon.free_tool_id(4)

# Global sets.
row("T7", mon.get_events(4))
probe.claim(4, "ours")
probe.set_events(4, "CALL|C_RETURN|C_RAISE")
row("T7", f"{mon.get_events(4) == E.CALL} {probe.events(4)}")
probe.set_events(4, "LINE|PY_START")
row("T7", f"{mon.get_events(4) == E.LINE | E.PY_START} {probe.events(4)}")
probe.set_events(4, "")
row("T7", mon.get_events(4), probe.events(4))

row("T8", attempt(mon.set_events, 3, E.LINE), attempt(mon.set_events, 4, 1 << 24))
row("T8", attempt(mon.set_events, 4, E.C_RETURN), attempt(mon.set_events, 4, E.CALL | E.C_RAISE))
row("T8", attempt(probe.set_events, 4, "C_RETURN"), attempt(probe.set_events, 3, "LINE"))
row("T8", attempt(probe.set_events, 4, "NONSENSE"), probe.events(4))

# Local sets.
row("T9", attempt(mon.set_local_events, 4, function, E.LINE), attempt(mon.get_local_events, 4, 5))
row("T9", attempt(probe.set_local_events, 4, function, "LINE"), attempt(probe.local_events, 4, 5))
row("T9", attempt(probe.set_local_events, 4, code, "RAISE"))
probe.set_local_events(4, code, "")
probe.set_local_events(4, code, "LINE|PY_RETURN")
row("T9", probe.local_events(4, code), probe.events(4))
probe.record(4, "LINE", "keep")
probe.record(4, "PY_RETURN", "keep")
probe.record(4, "PY_START", "keep")
probe.set_events(4, "PY_START")
probe.take()
function()
row("T9", " ".join(e[1] for e in probe.take() if e[2] is code))
probe.set_local_events(4, code, "")
function()
row("T9", " ".join(e[1] for e in probe.take() if e[2] is code))

# Registration.
first, second = (lambda *a: None), (lambda *a: None)
probe.set_events(4, "")
mon.register_callback(4, E.LINE, None)
row("T10", mon.register_callback(4, E.LINE, first))
row("T10", mon.register_callback(4, E.LINE, second) is first)
row("T10", mon.register_callback(4, E.LINE, None) is second)
row("T10", attempt(mon.register_callback, 4, E.LINE | E.JUMP, first))
row("T10", mon.get_tool(5), mon.register_callback(5, E.LINE, 5), mon.register_callback(5, E.LINE, None))
row("T10", attempt(probe.misfit, 4, "LINE", "CALL"), attempt(probe.record, 4, "NONSENSE", "keep"))
audited = []
sys.addaudithook(lambda name, _: audited.append(name) if "monitoring" in name else None)
probe.record(4, "LINE", "keep")
row("T10", *audited)
probe.ignore(4, "LINE")
row("T10", mon.register_callback(4, E.LINE, None))
probe.release(4)

# A claim that lasts for one call.
row("scoped", probe.holder(4), attempt(probe.scoped, 4, "brief", lambda: row("scoped", probe.holder(4))))
row("scoped", probe.holder(4))
row("scoped", attempt(probe.scoped, 4, "brief", lambda: 1 / 0), probe.holder(4))
mon.use_tool_id(4, "raw")
row("scoped", mon.get_events(4), mon.register_callback(4, E.LINE, None))
row("scoped", attempt(probe.scoped, 4, "brief", function), probe.holder(4))
mon.free_tool_id(4)
probe.take()
function()
row("scoped", len(probe.take()), probe.failures())

# Numbers.
row("G1", len(probe.known().split("|")), probe.known())
row("G1", " ".join(str(probe.bit(name)) for name in "PY_START LINE JUMP BRANCH BRANCH_LEFT RAISE".split()))
row("G1", all(probe.bit(name) == getattr(E, name) for name in probe.known().split("|")))
mon.use_tool_id(5, "theirs")
mon.set_events(5, E.PY_START)
row("G6", f"{probe.holder(5)} {probe.events_of(5)}")
mon.set_events(5, 0)
mon.free_tool_id(5)
row("G6", ", ".join(f"{tool} {probe.holder(tool)}" for tool in range(6)))
