// PCRE2 for 8-bit characters, and what Swift's own module of the C library leaves out.
#ifndef PYCOV_CPCRE2_SHIMS_H
#define PYCOV_CPCRE2_SHIMS_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stddef.h>

void *memmem(const void *text, size_t length, const void *wanted, size_t wanted_length);

#endif
