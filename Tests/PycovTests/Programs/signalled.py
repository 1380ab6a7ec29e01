"""signalled.py SIGNAL... -- COMMAND...: sends signals to a command once it says that it is ready."""

import signal
import subprocess
import sys

numbers = sys.argv[1:sys.argv.index("--")]
command = sys.argv[sys.argv.index("--") + 1:]
process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
before = ""
for line in process.stdout:
    before += line
    if line == "ready\n":
        break
state = "R"
while state not in "SZ":
    # A signal that comes just before the call that waits would not end that call.
    with open(f"/proc/{process.pid}/stat") as file:
        state = file.read().rpartition(")")[2].split()[0]
for name in numbers:
    process.send_signal(getattr(signal, name))
output, errors = process.communicate()
print(before + output)
print(errors)
print("ended with", process.returncode)
