#define _GNU_SOURCE
#include "inheritance.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

// Set once, before any program is started.
static const char *variable;
static size_t variable_name_length;
static const char *folder;

static const char path_name[] = "PYTHONPATH=";

// A larger environment is passed on as it is. What is built lives on the stack: a child of vfork
// shares its parent's memory.
enum { most_variables = 8192, most_path = 65536 };

static size_t count(char *const *environment) {
  size_t length = 0;
  while (environment[length] != NULL) length++;
  return length;
}

static const char *found(char *const *environment, const char *name, size_t length) {
  for (; *environment != NULL; environment++)
    if (strncmp(*environment, name, length) == 0) return *environment + length;
  return NULL;
}

static int starts_with_folder(const char *path) {
  size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && (path[length] == 0 || path[length] == ':');
}

/// Whether `environment` lacks something, and can be given it.
static int lacks(char *const *environment) {
  if (folder == NULL || environment == NULL) return 0;
  const char *path = found(environment, path_name, sizeof path_name - 1);
  if (path != NULL && starts_with_folder(path) &&
      found(environment, variable, variable_name_length) != NULL)
    return 0;
  return count(environment) < most_variables && (path == NULL || strlen(path) < most_path);
}

static size_t path_size(char *const *environment) {
  const char *path = found(environment, path_name, sizeof path_name - 1);
  return sizeof path_name + strlen(folder) + 1 + (path == NULL ? 0 : strlen(path));
}

/// Writes PYTHONPATH into `path` and all variables, the new ones last, into `result`.
static void extend(char *const *environment, char **result, char *path) {
  const char *old = found(environment, path_name, sizeof path_name - 1);
  strcpy(path, path_name);
  if (old == NULL || !starts_with_folder(old)) strcat(path, folder);
  if (old != NULL && *old != 0) {
    if (!starts_with_folder(old)) strcat(path, ":");
    strcat(path, old);
  }
  size_t length = 0;
  for (; *environment != NULL; environment++) {
    if (strncmp(*environment, path_name, sizeof path_name - 1) == 0) continue;
    if (strncmp(*environment, variable, variable_name_length) == 0) continue;
    result[length++] = *environment;
  }
  result[length++] = (char *)variable;
  result[length++] = path;
  result[length] = NULL;
}

// The C library's own functions, looked up before there are threads or forks that could not.
static int (*next_execve)(const char *, char *const[], char *const[]);
static int (*next_execvpe)(const char *, char *const[], char *const[]);
static int (*next_fexecve)(int, char *const[], char *const[]);
static int (*next_posix_spawn)(
    pid_t *, const char *, file_actions, attributes, char *const[], char *const[]);
static int (*next_posix_spawnp)(
    pid_t *, const char *, file_actions, attributes, char *const[], char *const[]);

// By the library's name, since the search order may begin with functions that call these.
__attribute__((constructor)) static void find_next(void) {
  void *library = dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD);
  if (library == NULL) return;
#define FIND(name) *(void **)&next_##name = dlsym(library, #name)
  FIND(execve);
  FIND(execvpe);
  FIND(fexecve);
  FIND(posix_spawn);
  FIND(posix_spawnp);
#undef FIND
}

int pycov_inherit(const char *new_variable, const char *new_folder) {
  const char *equals = strchr(new_variable, '=');
  char *kept_variable = strdup(new_variable), *kept_folder = strdup(new_folder);
  if (equals == NULL || kept_variable == NULL || kept_folder == NULL) return -1;
  folder = kept_folder;
  const char *old = getenv("PYTHONPATH");
  int has_folder = old != NULL && starts_with_folder(old);
  char path[sizeof path_name + strlen(kept_folder) + 1 + (old == NULL ? 0 : strlen(old))];
  strcpy(path, kept_folder);
  if (old != NULL && *old != 0) strcat(strcat(path, ":"), old);
  char name[equals - new_variable + 1];
  memcpy(name, new_variable, sizeof name - 1);
  variable = kept_variable;
  variable_name_length = sizeof name;
  name[sizeof name - 1] = 0;
  if (setenv(name, equals + 1, 1) != 0) return -1;
  return has_folder ? 0 : setenv("PYTHONPATH", path, 1);
}

/// Calls the C library's function with `environment` replaced by one that lacks nothing.
#define PASS_ON(next, ...)                                              \
  if (!lacks(environment)) return next(__VA_ARGS__);                    \
  char path[path_size(environment)], *extended[count(environment) + 3]; \
  extend(environment, extended, path);                                  \
  environment = extended;                                               \
  return next(__VA_ARGS__)

int pycov_execve(const char *file, char *const words[], char *const environment[]) {
  PASS_ON(next_execve, file, words, environment);
}

int pycov_execvpe(const char *file, char *const words[], char *const environment[]) {
  PASS_ON(next_execvpe, file, words, environment);
}

int pycov_fexecve(int file, char *const words[], char *const environment[]) {
  PASS_ON(next_fexecve, file, words, environment);
}

int pycov_execv(const char *file, char *const words[]) {
  return pycov_execve(file, words, environ);
}

int pycov_execvp(const char *file, char *const words[]) {
  return pycov_execvpe(file, words, environ);
}

int pycov_posix_spawn(
    pid_t *pid, const char *file, file_actions actions, attributes options, char *const words[],
    char *const environment[]) {
  PASS_ON(next_posix_spawn, pid, file, actions, options, words, environment);
}

int pycov_posix_spawnp(
    pid_t *pid, const char *file, file_actions actions, attributes options, char *const words[],
    char *const environment[]) {
  PASS_ON(next_posix_spawnp, pid, file, actions, options, words, environment);
}
