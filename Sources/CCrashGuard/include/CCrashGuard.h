// Leaves the terminal in order when the program crashes. In C, since a handler of such signals may run no Swift.

#ifndef CCRASHGUARD_H
#define CCRASHGUARD_H

#include <stddef.h>

/// Makes a crash give standard input's settings back as they are now, send a sequence to standard output, and then end
/// the program by the signal as if nothing had caught it.
///
/// At most 512 bytes of the sequence are kept.
void crash_guard_install(const char *sequence, size_t length);

/// Makes a crash write a text to a file as well; nothing if the length is 0. A text of more than 65,536 bytes is not kept.
void crash_guard_keep(const char *path, const char *text, size_t length);

/// Lets crashes be crashes again.
void crash_guard_remove(void);

#endif
