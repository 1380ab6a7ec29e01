"""Says that it is ready, then waits for a signal in the way that its argument names."""

import atexit
import signal
import sys
import time

atexit.register(lambda: print("at exit", flush=True))


def handled(number, frame):
    print("handled", number, frame.f_code.co_name, flush=True)
    sys.exit(9)


def wait():
    print("ready", flush=True)
    while True:
        time.sleep(60)


way = sys.argv[1]
if way == "handler":
    signal.signal(signal.SIGTERM, handled)
    signal.signal(signal.SIGINT, handled)
    signal.signal(signal.SIGUSR1, handled)
names = [signal.getsignal(n) for n in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE, signal.SIGCHLD)]
print([getattr(handler, "__name__", handler) for handler in names])
print(signal.pthread_sigmask(signal.SIG_BLOCK, []))
try:
    wait()
except KeyboardInterrupt:
    if way != "caught":
        raise
    print("caught", flush=True)
finally:
    print("finally", flush=True)
