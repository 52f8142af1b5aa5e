// What it takes to start a program on a pseudo-terminal and to ask the system about it.

#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdint.h>
#include <sys/types.h>

/// Starts a program on a new pseudo-terminal of some size. Gives the process id and the terminal's other end, or -1.
///
/// It is spawned rather than forked: a fork copies the tables of this process's memory first, which takes milliseconds
/// when a long list is in it, and would count as the program's start.
pid_t pseudoterminal_spawn(int *terminal, const char *path, char *const arguments[], char *const environment[],
                           const char *folder, unsigned short rows, unsigned short columns);

/// The CPU time that a process has used with all its threads, those that have ended included, in nanoseconds;
/// -1 where the system doesn't tell.
int64_t process_cpu_time(pid_t process);

#endif
