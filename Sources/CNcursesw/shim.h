// The only place that names <ncurses.h>. Swift can't import curses' macros (A_BOLD, ACS_*), its variadic functions and
// its global variables (stdscr, LINES, COLORS), so each of them that the program needs is a function here.

#ifndef CNCURSESW_SHIM_H
#define CNCURSESW_SHIM_H

// Without this, <ncurses.h> declares no wide-character functions.
#define NCURSES_WIDECHAR 1

#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#ifdef __linux__
// The system's headers declare this only under _GNU_SOURCE, which would also give their types other members than in the
// other modules that hold them; Swift then refuses to import both.
int memfd_create(const char *name, unsigned int flags);
#endif

/// Opens the terminal of standard input and of a descriptor for output; NULL where the terminal's type is unknown.
static inline SCREEN *curses_open(int output) {
    FILE *file = fdopen(output, "w");
    return file == NULL ? NULL : newterm(NULL, file, stdin);
}

/// A file in memory; -1 where there can be none.
static inline int memory_file(void) {
#ifdef __linux__
    return memfd_create("paperstui", 1U /* MFD_CLOEXEC */);
#else
    FILE *file = tmpfile();
    return file == NULL ? -1 : fileno(file);
#endif
}

static inline WINDOW *curses_window(void) { return stdscr; }
static inline int curses_rows(void) { return LINES; }
static inline int curses_columns(void) { return COLS; }
static inline int curses_color_count(void) { return COLORS; }

/// A cell of a window: a character with its combining marks, up to a 0, in some attributes and a colour. The pair 0 is the
/// terminal's own colours.
static inline cchar_t curses_cell(const wchar_t *text, attr_t attributes, short pair) {
    cchar_t cell;
    setcchar(&cell, text, attributes, pair, NULL);
    return cell;
}

/// Puts cells into a window, each as wide as curses counts its character.
static inline void curses_put(WINDOW *window, int row, int column, const cchar_t *cells, int count) {
    mvwadd_wchnstr(window, row, column, cells, count);
}

static inline attr_t curses_normal(void) { return A_NORMAL; }
static inline attr_t curses_bold(void) { return A_BOLD; }
static inline attr_t curses_dim(void) { return A_DIM; }
static inline attr_t curses_underline(void) { return A_UNDERLINE; }
static inline attr_t curses_reverse(void) { return A_REVERSE; }

/// The terminal's description lacks the capability to show an attribute.
static inline bool curses_can_show(attr_t attribute) { return (termattrs() & attribute) != 0; }

/// Draws everything anew at the next update, whatever curses believes is there.
static inline void curses_forget_screen(void) { clearok(curscr, TRUE); }

/// What curses believes is on the terminal.
static inline WINDOW *curses_believed_screen(void) { return curscr; }

/// Has curses send whole frames, even if a key comes meanwhile.
static inline void curses_finish_frames(void) { typeahead(-1); }

/// The size that the terminal reports now; false where it doesn't.
static inline bool curses_reported_size(int *rows, int *columns) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

// From <term.h>, which can't be included: it has macros called `columns` and `lines`.
extern char *tigetstr(const char *name);
extern char *tparm(const char *template, ...);
extern int setupterm(const char *type, int descriptor, int *error);

/// A capability of the terminal's description; NULL where it lacks it.
static inline const char *curses_capability(const char *name) {
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

/// A capability with its parameters filled in; curses' own memory, until the next call.
static inline const char *curses_fill_in(const char *template, long first, long second) {
    return tparm(template, first, second, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
}

/// Decodes the first character of some bytes in the locale's encoding.
///
/// Returns how many bytes it takes: 0 if they are the beginning of one, -1 if they are none.
static inline int locale_decode(const char *bytes, size_t count, wchar_t *character) {
    mbstate_t state;
    memset(&state, 0, sizeof state);
    size_t used = mbrtowc(character, bytes, count, &state);
    return used == (size_t)-2 ? 0 : used == (size_t)-1 ? -1 : used == 0 ? 1 : (int)used;
}

/// Columns that curses counts for a character: what the C library says, which <wchar.h> may hide from clang.
extern int wcwidth(wchar_t character);
static inline int curses_width(wchar_t character) { return wcwidth(character); }

/// Whether the locale's character encoding is UTF-8.
static inline bool locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

#endif
