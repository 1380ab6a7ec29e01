"""Tool ids, sets of events and registration."""

import sys

from support import E, attempt, mon, probe, raised, row


def function():
    return 1


code = function.__code__

# The namespace and its constants.
row("T1", import_raises=raised(exec, "import sys.monitoring"), type=type(mon).__name__)
row("T2", debugger=mon.DEBUGGER_ID, coverage=mon.COVERAGE_ID)
row("T2", profiler=mon.PROFILER_ID, optimizer=mon.OPTIMIZER_ID)
row("T2", six=attempt(mon.get_tool, 6), minus_one=attempt(mon.get_tool, -1))
row("T2", ours=attempt(probe.holder, 6))
row("T14", no_events=E.NO_EVENTS)

# Claims.
probe.claim(1, "ours")
row("T3", taken=attempt(mon.use_tool_id, 1, "theirs"), no_name=attempt(mon.use_tool_id, 2, 5))
row("T3", taken_by_us=attempt(probe.claim, 1, "again"))
row("T3", one=probe.holder(1), two=probe.holder(2), first_free=probe.first_free())
probe.release(1)
row("T3", after_release=probe.holder(1), released_twice=attempt(probe.release, 1))
mon.use_tool_id(1, "theirs")
row("T3", taken_by_others=attempt(probe.claim, 1, "ours"))
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

# An id that is freed behind our back.
probe.claim(2, "ours")
probe.record(2, "LINE", "keep")
mon.free_tool_id(2)
row("T4 stolen", release=attempt(probe.release, 2))
row("T4 stolen", callback=mon.register_callback(2, E.LINE, None))

row("T5", present=hasattr(mon, "clear_tool_id"))
if hasattr(mon, "clear_tool_id"):
    lines(2)
    mon.clear_tool_id(2)
    seen.clear()
    function()
    row("T5", events=len(seen), chosen=mon.get_events(2), holder=mon.get_tool(2))
    mon.free_tool_id(2)

mon.use_tool_id(4, "named")
row("T6", taken=mon.get_tool(4), free=mon.get_tool(3), bad=attempt(mon.get_tool, 9))
row("T6", ours_taken=probe.holder(4), ours_free=probe.holder(3))
mon.free_tool_id(4)

# Global sets.
row("T7", unused_tool=mon.get_events(4))
probe.claim(4, "ours")
probe.set_events(4, "CALL|C_RETURN|C_RAISE")
row("T7", calls_read_as_call=mon.get_events(4) == E.CALL, ours=probe.events(4))
probe.set_events(4, "LINE|PY_START")
row("T7", same_bits=mon.get_events(4) == E.LINE | E.PY_START, ours=probe.events(4))
probe.set_events(4, "")
row("T7", none=mon.get_events(4), ours=probe.events(4))

alone = E.C_RETURN
half = E.CALL | E.C_RAISE
row("T8", unused_tool=attempt(mon.set_events, 3, E.LINE))
row("T8", unknown_bit=attempt(mon.set_events, 4, 1 << 24))
row("T8", alone=attempt(mon.set_events, 4, alone), half=attempt(mon.set_events, 4, half))
row("T8", ours=attempt(probe.set_events, 4, "C_RETURN"))
row("T8", unclaimed=attempt(probe.set_events, 3, "LINE"))
row("T8", unknown=attempt(probe.set_events, 4, "NONSENSE"), left=probe.events(4))

# Local sets.
row("T9", set=attempt(mon.set_local_events, 4, function, E.LINE))
row("T9", get=attempt(mon.get_local_events, 4, 5))
row("T9", ours_set=attempt(probe.set_local_events, 4, function, "LINE"))
row("T9", ours_get=attempt(probe.local_events, 4, 5))
row("T9", ours_raise=attempt(probe.set_local_events, 4, code, "RAISE"))
probe.set_local_events(4, code, "")
probe.set_local_events(4, code, "LINE|PY_RETURN")
row("T9", local=probe.local_events(4, code), everywhere=probe.events(4))
probe.record(4, "LINE", "keep")
probe.record(4, "PY_RETURN", "keep")
probe.record(4, "PY_START", "keep")
probe.set_events(4, "PY_START")
probe.take()
function()
row("T9", both=" ".join(e[1] for e in probe.take() if e[2] is code))
probe.set_local_events(4, code, "")
function()
row("T9", without_local=" ".join(e[1] for e in probe.take() if e[2] is code))

# Registration.
first, second = (lambda *a: None), (lambda *a: None)
probe.set_events(4, "")
mon.register_callback(4, E.LINE, None)
row("T10", before=mon.register_callback(4, E.LINE, first))
row("T10", first_comes_back=mon.register_callback(4, E.LINE, second) is first)
row("T10", second_comes_back=mon.register_callback(4, E.LINE, None) is second)
row("T10", two_events=attempt(mon.register_callback, 4, E.LINE | E.JUMP, first))
row("T10", unused_tool=attempt(mon.register_callback, 5, E.LINE, 5))
row("T10", uncallable_comes_back=mon.register_callback(5, E.LINE, None))
row("T10", misfit=attempt(probe.misfit, 4, "LINE", "CALL"))
row("T10", unknown=attempt(probe.record, 4, "NONSENSE", "keep"))
audited = []
sys.addaudithook(lambda name, _: audited.append(name) if "monitoring" in name else None)
probe.record(4, "LINE", "keep")
row("T10", audited=audited)
probe.ignore(4, "LINE")
row("T10", after_ignore=mon.register_callback(4, E.LINE, None))
probe.release(4)

# A claim that lasts for one call.
inside = []
row("scoped", answer=attempt(probe.scoped, 4, "brief", lambda: inside.append(probe.holder(4))))
row("scoped", holder_inside=inside, holder_after=probe.holder(4))
row("scoped", error=attempt(probe.scoped, 4, "brief", lambda: 1 / 0), holder=probe.holder(4))
mon.use_tool_id(4, "theirs")
row("scoped", events=mon.get_events(4), callback=mon.register_callback(4, E.LINE, None))
row("scoped", taken=attempt(probe.scoped, 4, "brief", function), holder_of_taken=probe.holder(4))
mon.free_tool_id(4)
probe.take()
function()
row("scoped", events_after=len(probe.take()))

row("abandoned", error=attempt(probe.abandon, 4, "brief"), holder=probe.holder(4))
mon.use_tool_id(4, "theirs")
row("abandoned", events=mon.get_events(4), callback=mon.register_callback(4, E.LINE, None))
mon.free_tool_id(4)

# Numbers.
known = probe.known().split("|")
row("G1", known=len(known))
row("G1", missing=[n for n in dir(E) if n.isupper() and n != "NO_EVENTS" and n not in known])
row("G1", bits_agree=all(probe.bit(name) == getattr(E, name) for name in known))
row("G1", RAISE=probe.bit("RAISE"), BRANCH_LEFT=probe.bit("BRANCH_LEFT"))
mon.use_tool_id(5, "theirs")
mon.set_events(5, E.PY_START)
row("G6", holder=probe.holder(5), events=probe.events_of(5))
mon.set_events(5, 0)
mon.free_tool_id(5)
row("G6", left=[probe.holder(tool) for tool in range(6)])
row("clean", failures=probe.failures(), exception=sys.exception())
