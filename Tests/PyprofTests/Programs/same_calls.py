"""Prints where cProfile and a file of `pyprof export` differ about the functions of calls.py."""

import pstats
import subprocess
import sys

program, exported = sys.argv[1:]
subprocess.run([sys.executable, "-m", "cProfile", "-o", "expected.prof", program], check=True)


def counts(path):
    stats = pstats.Stats(path).stats
    result = {}
    for (file, line, name), (primitive, calls, _, _, callers) in stats.items():
        if file.endswith("calls.py"):
            # What calls the module itself is the profiler's own doing.
            made = {key[1:]: value[:2] for key, value in callers.items() if name != "<module>"}
            result[line, name] = (calls, primitive, made)
    return result


expected, actual = counts("expected.prof"), counts(exported)
for key in sorted({*expected, *actual}):
    if expected.get(key) != actual.get(key):
        print(key, expected.get(key), actual.get(key))
print(len(expected), "functions")
