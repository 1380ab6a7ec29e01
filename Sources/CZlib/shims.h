// zlib, for the data of large HTML reports.
#ifndef PYCOV_CZLIB_SHIMS_H
#define PYCOV_CZLIB_SHIMS_H

#include <zlib.h>

#endif
