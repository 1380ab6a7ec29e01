"""Does what Python warns of."""

import sys
import warnings

open(__file__)
warnings.warn("deprecated", DeprecationWarning)
warnings.warn("for users")
assert not sys.argv[1:], "asserted"
print(b"a" == "a", sys.flags.optimize, __debug__)
print("é", ascii(sys.stdout.encoding))
