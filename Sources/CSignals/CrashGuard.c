#include "CSignals.h"

#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
static const size_t signal_count = sizeof signals / sizeof *signals;

static struct termios saved_settings;
static char saved_sequence[512];
static size_t saved_length;
static char kept_path[4096];
static char kept_text[1 << 20];
// Zero while the text is being replaced: half a text is never written.
static volatile size_t kept_length;
// A stack that has run out can't run a handler.
static char handler_stack[65536];

static void restore_and_die(int number) {
    (void)!write(STDOUT_FILENO, saved_sequence, saved_length);
    tcsetattr(STDIN_FILENO, TCSANOW, &saved_settings);
    if (kept_length > 0) {
        int file = open(kept_path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (file >= 0) (void)!write(file, kept_text, kept_length);
    }
    signal(number, SIG_DFL);
    raise(number);
}

void crash_guard_install(const char *sequence, size_t length) {
    tcgetattr(STDIN_FILENO, &saved_settings);
    saved_length = length < sizeof saved_sequence ? length : sizeof saved_sequence;
    memcpy(saved_sequence, sequence, saved_length);
    stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    sigaltstack(&stack, NULL);
    for (size_t i = 0; i < signal_count; i++) {
        struct sigaction action = {.sa_handler = restore_and_die, .sa_flags = SA_ONSTACK};
        sigemptyset(&action.sa_mask);
        sigaction(signals[i], &action, NULL);
    }
}

void crash_guard_keep(const char *path, const char *text, size_t length) {
    kept_length = 0;
    if (length == 0 || length > sizeof kept_text || strlen(path) >= sizeof kept_path) return;
    // A handler of this thread sees the stores in the order of the fences, which nothing else tells the compiler to keep.
    atomic_signal_fence(memory_order_seq_cst);
    strcpy(kept_path, path);
    memcpy(kept_text, text, length);
    atomic_signal_fence(memory_order_seq_cst);
    kept_length = length;
}

void crash_guard_remove(void) {
    kept_length = 0;
    for (size_t i = 0; i < signal_count; i++) signal(signals[i], SIG_DFL);
}
