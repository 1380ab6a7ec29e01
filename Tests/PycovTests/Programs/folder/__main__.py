import sys

import helper

print(__name__, repr(__package__), __file__, __spec__.name, sys.argv, sys.orig_argv, sys.path[:1])
print(helper.__file__, type(__loader__).__name__)
raise ValueError("at the end")
