// GNU libunistring: display width (UAX #11) and line breaking (UAX #14).
#include <unilbrk.h>
#include <uniwidth.h>
#include <uninorm.h>
