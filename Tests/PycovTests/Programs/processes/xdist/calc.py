import os  # hit
import signal  # hit


def add(a, b):  # hit
    if a == 100:  # hit
        os._exit(b)  # hit
    if a == 200:  # hit
        os.kill(os.getpid(), signal.SIGKILL)  # hit
    if a == 300:  # hit !12
        return b  # hit
    return only_once(a)  # miss


def twice(a):  # hit
    for _ in range(a):  # hit
        a += a  # hit
    return a  # hit


def only_once(a):  # hit
    return a  # miss
