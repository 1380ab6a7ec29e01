"""A parent and its children, each ending in its own way."""

import atexit
import os
import sys

atexit.register(lambda: print("exit of", "child" if os.getpid() != parent else "parent", flush=True))
parent = os.getpid()


def child(end):
    pid = os.fork()
    if pid == 0:
        print("child", end.__name__, flush=True)
        end()
    _, status = os.waitpid(pid, 0)
    print("ended", os.waitstatus_to_exitcode(status), flush=True)


def by_exit():
    sys.exit(3)


def at_once():
    os._exit(4)


def by_error():
    raise ValueError("in the child")


def by_signal():
    os.kill(os.getpid(), 9)


def through_exec():
    os.execv(sys.executable, [sys.executable, "-c", "import sys; print(sys.orig_argv); sys.exit(6)"])


for way in (by_exit, at_once, by_error, by_signal, through_exec):
    try:
        child(way)
    finally:
        if os.getpid() != parent:
            sys.stdout.flush()
print("parent ends")
