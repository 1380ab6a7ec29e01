#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <features.h>
#include <Python.h>

#include "startup.h"

#include <stdlib.h>
#include <string.h>

// The agent's own.
extern void pycov_agent_load(void);

// Stable from 3.12 on, before which nothing of this runs.
PyAPI_FUNC(PyObject *) PyErr_GetRaisedException(void);
PyAPI_FUNC(void) PyErr_SetRaisedException(PyObject *exception);

/// The folder that a module was loaded from; a new reference, or NULL.
static PyObject *folder_of(PyObject *module) {
  PyObject *file = PyObject_GetAttrString(module, "__file__");
  if (file == NULL) return NULL;
  PyObject *folder = NULL;
  Py_ssize_t slash = PyUnicode_FindChar(file, '/', 0, PyUnicode_GetLength(file), -1);
  if (slash >= 0) folder = PyUnicode_Substring(file, 0, slash);
  Py_DecRef(file);
  return folder;
}

/// Leaves nothing of `folder` in `sys.path` and in the cache of what looks there.
static void leave_path(PyObject *folder) {
  PyObject *path = PySys_GetObject("path");
  for (Py_ssize_t index = PyList_Size(path) - 1; index >= 0; index--)
    if (PyObject_RichCompareBool(PyList_GetItem(path, index), folder, Py_EQ) == 1)
      PyList_SetSlice(path, index, index + 1, NULL);
  PyObject *cache = PySys_GetObject("path_importer_cache");
  if (cache != NULL) PyDict_DelItem(cache, folder);
  PyErr_Clear();
}

/// Tells the processes that this one starts the session of children, which is not the leader's.
static void pass_on_session(PyObject *folder) {
  PyObject *os = PyImport_ImportModule("os"), *environment = NULL, *name = NULL, *session = NULL;
  if (os != NULL) environment = PyObject_GetAttrString(os, "environ");
  if (environment != NULL) name = PyUnicode_FromString("PYCOV_SESSION");
  if (name != NULL) session = PyUnicode_FromFormat("%U/session", folder);
  if (session != NULL) PyObject_SetItem(environment, name, session);
  Py_DecRef(session);
  Py_DecRef(name);
  Py_DecRef(environment);
  Py_DecRef(os);
}

/// Whether the environment names the session of the process that `pycov run` became.
static int is_leader(void) {
  const char *session = getenv("PYCOV_SESSION");
  const char *name = session == NULL ? NULL : strrchr(session, '/');
  return name != NULL && strcmp(name, "/session") != 0;
}

static int execute(PyObject *module) {
  PyObject *folder = folder_of(module);
  if (folder == NULL) return -1;
  leave_path(folder);
  PyObject *modules = PyImport_GetModuleDict();
  PyDict_DelItemString(modules, "sitecustomize");
  PyErr_Clear();
  // Without one, the error that says so goes on to the module `site`, as without us.
  PyObject *theirs = PyImport_ImportModule("sitecustomize");
  PyObject *error = theirs == NULL ? PyErr_GetRaisedException() : NULL;
  int leads = is_leader();
  pycov_agent_load();
  if (leads) pass_on_session(folder);
  PyErr_Clear();
  Py_DecRef(theirs);
  Py_DecRef(folder);
  if (error == NULL) return 0;
  PyErr_SetRaisedException(error);
  return -1;
}

// The third slot is known from 3.12 on: every interpreter of a process may load this.
static PyModuleDef_Slot slots[] = {{Py_mod_exec, (void *)execute}, {3, (void *)2}, {0, NULL}};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "sitecustomize", .m_slots = slots};

void *PyInit_sitecustomize(void) { return PyModuleDef_Init(&definition); }
