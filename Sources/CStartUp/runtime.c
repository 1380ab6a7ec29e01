// Parts of Swift's runtime that a library inside somebody else's process has no use for, and that cost
// every child something when they are loaded: one reads /proc/self/maps for the command line, the other
// looks for the program that shows backtraces of crashes, which are the measured program's own affair.
//
// What is defined here keeps those members of the runtime's archive from being linked.
#include <stddef.h>

#define HIDDEN __attribute__((visibility("hidden")))

HIDDEN char **_swift_stdlib_getUnsafeArgvArgc(int *count) {
  static char *none[] = {NULL};
  *count = 0;
  return none;
}

HIDDEN void _swift_stdlib_overrideUnsafeArgvArgc(char **words, int count) {
  (void)words;
  (void)count;
}

// All zero: neither crashes nor fatal errors are shown. Larger than the runtime's.
HIDDEN _Alignas(16) unsigned char _swift_backtraceSettings[512] = {0};

HIDDEN _Bool _swift_backtrace_isThunkFunction(const char *name) {
  (void)name;
  return 0;
}
