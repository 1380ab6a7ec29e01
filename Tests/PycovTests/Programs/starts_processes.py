"""multiprocessing by the method that its argument names."""

import concurrent.futures
import multiprocessing
import os
import sys


def square(number):
    return number * number


def fails():
    sys.exit(3)


def talk(queue, parent):
    queue.put((multiprocessing.current_process().name, os.getpid() != parent, __name__, sys.argv))


def main():
    context = multiprocessing.get_context(sys.argv[1])
    with context.Pool(2) as pool:
        print(pool.map(square, range(5)))
    queue = context.Queue()
    process = context.Process(target=talk, args=(queue, os.getpid()), name="talker")
    process.start()
    print(queue.get())
    process.join()
    print(process.exitcode)
    process = context.Process(target=fails)
    process.start()
    process.join()
    print(process.exitcode)
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as executor:
        print(list(executor.map(square, range(4))))


if __name__ == "__main__":
    main()
