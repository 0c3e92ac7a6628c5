/* Loaded in front of the C library (LD_PRELOAD) by the robustness tests.
 *
 * Writes down, in order, what a program asks of the files under DISK_LOG_FOLDER, so that a test can
 * replay what a disk may hold after a power cut; and, when told to, answers like a full or a broken
 * disk. One record: kind, inode, offset, length of the name, length of the data, name, data.
 *
 *   O made or emptied by open   W write   T truncate   S sync of a file   D sync of a folder
 *   U unlink   R rename (the data is the new name)   A acknowledged on standard output
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DESCRIPTORS = 1024 };

static struct { char watched; char folder; char name[PATH_MAX]; } files[DESCRIPTORS];
static int log_descriptor = -1;
static const char *folder;
static size_t folder_length;
static long writes_left = -1; /* -1: never fails */
static long syncs_left = -1;
static long failures = 0;

static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_open)(const char *, int, ...);

/* Called by the program under test, through ctypes. */
void disk_fail_writes_after(long count) { writes_left = count; }
void disk_fail_syncs_after(long count) { syncs_left = count; }
long disk_failures(void) { return failures; }

static void *find(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void start(void) {
    const char *path = getenv("DISK_LOG_FILE");
    real_write = find("write");
    real_open = find("open64");
    folder = getenv("DISK_LOG_FOLDER");
    folder_length = folder ? strlen(folder) : 0;
    if (path && folder_length)
        log_descriptor = real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int inside(const char *path) {
    return folder_length && strncmp(path, folder, folder_length) == 0;
}

static int watched(int descriptor) {
    return descriptor >= 0 && descriptor < DESCRIPTORS && files[descriptor].watched;
}

static uint64_t inode_of(int descriptor) {
    struct stat64 found;
    return fstat64(descriptor, &found) == 0 ? found.st_ino : 0;
}

static void put(char kind, uint64_t inode, int64_t offset, const char *name, const void *data,
                uint32_t length) {
    if (log_descriptor < 0)
        return;
    uint16_t name_length = (uint16_t)strlen(name);
    size_t total = 1 + 8 + 8 + 2 + 4 + name_length + length;
    char *record = malloc(total), *at = record;
    *at++ = kind;
    memcpy(at, &inode, 8); at += 8;
    memcpy(at, &offset, 8); at += 8;
    memcpy(at, &name_length, 2); at += 2;
    memcpy(at, &length, 4); at += 4;
    memcpy(at, name, name_length); at += name_length;
    if (length)
        memcpy(at, data, length);
    if (real_write(log_descriptor, record, total) != (ssize_t)total)
        abort();
    free(record);
}

static int fails(long *left, int number) {
    if (*left < 0)
        return 0;
    if (*left > 0) {
        --*left;
        return 0;
    }
    ++failures;
    errno = number;
    return 1;
}

static void opened(int descriptor, const char *path, int flags, int was_there) {
    struct stat64 found;
    if (descriptor < 0 || descriptor >= DESCRIPTORS)
        return;
    files[descriptor].watched = 0;
    if (!inside(path) || strlen(path) >= PATH_MAX)
        return;
    files[descriptor].watched = 1;
    files[descriptor].folder = fstat64(descriptor, &found) == 0 && S_ISDIR(found.st_mode);
    strcpy(files[descriptor].name, path);
    if (!files[descriptor].folder && (!was_there || (flags & O_TRUNC)))
        put('O', inode_of(descriptor), was_there, path, NULL, 0);
}

#define OPEN(NAME)                                                      \
    int NAME(const char *path, int flags, ...) {                        \
        int mode = 0, was_there = access(path, F_OK) == 0;              \
        if (flags & O_CREAT) {                                          \
            va_list arguments;                                          \
            va_start(arguments, flags);                                 \
            mode = va_arg(arguments, int);                              \
            va_end(arguments);                                          \
        }                                                               \
        if (!real_open)                                                 \
            real_open = find("open64");                                 \
        int descriptor = real_open(path, flags, mode);                  \
        opened(descriptor, path, flags, was_there);                     \
        return descriptor;                                              \
    }
OPEN(open)
OPEN(open64)

#define PWRITE(NAME)                                                                       \
    ssize_t NAME(int descriptor, const void *data, size_t length, off64_t offset) {        \
        static ssize_t (*real)(int, const void *, size_t, off64_t);                        \
        if (!real)                                                                         \
            real = find(#NAME);                                                            \
        if (watched(descriptor)) {                                                         \
            if (fails(&writes_left, ENOSPC))                                               \
                return -1;                                                                 \
            put('W', inode_of(descriptor), offset, "", data, (uint32_t)length);            \
        }                                                                                  \
        return real(descriptor, data, length, offset);                                     \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t write(int descriptor, const void *data, size_t length) {
    if (!real_write)
        real_write = find("write");
    if (descriptor == STDOUT_FILENO) {
        put('A', 0, 0, "", data, (uint32_t)length);
    } else if (watched(descriptor)) {
        if (fails(&writes_left, ENOSPC))
            return -1;
        int64_t offset = lseek64(descriptor, 0, SEEK_CUR);
        put('W', inode_of(descriptor), offset, "", data, (uint32_t)length);
    }
    return real_write(descriptor, data, length);
}

#define TRUNCATE(NAME)                                                  \
    int NAME(int descriptor, off64_t length) {                          \
        static int (*real)(int, off64_t);                               \
        if (!real)                                                      \
            real = find(#NAME);                                         \
        if (watched(descriptor))                                        \
            put('T', inode_of(descriptor), length, "", NULL, 0);        \
        return real(descriptor, length);                                \
    }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define SYNC(NAME)                                                      \
    int NAME(int descriptor) {                                          \
        static int (*real)(int);                                        \
        if (!real)                                                      \
            real = find(#NAME);                                         \
        if (watched(descriptor)) {                                      \
            if (fails(&syncs_left, EIO))                                \
                return -1;                                              \
            if (files[descriptor].folder)                               \
                put('D', 0, 0, files[descriptor].name, NULL, 0);        \
            else                                                        \
                put('S', inode_of(descriptor), 0, "", NULL, 0);         \
        }                                                               \
        return log_descriptor >= 0 ? 0 : real(descriptor);              \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    static int (*real)(const char *);
    if (!real)
        real = find("unlink");
    int result = real(path);
    if (result == 0 && inside(path))
        put('U', 0, 0, path, NULL, 0);
    return result;
}

int rename(const char *source, const char *target) {
    static int (*real)(const char *, const char *);
    if (!real)
        real = find("rename");
    int result = real(source, target);
    if (result == 0 && inside(source))
        put('R', 0, 0, source, target, (uint32_t)strlen(target));
    return result;
}

int close(int descriptor) {
    static int (*real)(int);
    if (!real)
        real = find("close");
    if (descriptor >= 0 && descriptor < DESCRIPTORS)
        files[descriptor].watched = 0;
    return real(descriptor);
}
