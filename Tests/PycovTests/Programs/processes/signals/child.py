import os  # hit
import signal  # hit
import sys  # hit
import threading  # hit


def leave(number, frame):  # hit
    print("left")  # hit
    sys.exit(5)  # hit


def go_on(number, frame):  # hit
    gone_on.set()  # hit


gone_on = threading.Event()  # hit
if sys.argv[1] == "exits":  # hit
    signal.signal(signal.SIGTERM, leave)  # hit
elif sys.argv[1] == "goes on":  # hit
    signal.signal(signal.SIGTERM, go_on)  # hit
elif sys.argv[1] == "ignores":  # hit
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # hit
    signal.signal(signal.SIGUSR1, go_on)  # hit
print("ready", flush=True)  # hit
gone_on.wait()  # hit
print("went on")  # hit
