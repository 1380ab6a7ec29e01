import os  # hit


def forever(count):  # hit
    while count:  # hit
        count -= 1  # hit
    for _ in range(2):  # hit
        if os.fork() == 0:  # hit
            in_child()  # hit
    os.wait()  # hit
    os.wait()  # hit


def in_child():  # hit
    os._exit(1)  # hit
