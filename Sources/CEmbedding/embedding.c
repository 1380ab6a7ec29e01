#include "embedding.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

// As documented in CPython's "Python Initialization Configuration"; unchanged since 3.8.
typedef struct {
  enum { status_ok, status_error, status_exit } type;
  const char *function;
  const char *message;
  int exit_code;
} status;

// PyConfig is some 500 bytes in 3.12 to 3.15; CPython clears and fills as much as it needs.
static _Alignas(16) char config[8192];

static struct pycov_embedding foreign(const char *name) {
  return (struct pycov_embedding){pycov_embedding_foreign, 0, name};
}

struct pycov_embedding pycov_embedding_start(void *handle, int argc, char **argv) {
#define FUNCTION(result, name, ...)                               \
  result (*name)(__VA_ARGS__) = (result(*)(__VA_ARGS__))dlsym(handle, #name); \
  if (name == NULL) return foreign(#name)
  FUNCTION(void, PyConfig_InitPythonConfig, void *);
  FUNCTION(status, PyConfig_SetBytesArgv, void *, ptrdiff_t, char *const *);
  FUNCTION(status, Py_InitializeFromConfig, const void *);
  FUNCTION(void, PyConfig_Clear, void *);
  FUNCTION(void, Py_ExitStatusException, status);
#undef FUNCTION
  memset(config, 0, sizeof config);
  PyConfig_InitPythonConfig(config);
  status result = PyConfig_SetBytesArgv(config, argc, argv);
  if (result.type == status_ok) result = Py_InitializeFromConfig(config);
  PyConfig_Clear(config);
  if (result.type == status_exit)
    return (struct pycov_embedding){pycov_embedding_done, result.exit_code, NULL};
  if (result.type == status_error) Py_ExitStatusException(result);
  return (struct pycov_embedding){pycov_embedding_ready, 0, NULL};
}

int pycov_embedding_at_exit(void *handle, void (*callback)(void)) {
  int (*Py_AtExit)(void (*)(void)) = (int (*)(void (*)(void)))dlsym(handle, "Py_AtExit");
  return Py_AtExit == NULL ? -1 : Py_AtExit(callback);
}

int pycov_embedding_run(void *handle) {
  int (*Py_RunMain)(void) = (int (*)(void))dlsym(handle, "Py_RunMain");
  return Py_RunMain == NULL ? 1 : Py_RunMain();
}
