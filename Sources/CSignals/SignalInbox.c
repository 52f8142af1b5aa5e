#include "CSignals.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

static volatile sig_atomic_t inbox = -1;

static void put_in(int number) {
    // write may change errno under the interrupted code.
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    (void)!write(inbox, &byte, 1);
    errno = saved;
}

void signal_inbox_catch(const int *numbers, size_t count, int descriptor) {
    inbox = descriptor;
    for (size_t i = 0; i < count; i++) {
        // No SA_RESTART: a signal is to end the wait for a key.
        struct sigaction action = {.sa_handler = put_in};
        sigemptyset(&action.sa_mask);
        sigaction(numbers[i], &action, NULL);
    }
}
