// This executable's exec functions, which the dynamic linker finds before the C library's: for the
// embedded Python's library and for every extension module.
#define _GNU_SOURCE
#include "inheritance.h"

int execv(const char *file, char *const words[]) { return pycov_execv(file, words); }

int execve(const char *file, char *const words[], char *const environment[]) {
  return pycov_execve(file, words, environment);
}

int execvp(const char *file, char *const words[]) { return pycov_execvp(file, words); }

int execvpe(const char *file, char *const words[], char *const environment[]) {
  return pycov_execvpe(file, words, environment);
}

int fexecve(int file, char *const words[], char *const environment[]) {
  return pycov_fexecve(file, words, environment);
}

int posix_spawn(
    pid_t *pid, const char *file, file_actions actions, attributes options, char *const words[],
    char *const environment[]) {
  return pycov_posix_spawn(pid, file, actions, options, words, environment);
}

int posix_spawnp(
    pid_t *pid, const char *file, file_actions actions, attributes options, char *const words[],
    char *const environment[]) {
  return pycov_posix_spawnp(pid, file, actions, options, words, environment);
}
