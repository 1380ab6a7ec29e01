// The library as the module `sitecustomize`: the way into a Python that runs as itself.
#ifndef PYCOV_STARTUP_H
#define PYCOV_STARTUP_H

/// Makes the module `sitecustomize`. When it runs, it takes its folder from `sys.path`, hands over to
/// the user's own module of that name, and begins to record.
///
/// It is native because compiling even a line of Python costs a process more than all the rest of
/// its measurement: CPython then makes the types of its syntax tree.
void *PyInit_sitecustomize(void);

/// Gives the programs that this process starts from now on `variable` (NAME=VALUE), and `folder` first
/// in PYTHONPATH; for a process that was started with the agent.
///
/// Returns 0, or -1 when there is no memory.
int pycov_child_inherit(const char *variable, const char *folder);

#endif
