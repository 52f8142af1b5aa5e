#define _GNU_SOURCE
#include "CPseudoterminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

pid_t pseudoterminal_spawn(int *terminal, const char *path, char *const arguments[], char *const environment[],
                           const char *folder, unsigned short rows, unsigned short columns) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    *terminal = posix_openpt(O_RDWR | O_NOCTTY);
    if (*terminal < 0) return -1;
    // Programs started later must not hold this terminal open.
    fcntl(*terminal, F_SETFD, FD_CLOEXEC);
    if (grantpt(*terminal) != 0 || unlockpt(*terminal) != 0) return -1;
    const char *name = ptsname(*terminal);
    if (!name) return -1;
    // The size can be set from the start only through the program's end, on some systems.
    int end = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (end < 0) return -1;
    ioctl(end, TIOCSWINSZ, &size);

    // Whoever started this may ignore or block signals; the program starts as a shell would start it.
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    // Opened by the leader of a new session, it becomes the session's controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions, 0, 1);
    posix_spawn_file_actions_adddup2(&actions, 0, 2);
    posix_spawn_file_actions_addchdir_np(&actions, folder);

    pid_t child = -1;
    int error = posix_spawn(&child, path, &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(end);
    errno = error;
    return error == 0 ? child : -1;
}

int64_t process_cpu_time(pid_t process) {
#ifdef __APPLE__
    (void)process;
    return -1;
#else
    clockid_t clock;
    struct timespec time;
    if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &time) != 0) return -1;
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
#endif
}
