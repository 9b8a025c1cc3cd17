/* Lets a dynamic program run on an older glibc than the one that it is built with. Since glibc 2.34 the start
 * code asks for __libc_start_main of that version, whatever the program does; linked with
 * -Wl,--wrap=__libc_start_main it comes here and goes on, arguments untouched, to the one that every x86-64
 * glibc has. Older ones are given no constructors to run: these programs have none. Fear: any other new
 * symbol; the package tests read them all. */
#include <features.h>

#if !defined(__GLIBC__) || !defined(__x86_64__)
#error "the start of a dynamic program is known for glibc on x86-64 alone"
#endif

__asm__(".symver oldest_start_main, __libc_start_main@GLIBC_2.2.5\n"
        ".text\n"
        ".globl __wrap___libc_start_main\n"
        ".type __wrap___libc_start_main, @function\n"
        "__wrap___libc_start_main: jmp oldest_start_main@PLT\n");
