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
for name in numbers:
    process.send_signal(getattr(signal, name))
output, errors = process.communicate()
print(before + output)
print(errors)
print("ended with", process.returncode)
