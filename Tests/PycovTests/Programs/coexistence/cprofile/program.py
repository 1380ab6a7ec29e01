import cProfile  # hit
import io  # hit
import pstats  # hit

import work  # hit

before = work.classify(1)  # hit
profile = cProfile.Profile()  # hit
profile.enable()  # hit
work.classify(20)  # hit
for _ in range(5):  # hit
    work.total(range(3))  # hit
profile.disable()  # hit
counts = {  # hit
    name: calls[0] for (_, _, name), calls in pstats.Stats(profile).stats.items()
}
assert counts["classify"] == 1 and counts["total"] == 5, counts  # hit
work.classify(2)  # hit
with cProfile.Profile() as again:  # hit
    work.classify(3)  # hit
again.print_stats()  # hit
