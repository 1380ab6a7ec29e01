print("child of gevent")  # hit
