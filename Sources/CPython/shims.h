// The stable C API of CPython, and what its headers lack or Swift cannot import.
#ifndef PYCOV_CPYTHON_SHIMS_H
#define PYCOV_CPYTHON_SHIMS_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#endif
