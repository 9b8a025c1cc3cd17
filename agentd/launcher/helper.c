/* How the launcher executes the programs that may hang in somebody else's code (NSS, PAM). Nothing of whoever
 * started the daemon reaches them. Called by account_call.c and pam_call.c, between fork and exec. Fear: one
 * that outlives the launcher: only the launcher knows its deadline. */
#include "helper.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "child.h"

_Noreturn void helper_exec(char *const *args, int in, int out)
{
    char path[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin", locale[] = "LC_ALL=C";
    char *environment[] = {path, locale, NULL};
    sigset_t none;
    int null_fd = open("/dev/null", O_RDWR | O_CLOEXEC);
    (void)setsid();
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (dup2(in < 0 ? null_fd : in, 0) < 0 || dup2(out, 1) < 0 || dup2(null_fd, 2) < 0)
        _exit(1);
    close_from(3);
    signal(SIGPIPE, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(args[0], args, environment);
    _exit(1);
}
