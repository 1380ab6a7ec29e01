import time  # hit

from pyinstrument import Profiler  # hit

import work  # hit

with Profiler(interval=0.001) as profiler:  # hit
    end = time.monotonic() + 0.05  # hit
    while time.monotonic() < end:  # hit
        work.classify(1)  # hit
        work.classify(20)  # hit
    work.total(range(3))  # hit
assert "program.py" in profiler.output_text()  # hit
