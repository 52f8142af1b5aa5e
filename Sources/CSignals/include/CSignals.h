// What happens when a signal comes. In C, since a handler may run no Swift.

#ifndef CSIGNALS_H
#define CSIGNALS_H

#include <stddef.h>

/// Makes a crash give standard input's settings back as they are now, send a sequence to standard output, and then end
/// the program by the signal as if nothing had caught it.
///
/// At most 512 bytes of the sequence are kept.
void crash_guard_install(const char *sequence, size_t length);

/// Makes a crash write a text to a file as well; nothing if the length is 0. A text of more than a megabyte is not kept.
void crash_guard_keep(const char *path, const char *text, size_t length);

/// Lets crashes be crashes again.
void crash_guard_remove(void);

/// Makes signals write their number, a byte each, to a descriptor that is never waited for.
///
/// They interrupt whatever waits. There is one descriptor in a process; another one takes its place.
void signal_inbox_catch(const int *numbers, size_t count, int descriptor);

#endif
