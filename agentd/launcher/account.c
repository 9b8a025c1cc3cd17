/* reeve-account name:NAME|uid:N prints name, uid, gid, home, shell, all group numbers, all group names and
 * the state by shadow(5) of an account, each followed by NUL. It is the only program that links NSS
 * (getpwnam(3), getgrouplist(3)), and it runs under the launcher's deadline because name services may hang.
 * Exit 0; 2 = no such account; 1 = could not ask. "Not found" and "the service did not answer" must never be
 * mixed up: the first refuses a job for good, the second only for now. */
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <shadow.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define GROUPS_MAX 65536
#define RECORD_BYTES_START 4096
#define RECORD_BYTES_LIMIT (1u << 20)
#define SECONDS_PER_DAY 86400
#define EXIT_CANNOT_ASK 1
#define EXIT_NO_ACCOUNT 2

static int uid_parse(const char *word, uid_t *uid)
{
    char *end;
    errno = 0;
    unsigned long value = strtoul(word, &end, 10);
    if (*word < '0' || *word > '9' || *end || errno || value >= 0xffffffffUL)
        return -1;
    *uid = (uid_t)value;
    return 0;
}

/* 0 and *found (NULL: no such account), or errno. */
static int ask(const char *question, struct passwd *entry, struct passwd **found)
{
    int result = ERANGE;
    uid_t uid = 0;
    int by_uid = strncmp(question, "uid:", 4) == 0;
    if (by_uid && uid_parse(question + 4, &uid))
        return EINVAL;
    for (size_t size = RECORD_BYTES_START; result == ERANGE && size <= RECORD_BYTES_LIMIT; size *= 4) {
        char *text = malloc(size);
        if (!text)
            return ENOMEM;
        result = by_uid ? getpwuid_r(uid, entry, text, size, found)
                        : getpwnam_r(question + 5, entry, text, size, found);
        if (result)
            free(text);
    }
    /* getpwnam(3): these too may mean "not found", depending on the service. */
    if (result == ENOENT || result == ESRCH) {
        *found = NULL;
        return 0;
    }
    return result;
}

/* "locked" is a password hash made useless by a mark in front of it (usermod -L). `!`, `!!`, `*` and `!*`
 * hold no hash: accounts that never had a password, as service accounts are. */
static int hash_is_locked(const char *hash)
{
    return *hash == '!' && hash[strspn(hash, "!*")] != 0;
}

/* As pam_unix has it: the day of expiry is the first on which the account is not to be used. */
static int is_expired(long last_day)
{
    return last_day != -1 && time(NULL) / SECONDS_PER_DAY >= last_day;
}

/* The account's state by shadow(5), a word; "unknown" where there is no entry or we may not read it. NULL
 * when it could not be asked for. */
static const char *state_of(const char *name)
{
    static char text[RECORD_BYTES_LIMIT];
    struct spwd entry, *found = NULL;
    int result = getspnam_r(name, &entry, text, sizeof text, &found);
    if (result && result != ENOENT && result != ESRCH && geteuid() == 0)
        return NULL;
    if (!found)
        return "unknown";
    if (is_expired(found->sp_expire))
        return "expired";
    return hash_is_locked(found->sp_pwdp) ? "locked" : "ok";
}

/* The groups' names, each followed by a colon, which none may hold; a group without a name has none. A
 * service that does not answer is no answer: a host may deny by group. */
static int print_group_names(const gid_t *groups, int count)
{
    static char text[RECORD_BYTES_LIMIT];
    for (int i = 0; i < count; i++) {
        struct group entry, *found = NULL;
        int result = getgrgid_r(groups[i], &entry, text, sizeof text, &found);
        if (result && result != ENOENT && result != ESRCH)
            return -1;
        if (found)
            printf("%s:", found->gr_name);
    }
    putchar(0);
    return 0;
}

static int print_account(const struct passwd *entry)
{
    static gid_t groups[GROUPS_MAX];
    int count = GROUPS_MAX;
    const char *state = state_of(entry->pw_name);
    if (!state || getgrouplist(entry->pw_name, entry->pw_gid, groups, &count) < 0)
        return -1;
    printf("%s%c%u%c%u%c%s%c%s%c", entry->pw_name, 0, (unsigned)entry->pw_uid, 0, (unsigned)entry->pw_gid, 0,
           entry->pw_dir, 0, entry->pw_shell && *entry->pw_shell ? entry->pw_shell : "/bin/sh", 0);
    for (int i = 0; i < count; i++)
        printf("%s%u", i ? "," : "", (unsigned)groups[i]);
    putchar(0);
    if (print_group_names(groups, count))
        return -1;
    printf("%s%c", state, 0);
    return fflush(stdout);
}

int main(int argc, char **argv)
{
    struct passwd entry, *found = NULL;
    if (argc != 2 || (strncmp(argv[1], "name:", 5) != 0 && strncmp(argv[1], "uid:", 4) != 0)) {
        fputs("usage: reeve-account name:NAME|uid:N\n", stderr);
        return EXIT_CANNOT_ASK;
    }
    int result = ask(argv[1], &entry, &found);
    if (result) {
        fprintf(stderr, "reeve-account: could not ask for %s: %s\n", argv[1], strerror(result));
        return EXIT_CANNOT_ASK;
    }
    if (!found)
        return EXIT_NO_ACCOUNT;
    return print_account(found) ? EXIT_CANNOT_ASK : 0;
}
