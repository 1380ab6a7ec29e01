import sys  # hit

import work  # hit

monitoring = sys.monitoring  # hit
events = monitoring.events  # hit
names = [monitoring.get_tool(number) for number in (0, 2, 3, 4, 5)]  # hit
assert names == [None] * 5, names  # hit
seen = []  # hit
for number in 0, 2, 3, 4, 5:  # hit
    monitoring.use_tool_id(number, f"tool {number}")  # hit


def line(code, number):  # hit
    if code.co_filename.endswith("work.py"):  # miss
        seen.append(number)  # miss
        return monitoring.DISABLE  # miss


monitoring.register_callback(5, events.LINE, line)  # hit
monitoring.set_events(5, events.LINE)  # hit
work.classify(1)  # hit
work.classify(2)  # hit
assert seen == [2, 4, 6], seen  # hit
monitoring.restart_events()  # hit
work.classify(20)  # hit
assert seen == [2, 4, 6, 2, 3], seen  # hit
monitoring.set_events(5, 0)  # hit
for number in 0, 2, 3, 4, 5:  # hit
    monitoring.free_tool_id(number)  # hit
for _ in range(1000):  # hit
    monitoring.restart_events()  # hit
work.total(range(3))  # hit
