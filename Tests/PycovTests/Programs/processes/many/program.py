import os  # hit
import signal  # hit


def wait(number):  # hit
    if number % 2:  # hit
        os.close(end)  # hit
    os.read(start, 1)  # hit
    os.kill(os.getpid(), signal.SIGKILL)  # hit


start, end = os.pipe()  # hit
waiting = []  # hit
for number in range(200):  # hit
    pid = os.fork()  # hit
    if pid == 0:  # hit
        os.close(end)  # hit
        end = os.dup(start)  # hit
        wait(number)  # hit
    waiting.append(pid)  # hit
recorded = os.listdir(".pycov") if os.path.isdir(".pycov") else ["one.journal"]  # hit
assert sum(name.endswith(".journal") for name in recorded) == 1, recorded  # hit
os.close(end)  # hit
for pid in waiting:  # hit
    assert os.waitpid(pid, 0)[1] == signal.SIGKILL  # hit
