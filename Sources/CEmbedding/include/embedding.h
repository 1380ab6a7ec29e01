// Running a CPython that was opened with dlopen: the calls that Swift cannot make itself, because
// they pass structures by value whose size only CPython's private headers tell.
#ifndef PYCOV_EMBEDDING_H
#define PYCOV_EMBEDDING_H

/// How far `pycov_embedding_start` came.
enum pycov_embedding_state {
  pycov_embedding_ready,    ///< The interpreter is there; this thread holds its lock.
  pycov_embedding_done,     ///< Nothing is left to run (`--version`, a bad option): exit with the code.
  pycov_embedding_foreign,  ///< The library lacks a function that every CPython since 3.8 has.
};

struct pycov_embedding {
  enum pycov_embedding_state state;
  int exit_code;            ///< For `pycov_embedding_done`.
  const char *missing;      ///< For `pycov_embedding_foreign`: the function's name.
};

/// Initialises the interpreter of the library `handle` as its own executable would with `argv`.
///
/// When CPython itself cannot start (no standard library, say), it says so and ends the process,
/// as the executable does.
struct pycov_embedding pycov_embedding_start(void *handle, int argc, char **argv);

/// Asks for `callback` at the very end of the interpreter's life; 0, or -1 when there is no room.
int pycov_embedding_at_exit(void *handle, void (*callback)(void));

/// Runs what `argv` named, ends the interpreter and returns the exit code.
int pycov_embedding_run(void *handle);

#endif
