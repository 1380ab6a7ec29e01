// What the programs started by this process find in their environment, whatever environment they
// are given: this executable's exec functions come before the C library's.
#ifndef PYCOV_INHERITANCE_H
#define PYCOV_INHERITANCE_H

/// Adds `variable` (NAME=VALUE) and puts `folder` first in PYTHONPATH, in the environment of every
/// program that this process and its forks start from now on.
///
/// The process's own `environ` gets them too, for the C library's `system` and `popen`.
/// Returns 0, or -1 when there is no memory.
int pycov_inherit(const char *variable, const char *folder);

#endif
