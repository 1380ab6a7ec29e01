"""Asks on a terminal."""

import os
import sys

if "readline" in sys.argv:
    import readline

    readline.add_history("from the history")
print([s.isatty() for s in (sys.stdin, sys.stdout, sys.stderr)], os.tcgetpgrp(0) == os.getpgrp())
name = input("name? ")
print("hello", repr(name))
try:
    print(input("again? "))
except EOFError:
    print("end of input")
