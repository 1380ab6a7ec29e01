import os  # hit
import sys  # hit

if len(sys.argv) == 1:  # hit
    import subprocess  # hit

    for core in "ctrace", "sysmon", "pytrace":  # hit
        subprocess.run(  # hit
            [sys.executable, __file__, core], check=True,
            env=dict(os.environ, COVERAGE_CORE=core)
        )
    sys.exit()  # hit

import coverage  # hit

measurement = coverage.Coverage(data_file=None, branch=False, include=["*/work.py"])  # hit
measurement.start()  # hit
import work  # hit

work.classify(1)  # hit
work.classify(20)  # hit
work.total(range(3))  # hit
measurement.stop()  # hit
_, statements, missing, _ = measurement.analysis("work.py")  # hit
assert statements == [1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17], statements  # hit
assert missing == [5, 17], missing  # hit
