// What the programs started by this process find in their environment, whatever environment they
// are given: the functions declared here come before the C library's.
#ifndef PYCOV_INHERITANCE_H
#define PYCOV_INHERITANCE_H

#include <spawn.h>

/// Adds `variable` (NAME=VALUE) and puts `folder` first in PYTHONPATH, in the environment of every
/// program that this process and its forks start from now on.
///
/// The process's own `environ` gets them too, for the C library's `system` and `popen`.
/// Returns 0, or -1 when there is no memory.
int pycov_inherit(const char *variable, const char *folder);

typedef const posix_spawn_file_actions_t *file_actions;
typedef const posix_spawnattr_t *attributes;

// The C library's functions of these names, in an environment that lacks nothing.
int pycov_execv(const char *file, char *const words[]);
int pycov_execve(const char *file, char *const words[], char *const environment[]);
int pycov_execvp(const char *file, char *const words[]);
int pycov_execvpe(const char *file, char *const words[], char *const environment[]);
int pycov_fexecve(int file, char *const words[], char *const environment[]);
int pycov_posix_spawn(
    pid_t *pid, const char *file, file_actions actions, attributes options, char *const words[],
    char *const environment[]);
int pycov_posix_spawnp(
    pid_t *pid, const char *file, file_actions actions, attributes options, char *const words[],
    char *const environment[]);

#endif
