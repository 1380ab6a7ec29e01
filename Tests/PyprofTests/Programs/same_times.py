"""same_times.py PROGRAM OURS.prof [builtins]: compares all figures and callers with cProfile's, exactly."""

import cProfile
import os
import pstats
import runpy
import sys

program, ours, builtins = sys.argv[1], sys.argv[2], len(sys.argv) > 3
names = runpy.run_path(program, run_name="program")
clock = names["CLOCK"]
profile = cProfile.Profile(timer=lambda: clock[0], timeunit=1e-9, builtins=builtins)
profile.enable()
names["work"]()
profile.disable()


def figures(values):
    calls, primitive, own, total = values
    return calls, primitive, round(own * 1e9), round(total * 1e9)


def functions(stats, swapped):
    """By file, line and name: the figures, and those of each caller inside the program."""
    shown = {}
    for place, (primitive, calls, own, total, callers) in stats.items():
        if place[0] != program or place[2] == "<module>":
            continue
        shown[place[1:]] = figures((calls, primitive, own, total)), {
            caller[1:]: figures(values)
            for caller, values in callers.items()
            if caller[0] == program and caller[2] != "<module>"
        }
    return shown


theirs = functions(pstats.Stats(profile).stats, False)
mine = functions(pstats.Stats(ours).stats, False)
bodies = {place for place in mine if place not in theirs and place[1] == "Shop"}
for place in sorted(theirs.keys() | mine.keys() - bodies):
    if theirs.get(place) != mine.get(place):
        print(f"{place}: cProfile {theirs.get(place)}, pyprof {mine.get(place)}", file=sys.stderr)
print(len(theirs), "functions,", sum(len(callers) for _, callers in theirs.values()), "edges")
