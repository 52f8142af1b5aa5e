// Descriptors that no child inherits, and children. In C, since Swift sees only the part of the system's headers that POSIX had long ago.

#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <stdbool.h>
#include <sys/types.h>

/// Makes a pipe, its end for reading first, that no child inherits, not even one that another thread starts at this moment.
bool descriptor_pipe(int ends[2]);

/// Makes a descriptor stand for what another stands for, in one step where the system can.
bool descriptor_replace(int descriptor, int other);

/// Starts a program as a shell would: none of the signals by which a terminal, a pipe or a person ends
/// programs is ignored or held back, and no descriptor but
/// 0, 1 and 2 is inherited.
///
/// `arguments` is the program, looked up in PATH, and what follows it, ended by a null pointer. With a descriptor as its
/// `input` it has a session of its own, without a terminal, and its output goes nowhere; with -1 it uses ours.
///
/// Returns the child, or -1 if it can't be started.
pid_t spawn_program(char *const arguments[], int input);

#endif
