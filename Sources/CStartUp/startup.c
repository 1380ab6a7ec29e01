#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <features.h>
#include <Python.h>

#include "startup.h"

#include "imports.h"
#include "inheritance.h"

#include <stdlib.h>
#include <string.h>

// The agent's own.
extern const char *pycov_agent_load(void);

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

/// Takes a variable out of `os.environ` alone, or gives it `value` there.
///
/// The C library's environment keeps it, for the processes that this one starts.
static void hide(PyObject *variables, const char *name, const char *value) {
  PyObject *key = PyBytes_FromString(name);
  PyObject *kept = value == NULL ? NULL : PyBytes_FromString(value);
  if (key != NULL && kept != NULL) PyDict_SetItem(variables, key, kept);
  if (key != NULL && value == NULL) PyDict_DelItem(variables, key);
  Py_DecRef(kept);
  Py_DecRef(key);
  PyErr_Clear();
}

/// Sees to it that what this process starts is measured, or loads the agent at least, whatever
/// environment that is given, and that `os.environ` tells nothing of it.
static void pass_on(PyObject *folder, const char *file) {
  PyObject *bytes = PyUnicode_EncodeFSDefault(folder);
  const char *path = bytes == NULL ? NULL : PyBytes_AsString(bytes);
  PyObject *os = PyImport_ImportModule("os"), *environment = NULL, *variables = NULL;
  if (os != NULL) environment = PyObject_GetAttrString(os, "environ");
  if (environment != NULL) variables = PyObject_GetAttrString(environment, "_data");
  if (path != NULL) {
    char session[strlen(path) + strlen(file) + sizeof "PYCOV_SESSION=/"];
    strcat(strcat(strcat(strcpy(session, "PYCOV_SESSION="), path), "/"), file);
    int is_taken = pycov_inherit(session, path) == 0 &&
                   pycov_take_imports((const void *)PyModuleDef_Init);
    if (variables != NULL && is_taken) {
      const char *all = getenv("PYTHONPATH"), *rest = all == NULL ? NULL : strchr(all, ':');
      hide(variables, "PYCOV_SESSION", NULL);
      hide(variables, "PYTHONPATH", rest == NULL ? NULL : rest + 1);
    } else if (variables != NULL) {
      hide(variables, "PYCOV_SESSION", session + sizeof "PYCOV_SESSION=" - 1);
    }
  }
  Py_DecRef(variables);
  Py_DecRef(environment);
  Py_DecRef(os);
  Py_DecRef(bytes);
  PyErr_Clear();
}

int pycov_child_inherit(const char *variable, const char *folder) {
  return pycov_inherit(variable, folder);
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
  PyErr_Clear();
  const char *session = pycov_agent_load();
  if (session != NULL) pass_on(folder, session);
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
