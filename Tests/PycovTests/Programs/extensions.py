"""Uses the modules that need libraries of C."""

import ctypes
import sqlite3
import ssl
import sys

print(ctypes.pythonapi.PyLong_AsLong(ctypes.py_object(42)))
print(ctypes.CDLL(None).getpid() > 0)
compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
numbers = (ctypes.c_int * 4)(3, 1, 4, 2)
ctypes.CDLL(None).qsort(numbers, 4, ctypes.sizeof(ctypes.c_int), compare(lambda a, b: a[0] - b[0]))
print(list(numbers))
base = sqlite3.connect(":memory:")
base.create_function("twice", 1, lambda x: 2 * x)
print(base.execute("select twice(21), sqlite_version()").fetchall())
print(ssl.OPENSSL_VERSION, ssl.create_default_context().verify_mode)
for name in ("zlib", "bz2", "lzma", "hashlib", "decimal", "curses", "readline", "_uuid", "select"):
    try:
        print(name, getattr(__import__(name), "__file__", None))
    except ImportError as error:
        print(name, error)
sys.exit(0)
