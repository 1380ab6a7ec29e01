// The stable C API of CPython, and what its headers lack or Swift cannot import.
#ifndef PYCOV_CPYTHON_SHIMS_H
#define PYCOV_CPYTHON_SHIMS_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
// Python.h asks for more of the C library than Swift does; the first to include it decides.
#include <features.h>
#include <Python.h>
#include <stdbool.h>
#include <string.h>
#include <structmember.h>

// Stable from 3.12 on.
PyAPI_FUNC(PyObject *) PyErr_GetRaisedException(void);
PyAPI_FUNC(void) PyErr_SetRaisedException(PyObject *exception);
PyAPI_FUNC(PyObject *) PyObject_Vectorcall(PyObject *, PyObject *const *, size_t, PyObject *);

// Not stable by name, but exported under these names by 3.12 to 3.15.
PyAPI_FUNC(Py_ssize_t) PyUnstable_Eval_RequestCodeExtraIndex(void (*release)(void *));
PyAPI_FUNC(int) PyUnstable_Code_GetExtra(PyObject *code, Py_ssize_t index, void **extra);
PyAPI_FUNC(int) PyUnstable_Code_SetExtra(PyObject *code, Py_ssize_t index, void *extra);
PyAPI_FUNC(int) PyFrame_GetLasti(PyFrameObject *frame);

PyAPI_FUNC(int) PyUnstable_Long_IsCompact(const PyObject *integer);
PyAPI_FUNC(Py_ssize_t) PyUnstable_Long_CompactValue(const PyObject *integer);

// Macros, and data that Swift takes for shared mutable state. From 3.12 on None never dies:
// to return it takes no reference.
static inline PyObject *pycov_none(void) { return Py_None; }
static inline int pycov_isSmallInteger(PyObject *object) {
  return Py_IS_TYPE(object, &PyLong_Type) && PyUnstable_Long_IsCompact(object);
}
static inline PyTypeObject *pycov_typeOf(PyObject *object) { return Py_TYPE(object); }
static inline PyObject *pycov_runtimeError(void) { return PyExc_RuntimeError; }
static inline PyObject *pycov_baseException(void) { return PyExc_BaseException; }
static inline int pycov_isAsyncEnd(PyObject *exception) {
  return PyErr_GivenExceptionMatches(exception, PyExc_StopAsyncIteration);
}
static inline PyObject *pycov_frameObject(PyFrameObject *frame) { return (PyObject *)frame; }
PyAPI_DATA(PyTypeObject) PyCode_Type;
static inline PyObject *pycov_codeType(void) { return (PyObject *)&PyCode_Type; }

// Where a code object keeps its file's name, as its type says; -1 where that does not.
static inline Py_ssize_t pycov_filenameOffset(void) {
  const PyMemberDef *member = (const PyMemberDef *)PyType_GetSlot(&PyCode_Type, Py_tp_members);
  for (; member != NULL && member->name != NULL; member++)
    if (strcmp(member->name, "co_filename") == 0) return member->offset;
  return -1;
}

static inline unsigned int pycov_noInstances(void) { return Py_TPFLAGS_DISALLOW_INSTANTIATION; }
static inline unsigned long pycov_version(void) { return Py_Version; }

// What tells one function written in C from another: the definition that a built-in function, or a
// method of a type, was made from; NULL for every other callable. Neither structure is in the stable
// interface, and both are the same in 3.12 to 3.15.
static inline const void *pycov_definition(PyObject *callable) {
  struct { PyObject head; const void *definition; } *function;
  struct { PyObject head; void *type, *name, *qualname; const void *definition; } *descriptor;
  if (PyObject_TypeCheck(callable, &PyCFunction_Type)) {
    function = (void *)callable;
    return function->definition;
  }
  if (Py_TYPE(callable) != &PyMethodDescr_Type) return NULL;
  descriptor = (void *)callable;
  return descriptor->definition;
}
static inline bool pycov_isList(PyObject *object) { return PyList_Check(object); }
static inline int pycov_isModule(PyObject *object) {
  return PyObject_TypeCheck(object, &PyModule_Type);
}
static inline int pycov_isMethodOfType(PyObject *callable) {
  return Py_TYPE(callable) == &PyMethodDescr_Type;
}

// What a callback's `self` holds, so that one event costs no look-up at all.
typedef struct {
  PyObject_HEAD
  void *function;
  void *state;
  PyObject *disable;
  PyObject *missing;
} PycovCallback;

#endif
