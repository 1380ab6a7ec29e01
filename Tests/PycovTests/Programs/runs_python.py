"""Starts Pythons with subprocess."""

import subprocess
import sys

code = "import sys; print(sys.argv, sys.executable, sys.flags, sys.stdin.read()); sys.exit(3)"
for options in ([], ["-I"], ["-E"], ["-S"], ["-X", "dev"], ["-O"]):
    done = subprocess.run(
        [sys.executable, *options, "-c", code, "an argument"], input="input", capture_output=True, text=True)
    print(options, done.returncode, done.stdout, done.stderr)
