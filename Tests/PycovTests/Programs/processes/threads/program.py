import _thread  # hit
import concurrent.futures  # hit
import contextvars  # hit
import os  # hit
import threading  # hit


def in_thread(number):  # hit
    if number == 1:  # hit
        return first(number)  # hit
    return second(number)  # hit


def first(number):  # hit
    return -number  # hit


def second(number):  # hit
    return number  # hit


def raw(lock):  # hit
    lock.release()  # hit


def late():  # hit
    asleep.set()  # hit
    threading.Event().wait()  # hit
    print("never")  # miss


class Worker(threading.Thread):  # hit
    def run(self):  # hit
        self.result = contextvars.copy_context().run(in_thread, 3)  # hit


def forked():  # hit
    pid = os.fork()  # hit
    if pid == 0:  # hit
        thread = threading.Thread(target=in_child)  # hit
        thread.start()  # hit
        thread.join()  # hit
        os._exit(0)  # hit
    os.waitpid(pid, 0)  # hit


def in_child():  # hit
    return 1  # hit


asleep = threading.Event()  # hit
with concurrent.futures.ThreadPoolExecutor(4) as pool:  # hit
    print(list(pool.map(in_thread, range(3))))  # hit
lock = _thread.allocate_lock()  # hit
lock.acquire()  # hit
_thread.start_new_thread(raw, (lock,))  # hit
lock.acquire()  # hit
worker = Worker()  # hit
worker.start()  # hit
worker.join()  # hit
forking = threading.Thread(target=forked)  # hit
forking.start()  # hit
forking.join()  # hit
threading.Timer(0, in_child).start()  # hit
threading.Thread(target=late, daemon=True).start()  # hit
asleep.wait()  # hit
