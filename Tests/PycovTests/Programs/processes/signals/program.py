import os  # hit
import signal  # hit
import subprocess  # hit
import sys  # hit


def run(way, *numbers):  # hit
    child = subprocess.Popen(  # hit
        [sys.executable, "child.py", way], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout.readline() == "ready\n"  # hit
    for number in numbers:  # hit
        child.send_signal(number)  # hit
    print(way, child.stdout.read(), child.wait())  # hit


run("dies", signal.SIGTERM)  # hit
run("exits", signal.SIGTERM)  # hit
run("goes on", signal.SIGTERM)  # hit
run("ignores", signal.SIGTERM, signal.SIGUSR1)  # hit
run("is killed", signal.SIGKILL)  # hit
