import os  # hit
import sys  # hit


start, end = os.pipe()  # hit


def detach():  # hit
    if os.fork():  # hit
        os.wait()  # hit
        return False  # hit
    os.setsid()  # hit
    if os.fork():  # hit
        os._exit(0)  # hit
    os.chdir("/")  # hit
    os.umask(0)  # hit
    null = os.open(os.devnull, os.O_RDWR)  # hit
    for number in range(3):  # hit
        os.dup2(null, number)  # hit
    os.closerange(3, end)  # hit
    os.closerange(end + 1, 4096)  # hit
    return True  # hit


def serve():  # hit
    import served  # hit

    served.forever(3)  # hit
    os._exit(0)  # hit


if detach():  # hit
    serve()  # hit
os.close(end)  # hit
assert os.read(start, 1) == b""  # hit
