from line_profiler import LineProfiler  # hit

import work  # hit

work.classify(1)  # hit
profiler = LineProfiler(work.classify)  # hit
profiler.enable_by_count()  # hit
work.classify(20)  # hit
work.classify(30)  # hit
profiler.disable_by_count()  # hit
(timings,) = profiler.get_stats().timings.values()  # hit
assert [line[:2] for line in timings] == [(2, 2), (3, 2)], timings  # hit
work.total(range(3))  # hit
