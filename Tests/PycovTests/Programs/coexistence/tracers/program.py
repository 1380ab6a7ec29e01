import sys  # hit
import threading  # hit

import work  # hit

lines = []  # hit
calls = []  # hit


def trace(frame, event, argument):  # hit
    if frame.f_code.co_filename.endswith("work.py"):  # miss
        lines.append((event, frame.f_lineno))  # miss
        return trace  # miss
    return None  # miss


def profile(frame, event, argument):  # hit
    if frame.f_code.co_filename.endswith("work.py"):  # miss
        calls.append((event, frame.f_code.co_name))  # miss


work.classify(1)  # hit
sys.settrace(trace)  # hit
work.classify(20)  # hit
work.total([1])  # hit
sys.settrace(None)  # hit
assert lines == [  # hit
    ("call", 1), ("line", 2), ("line", 3), ("return", 3),
    ("call", 9), ("line", 10), ("line", 11), ("line", 12), ("line", 11), ("line", 13),
    ("return", 13),
], lines
assert sys.gettrace() is None  # hit
sys.setprofile(profile)  # hit
work.classify(2)  # hit
sys.setprofile(None)  # hit
assert calls == [("call", "classify"), ("return", "classify")], calls  # hit
lines.clear()  # hit
threading.settrace(trace)  # hit
threading.setprofile(profile)  # hit
thread = threading.Thread(target=work.classify, args=(3,))  # hit
thread.start()  # hit
thread.join()  # hit
threading.settrace(None)  # hit
threading.setprofile(None)  # hit
assert lines == [("call", 1), ("line", 2), ("line", 4), ("line", 6), ("return", 6)], lines  # hit
assert calls[2:] == [("call", "classify"), ("return", "classify")], calls  # hit
threading.settrace_all_threads(trace)  # hit
work.total([])  # hit
threading.settrace_all_threads(None)  # hit
assert lines[5:] == [  # hit
    ("call", 9), ("line", 10), ("line", 11), ("line", 13), ("return", 13)
], lines
