/* Wipes what the kernel put above the stack at exec: arguments and environment, which /proc/PID/environ shows
 * and a supervisor would carry for as long as its job lives. The kernel takes what stands there as the new
 * title (proc(5), cmdline). Under a sanitizer the strings are libc's business as well, but nothing reads them
 * after the fork. */
#include "title.h"

#include <string.h>
#include <unistd.h>

static char *block, *block_end;

void title_keep(int argc, char **argv, char **environment)
{
    block = argc > 0 ? argv[0] : NULL;
    block_end = block;
    for (int i = 0; i < argc; i++)
        if (argv[i] == block_end)
            block_end = argv[i] + strlen(argv[i]) + 1;
    for (int i = 0; environment[i]; i++)
        if (environment[i] == block_end)
            block_end = environment[i] + strlen(environment[i]) + 1;
}

void title_set(const char *title)
{
    static char *nothing[1];
    size_t size = (size_t)(block_end - block), length = strlen(title);
    environ = nothing;
    if (!block || size < 2)
        return;
    explicit_bzero(block, size);
    if (length > size - 1)
        length = size - 1;
    memcpy(block, title, length);
}
