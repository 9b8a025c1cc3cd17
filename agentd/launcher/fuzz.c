/* Feeds the record parsers (params, slots, output frames, the monitor's requests, attempt names, the keeper's
 * words, requests of reeve-pam) under the sanitizers: `fuzz file KIND FILE` parses one file, `fuzz mutate
 * SEED ROUNDS` mutates valid records with a fixed seed, `fuzz sha256 FILE [SPLIT]` prints a digest. Prints
 * what it saw, so that a run which accepted nothing (or everything) shows: "mutated records: N accepted, M
 * refused". Test build only; never shipped. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "bytes.h"
#include "crc32.h"
#include "frames.h"
#include "hooks.h"
#include "keeper_talk.h"
#include "limits.h"
#include "names.h"
#include "pam.h"
#include "params.h"
#include "record.h"
#include "sha256.h"
#include "wire.h"

#define INPUT_BYTES_MAX (PARAMS_BYTES_MAX + 4096)

static uint64_t seed = 1;

/* xorshift64*: the same bytes on every machine. */
static uint32_t noise(uint32_t below)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (uint32_t)((seed * 0x2545f4914f6cdd1dull) >> 33) % below;
}

/* Each parser gets its bytes in a heap block of exactly that size, so that one byte too far is seen. */
static int params_try(const uint8_t *bytes, size_t length)
{
    struct params params;
    uint8_t *own =
        mmap(NULL, length ? length : 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memcpy(own, bytes, length);
    int accepted = params_parse(&params, own, length) == 0;
    if (accepted) {
        size_t total = strlen(params.exec_path) + strlen(params.cwd);
        for (uint32_t i = 0; i < params.arg_count; i++)
            total += strlen(params.args[i]);
        for (uint32_t i = 0; i < params.env_count; i++)
            total += strlen(params.env[i]);
        if (total > length)
            abort();
    }
    params_release(&params);
    if (params.bytes)
        abort();
    return accepted;
}

static int slot_try(const uint8_t *bytes, size_t length)
{
    int accepted = 0;
    for (int i = 0; i < SLOT_COUNT && length >= SLOT_BYTES; i++)
        accepted |= slot_valid(bytes, (enum slot)i);
    return accepted;
}

static int frame_try(const uint8_t *bytes, size_t length)
{
    struct frame frame;
    return length >= FRAME_HEADER_BYTES && frame_header_read(&frame, bytes) == 0;
}

static int record_try(const uint8_t *bytes, size_t length)
{
    struct record record;
    size_t size = 0;
    int accepted = record_parse(bytes, length, &record, &size) == RECORD_WHOLE;
    if (accepted && (size > length || record.payload + record.length != bytes + size))
        abort();
    return accepted;
}

static int name_try(const uint8_t *bytes, size_t length)
{
    struct attempt_name name;
    int accepted = name_parse(&name, (const char *)bytes, length) == 0;
    if (accepted && (strstr(name.text, "..") || strlen(name.text) != length))
        abort();
    return accepted;
}

static int word_try(const uint8_t *bytes, size_t length)
{
    const char *text = (const char *)bytes;
    enum word word = keeper_word((const char *)bytes, length, &text);
    if (word != WORD_NONE && (text < (const char *)bytes || text > (const char *)bytes + length))
        abort();
    return word != WORD_NONE;
}

static int pam_try(const uint8_t *bytes, size_t length)
{
    struct pam_request request;
    uint8_t *own = malloc(length + PAM_REQUEST_TEXTS);
    memcpy(own, bytes, length);
    int accepted = pam_request_read(&request, own, length) == 0;
    if (accepted && PAM_REQUEST_HEAD_BYTES + strlen(request.service) + strlen(request.user) +
                            strlen(request.password) + strlen(request.rhost) + strlen(request.ruser) +
                            strlen(request.tty) !=
                        length)
        abort();
    free(own);
    return accepted;
}

static const struct kind {
    const char *name;
    int (*parse)(const uint8_t *bytes, size_t length);
} kinds[] = {
    {"params", params_try}, {"slot", slot_try}, {"frame", frame_try}, {"record", record_try},
    {"name", name_try},     {"word", word_try}, {"pam", pam_try},
};

#define KINDS (sizeof kinds / sizeof *kinds)

static int parse_exact(const struct kind *kind, const uint8_t *bytes, size_t length)
{
    uint8_t *own = malloc(length ? length : 1);
    memcpy(own, bytes, length);
    int accepted = kind->parse(own, length);
    free(own);
    return accepted;
}

static size_t record_put(uint8_t *at, uint16_t tag, const void *value, uint32_t length)
{
    put_u16(at, tag);
    put_u16(at + 2, 0);
    put_u32(at + 4, length);
    memcpy(at + 8, value, length);
    return 8 + length;
}

static void params_seal(uint8_t *bytes, size_t *length)
{
    uint8_t crc[4];
    put_u32(crc, crc32_of(bytes, *length));
    *length += record_put(bytes + *length, 65535, crc, 4);
}

static size_t params_valid(uint8_t *bytes)
{
    static const uint8_t zeros[24] = {0};
    static const struct {
        uint16_t tag;
        uint32_t length;
        const char *text;
    } rows[] = {{1, 16, NULL}, {2, 8, NULL},    {3, 4, NULL},   {10, 7, "/bin/sh"},
                {12, 2, "sh"}, {12, 4, "-c x"}, {13, 3, "A=b"}, {13, 12, "PATH=/usr/bin"},
                {14, 1, "/"},  {15, 4, NULL},   {20, 1, NULL},  {21, 4, NULL},
                {22, 4, NULL}, {23, 8, NULL},   {30, 24, NULL}, {31, 4, NULL},
                {40, 8, NULL}, {44, 4, NULL},   {46, 8, NULL},  {47, 8, NULL}};
    size_t length = 8;
    memcpy(bytes, "RVPARAM1", 8);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        length += record_put(bytes + length, rows[i].tag, rows[i].text ? (const void *)rows[i].text : zeros,
                             rows[i].length);
    return length;
}

static size_t pam_valid(uint8_t *bytes)
{
    static const char *const texts[PAM_REQUEST_TEXTS] = {"reeve", "alice", "right", "", "", "reeve"};
    size_t length = PAM_REQUEST_HEAD_BYTES;
    bytes[0] = PAM_REQUEST_FORMAT;
    bytes[1] = PAM_PHASES_BOTH;
    for (size_t i = 0; i < PAM_REQUEST_TEXTS; i++) {
        put_u16(bytes + 2 + 2 * i, (uint16_t)strlen(texts[i]));
        memcpy(bytes + length, texts[i], strlen(texts[i]));
        length += strlen(texts[i]);
    }
    return length;
}

static size_t valid_make(size_t kind, uint8_t *bytes)
{
    static const char name[] = "0123456789abcdef0123456789abcdef/4711.12";
    struct frame frame = {.length = 16, .stream = 1 + (uint8_t)noise(3), .at_us = 5};
    switch (kind) {
    case 0:
        return params_valid(bytes);
    case 1:
        slot_begin(bytes, (enum slot)noise(7));
        slot_seal(bytes);
        return SLOT_BYTES;
    case 2:
        frame_header_write(bytes, &frame);
        return FRAME_HEADER_BYTES;
    case 3:
        put_u32(bytes, 8 + 40);
        put_u16(bytes + 4, 1);
        put_u16(bytes + 6, 0);
        put_u32(bytes + 8, 7);
        memcpy(bytes + 12, name, 40);
        return 52;
    case 4:
        memcpy(bytes, name, sizeof name - 1);
        return sizeof name - 1;
    case 5:
        memcpy(bytes, "status 3 runs", 13);
        return 13;
    default:
        return pam_valid(bytes);
    }
}

static size_t mutate(uint8_t *bytes, size_t length)
{
    for (uint32_t changes = noise(4); changes > 0; changes--) {
        size_t at = noise((uint32_t)length);
        switch (noise(5)) {
        case 0:
            bytes[at] ^= (uint8_t)(1u << noise(8));
            break;
        case 1:
            bytes[at] = (uint8_t)noise(256);
            break;
        case 2:
            length = at > 0 ? at : 1;
            break;
        case 3:
            memmove(bytes + at + 1, bytes + at, length - at);
            length++;
            break;
        default:
            bytes[at] = noise(2) ? 0xff : 0;
        }
    }
    return length;
}

static int mutate_all(uint64_t start, long rounds)
{
    static uint8_t bytes[8192];
    unsigned accepted[KINDS] = {0}, refused[KINDS] = {0};
    seed = start * 0x9e3779b97f4a7c15ull + 1;
    for (long round = 0; round < rounds; round++)
        for (size_t kind = 0; kind < KINDS; kind++) {
            size_t length = mutate(bytes, valid_make(kind, bytes));
            /* Parameters are sealed after the change, or the CRC would stop every one at the door. */
            if (kind == 0 && noise(8) > 0)
                params_seal(bytes, &length);
            if (parse_exact(&kinds[kind], bytes, length))
                accepted[kind]++;
            else
                refused[kind]++;
        }
    for (size_t kind = 0; kind < KINDS; kind++)
        printf("%s: %u accepted, %u refused\n", kinds[kind].name, accepted[kind], refused[kind]);
    return 0;
}

static int digest(const uint8_t *bytes, size_t length, size_t split)
{
    struct sha256 sum;
    uint8_t result[32];
    sha256_choose();
    sha256_begin(&sum);
    for (size_t at = 0; at < length; at += split)
        sha256_add(&sum, bytes + at, length - at < split ? length - at : split);
    sha256_result(&sum, result);
    printf("%s ", sha256_uses_instructions() ? "instructions" : "portable");
    for (int i = 0; i < 32; i++)
        printf("%02x", result[i]);
    printf(" %08x\n", (unsigned)crc32_of(bytes, length));
    return 0;
}

int main(int argc, char **argv)
{
    static uint8_t bytes[INPUT_BYTES_MAX];
    hooks_read();
    if (argc == 4 && strcmp(argv[1], "mutate") == 0)
        return mutate_all(strtoull(argv[2], NULL, 10), strtol(argv[3], NULL, 10));
    int is_digest = argc == 4 && strcmp(argv[1], "sha256") == 0;
    FILE *file = argc != 4 ? NULL : fopen(argv[is_digest ? 2 : 3], "r");
    if (!file)
        return 2;
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    if (is_digest)
        return digest(bytes, length, strtoul(argv[3], NULL, 10));
    for (size_t kind = 0; kind < KINDS; kind++)
        if (strcmp(kinds[kind].name, argv[2]) == 0) {
            puts(parse_exact(&kinds[kind], bytes, length) ? "accepted" : "refused");
            return 0;
        }
    return 2;
}
