"""Runs a command on a terminal of its own.

on_terminal.py STEP... -- COMMAND...: a step is `wait:TEXT` or `send:TEXT` (with Python's escapes);
prints what appeared and how the command ended.
"""

import os
import pty
import sys
import termios

steps = sys.argv[1:sys.argv.index("--")]
command = sys.argv[sys.argv.index("--") + 1:]
child, terminal = pty.fork()
if child == 0:
    # A key that sends a signal throws away what was not yet read, its own echo or not.
    settings = termios.tcgetattr(0)
    settings[3] |= termios.NOFLSH
    termios.tcsetattr(0, termios.TCSANOW, settings)
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


def wait_until_idle():
    """A signal that comes just before the call that waits would not end that call."""
    state = "R"
    while state not in "SZ":
        with open(f"/proc/{child}/stat") as file:
            state = file.read().rpartition(")")[2].split()[0]


position = 0
for step in steps:
    kind, _, text = step.partition(":")
    data = text.encode().decode("unicode_escape").encode("latin-1")
    if kind == "send":
        wait_until_idle()
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
