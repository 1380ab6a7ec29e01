// The exec functions that the modules of this process import.
#ifndef PYCOV_IMPORTS_H
#define PYCOV_IMPORTS_H

/// Makes Python and every extension module, those that it loads later too, call the functions of
/// `inheritance.h` in place of the C library's; 0 when Python imports none of them.
///
/// `python` is one of Python's own functions.
int pycov_take_imports(const void *python);

#endif
