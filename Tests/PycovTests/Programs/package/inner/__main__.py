import package.inner.report
import sys

print("main", __name__, __package__, __file__, __spec__.name, sys.argv, sys.path)
