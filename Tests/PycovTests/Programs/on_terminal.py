"""Runs a command on a terminal of its own.

on_terminal.py STEP... -- COMMAND...: a step is `wait:TEXT` or `send:TEXT` (with Python's escapes);
prints what appeared and how the command ended.
"""

import os
import pty
import sys

steps = sys.argv[1:sys.argv.index("--")]
command = sys.argv[sys.argv.index("--") + 1:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
seen = b""


def read():
    global seen
    try:
        chunk = os.read(terminal, 4096)
    except OSError:
        return False
    seen += chunk
    return bool(chunk)


position = 0
for step in steps:
    kind, _, text = step.partition(":")
    data = text.encode().decode("unicode_escape").encode("latin-1")
    if kind == "send":
        os.write(terminal, data)
        continue
    while data not in seen[position:]:
        if not read():
            break
    position = seen.find(data, position) + len(data)
while read():
    pass
_, status = os.waitpid(child, 0)
print(seen.decode(errors="replace").replace("\r\n", "\n"))
print("ended with", os.waitstatus_to_exitcode(status))
