"""Prints everything by which an interpreter can be told from another."""

import locale
import os
import site
import sys
import threading

for name in (
    "executable", "prefix", "exec_prefix", "base_prefix", "base_exec_prefix", "path", "argv",
    "orig_argv", "flags", "warnoptions", "_xoptions", "platlibdir", "version", "implementation",
    "dont_write_bytecode", "pycache_prefix", "_base_executable", "hexversion", "float_info",
    "displayhook", "excepthook", "breakpointhook", "unraisablehook", "meta_path",
):
    print(name, getattr(sys, name))
print("trace", sys.gettrace(), sys.getprofile(), sys.getrecursionlimit(), sys.getswitchinterval())
print("site", site.getsitepackages(), site.getusersitepackages(), site.ENABLE_USER_SITE)
print("streams", [(s.encoding, s.errors, s.line_buffering, s.isatty(), s.name, s.mode)
                  for s in (sys.stdin, sys.stdout, sys.stderr)])
print("encodings", sys.getfilesystemencoding(), locale.getpreferredencoding(), locale.setlocale(locale.LC_CTYPE))
print("main", sorted(globals()), sys.modules["__main__"].__dict__ is globals())
print("names", __name__, globals().get("__file__"), __package__, globals().get("__cached__"))
print("spec", __spec__ and (__spec__.name, __spec__.origin, __spec__.cached, __spec__.parent))
print("loader", type(__loader__), __loader__ if isinstance(__loader__, type) else vars(__loader__))
print("threads", threading.current_thread().name, threading.active_count())
print("folder", os.getcwd(), os.getpid() == os.getpgrp(), os.path.basename(os.readlink("/proc/self/cwd")))
frame, depth = sys._getframe(), 0
while frame:
    frame, depth = frame.f_back, depth + 1
print("depth", depth)
print("environment", sorted(k for k in os.environ if k.startswith("PYTHON")))
