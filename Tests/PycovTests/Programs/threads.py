"""An exception in a thread, and what the program says about its threads."""

import sys
import threading


def fails():
    raise ValueError("in a thread")


thread = threading.Thread(target=fails, name="worker")
thread.start()
thread.join()
print([thread.name for thread in threading.enumerate()])
sys.exit(5)
