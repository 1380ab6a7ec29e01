// The stable C API of CPython, and what its headers lack or Swift cannot import.
#ifndef PYCOV_CPYTHON_SHIMS_H
#define PYCOV_CPYTHON_SHIMS_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
// Python.h asks for more of the C library than Swift does; the first to include it decides.
#include <features.h>
#include <Python.h>

// Stable from 3.12 on.
PyAPI_FUNC(PyObject *) PyErr_GetRaisedException(void);
PyAPI_FUNC(void) PyErr_SetRaisedException(PyObject *exception);
PyAPI_FUNC(PyObject *) PyObject_Vectorcall(PyObject *callable, PyObject *const *arguments, size_t count, PyObject *names);

// Not stable by name, but exported under these names by 3.12 to 3.15.
PyAPI_FUNC(Py_ssize_t) PyUnstable_Eval_RequestCodeExtraIndex(void (*release)(void *));
PyAPI_FUNC(int) PyUnstable_Code_GetExtra(PyObject *code, Py_ssize_t index, void **extra);
PyAPI_FUNC(int) PyUnstable_Code_SetExtra(PyObject *code, Py_ssize_t index, void *extra);

// Macros, and data that Swift takes for shared mutable state. None, True and False never die in 3.12
// and later: returning them needs no reference of their own.
static inline PyObject *pycov_none(void) { return Py_None; }
static inline PyObject *pycov_false(void) { return Py_False; }
static inline PyObject *pycov_true(void) { return Py_True; }
static inline PyTypeObject *pycov_typeOf(PyObject *object) { return Py_TYPE(object); }
static inline PyObject *pycov_runtimeError(void) { return PyExc_RuntimeError; }
static inline PyObject *pycov_exception(void) { return PyExc_Exception; }
static inline PyObject *pycov_codeType(void) { extern PyTypeObject PyCode_Type; return (PyObject *)&PyCode_Type; }
static inline unsigned int pycov_notInstantiable(void) { return Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION; }
static inline unsigned long pycov_version(void) { return Py_Version; }

// What a callback's `self` holds, so that one event costs no look-up at all.
typedef struct {
  PyObject_HEAD
  void *function;
  void *state;
  PyObject *disable;
  PyObject *missing;
} PycovCallback;

#endif
