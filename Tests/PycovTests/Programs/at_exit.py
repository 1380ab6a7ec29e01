"""Says in which order things end."""

import atexit
import sys
import threading
import weakref

order = []


class Late:
    def __del__(self):
        print("collected")


class Failing:
    """A callback that ends in an error and has the same name every time."""

    def __init__(self, error):
        self.error = error

    def __repr__(self):
        return f"<failing by {self.error!r}>"

    def __call__(self):
        raise self.error


def say(word):
    print(word, order)


def wait_for_end():
    threading.main_thread().join()
    order.append("thread")
    print("thread ends")


def background():
    threading.Event().wait()


late = Late()
weakref.finalize(late, say, "finalized")
atexit.register(say, "first registered")
atexit.register(say, "second registered")
threading._register_atexit(order.append, "threading")
threading.Thread(target=wait_for_end).start()
threading.Thread(target=background, daemon=True).start()
atexit.register(Failing(ZeroDivisionError("division")))
atexit.register(Failing(SystemExit("from atexit")))
print("main ends")
sys.stdout.write("no newline")
