// PCRE2 for 8-bit characters.
#ifndef PYCOV_CPCRE2_SHIMS_H
#define PYCOV_CPCRE2_SHIMS_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#endif
