import multiprocessing  # hit
from multiprocessing.managers import BaseManager  # hit

import work  # hit


class Counters(BaseManager):  # hit
    pass  # hit


Counters.register("Counter", work.Counter)  # hit


def main(method):  # hit
    context = multiprocessing.get_context(method)  # hit
    with context.Manager() as manager, Counters(ctx=context) as counters:  # hit
        values = manager.dict()  # hit
        counter = counters.Counter()  # hit
        processes = [  # hit
            context.Process(target=work.use, args=(counter, values, number))
            for number in range(4)
        ]
        for process in processes:  # hit
            process.start()  # hit
        for process in processes:  # hit
            process.join()  # hit
        assert counter.add(0) == 5  # hit
        assert sorted(values) == [0, 1, 2, 3]  # hit
    with context.Pool(2, work.initialize, (7,), maxtasksperchild=1) as pool:  # hit
        asked = pool.map_async(work.square, range(4), chunksize=1)  # hit
        try:  # hit
            asked.get()  # hit
        except ValueError as error:  # hit
            assert error.args == (3,)  # hit
        assert sorted(pool.imap_unordered(work.square, [1, 2])) == [1, 4]  # hit


if __name__ == "__main__":  # hit
    for name in "fork", "spawn", "forkserver":  # hit
        main(name)  # hit
