// libvterm, the terminal of the tests, and what it takes to start a program on a pseudo-terminal.

#ifndef CVTERM_SHIM_H
#define CVTERM_SHIM_H

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

/// Starts a program on a new pseudo-terminal of some size; the child is forked here, where no Swift runs between fork and exec.
/// Gives the process id and the terminal's other end, or -1.
static inline pid_t pty_spawn(int *terminal, const char *path, char *const arguments[], char *const environment[],
                              const char *folder, unsigned short rows, unsigned short columns) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    pid_t child = forkpty(terminal, NULL, NULL, &size);
    if (child == 0) {
        // A test runner may ignore or block signals; the program starts as a shell would start it.
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
        if (chdir(folder) != 0) _exit(126);
        execve(path, arguments, environment);
        _exit(127);
    }
    return child;
}

static inline int pty_resize(int terminal, unsigned short rows, unsigned short columns) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    return ioctl(terminal, TIOCSWINSZ, &size);
}

// <stdlib.h> may hide this from clang.
extern char *ptsname(int terminal);

/// Stops what a program writes to the pseudo-terminal, as a connection that stalls does. False where that can't be done.
static inline bool pty_stall(int terminal) {
    const char *name = ptsname(terminal);
    int other = name == NULL ? -1 : open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (other < 0) return false;
    bool stalled = tcflow(other, TCOOFF) == 0;
    close(other);
    return stalled;
}

/// A descriptor that is readable when a child has ended; -1 where there is none.
static inline int process_descriptor(pid_t child) { return (int)syscall(SYS_pidfd_open, child, 0); }

static inline bool cell_is_bold(const VTermScreenCell *cell) { return cell->attrs.bold; }
static inline bool cell_is_reversed(const VTermScreenCell *cell) { return cell->attrs.reverse; }

#endif
