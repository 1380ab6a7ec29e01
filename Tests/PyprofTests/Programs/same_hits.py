"""Prints where line_profiler and a file of `pyprof export` differ about the lines of calls.py."""

import subprocess
import sys

from line_profiler import load_stats

program, exported = sys.argv[1:]
subprocess.run(
    [sys.executable, "-m", "kernprof", "-q", "-l", "-p", program, "-o", "expected.lprof", program],
    check=True, stdout=subprocess.DEVNULL)


def hits(path):
    timings = load_stats(path).timings
    return {key[2]: {line: count for line, count, _ in lines} for key, lines in timings.items() if lines}


expected, actual = hits("expected.lprof"), hits(exported)
for key in sorted(expected):
    if expected[key] != actual.get(key):
        print(key, expected[key], actual.get(key))
print(len(expected), "functions")
