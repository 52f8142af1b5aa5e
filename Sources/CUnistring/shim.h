// GNU libunistring: display width (UAX #11), line breaking (UAX #14), decomposition and case folding.
#include <unicase.h>
#include <unilbrk.h>
#include <uniwidth.h>
#include <uninorm.h>
