import subprocess  # hit
import sys  # hit

if len(sys.argv) == 1:  # hit
    for name in "greenlet", "gevent", "eventlet":  # hit
        subprocess.run([sys.executable, __file__, name], check=True)  # hit
    sys.exit()  # hit


def work(number):  # hit
    total = 0  # hit
    for step in range(number):  # hit
        total += step  # hit
        pause()  # hit
    if number == 1000:  # hit !16
        return -1  # miss
    return total  # hit


if sys.argv[1] == "greenlet":  # hit
    import greenlet  # hit

    main = greenlet.getcurrent()  # hit
    pause = main.switch  # hit
    many = [greenlet.greenlet(work) for _ in range(3)]  # hit
    for number, one in enumerate(many):  # hit
        one.switch(number)  # hit
    while not all(one.dead for one in many):  # hit
        for one in many:  # hit
            one.switch()  # hit
elif sys.argv[1] == "gevent":  # hit
    from gevent import monkey  # hit

    monkey.patch_all()  # hit
    import gevent  # hit
    import threading  # hit
    import time  # hit

    def pause():  # hit
        time.sleep(0)  # hit

    many = [gevent.spawn(work, number) for number in range(3)]  # hit
    gevent.joinall(many)  # hit
    print([one.value for one in many])  # hit
    thread = threading.Thread(target=work, args=(4,))  # hit
    thread.start()  # hit
    thread.join()  # hit
    print(subprocess.run([sys.executable, "-c", "import child"]).returncode)  # hit
elif sys.argv[1] == "eventlet":  # hit !exit
    import eventlet  # hit

    def pause():  # hit
        eventlet.sleep(0)  # hit

    pool = eventlet.GreenPool(2)  # hit
    print(list(pool.imap(work, range(4))))  # hit
