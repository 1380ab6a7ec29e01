"""Watches `pycov watch` while the data file changes, and prints the totals that it shows.

watches.py PYCOV -- COMMAND...: the command makes the data file anew; twice.
"""

import subprocess
import sys

pycov, command = sys.argv[1], sys.argv[3:]
watch = subprocess.Popen([pycov, "watch", "--format=total"], stdout=subprocess.PIPE, text=True)
total = watch.stdout.readline().strip()
print(total)
for rest in ["\nif not a:\n    b = 1\n", "c = 1\nd = 1\n"]:
    with open("m.py", "a") as program:
        program.write(rest)
    subprocess.run(command, check=True)
    last = total
    while total == last:
        total = watch.stdout.readline().strip()
    print(total)
watch.terminate()
print("ended with", watch.wait())
