/* Windows' rule about open files, on Linux: what anybody has open or mapped can be neither removed, renamed nor replaced,
   nor can a folder with something open in it, or that is somebody's working folder.

   Loaded into every program by LD_PRELOAD (see run.sh). It holds for what lies in the folder SHARING_ROOT; each refusal is
   a line in the file SHARING_LOG. Left out is what is done otherwise on Windows: SQLite closes its -shm and -wal files
   before it removes them there, and so do we with locks (training/contract/outputs/reserved.py). */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static __thread int asking; /* the library's own calls are free */

static int ends_with(const char *text, const char *end) {
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && !strcmp(text + length - tail, end);
}

static int is_left_out(const char *path) {
    return ends_with(path, "-shm") || ends_with(path, "-wal") || strstr(path, "/vaihingen-unet-locks-");
}

static int lies_at(const char *path, const char *target, int is_folder) {
    size_t length = strlen(target);
    return !strcmp(path, target) || (is_folder && !strncmp(path, target, length) && path[length] == '/');
}

static int link_lies_at(const char *link, const char *target, int is_folder, char *held) {
    ssize_t length = readlink(link, held, PATH_MAX - 1);
    if (length <= 0) return 0;
    held[length] = 0;
    return lies_at(held, target, is_folder);
}

static int open_in(const char *process, const char *target, int is_folder, char *held) {
    char place[PATH_MAX];
    snprintf(place, sizeof place, "/proc/%s/fd", process);
    DIR *files = opendir(place);
    struct dirent *file;
    int found = 0;
    while (files && !found && (file = readdir(files))) {
        if (file->d_name[0] == '.') continue;
        snprintf(place, sizeof place, "/proc/%s/fd/%s", process, file->d_name);
        /* a folder that is being listed can be removed on both systems */
        found = link_lies_at(place, target, is_folder, held) && !(is_folder && !strcmp(held, target));
    }
    if (files) closedir(files);
    return found;
}

static int mapped_in(const char *process, const char *target, int is_folder, char *held) {
    char place[PATH_MAX], line[PATH_MAX + 128];
    snprintf(place, sizeof place, "/proc/%s/maps", process);
    FILE *maps = fopen(place, "r");
    int found = 0;
    while (maps && !found && fgets(line, sizeof line, maps)) {
        char *path = strchr(line, '/');
        if (!path) continue;
        path[strcspn(path, "\n")] = 0;
        if ((found = lies_at(path, target, is_folder))) snprintf(held, PATH_MAX, "%.*s", PATH_MAX - 1, path);
    }
    if (maps) fclose(maps);
    return found;
}

static int works_in(const char *process, const char *target, char *held) {
    char place[PATH_MAX];
    snprintf(place, sizeof place, "/proc/%s/cwd", process);
    return link_lies_at(place, target, 1, held);
}

static int is_held(const char *target, int is_folder, char *process, char *held) {
    DIR *processes = opendir("/proc");
    struct dirent *one;
    int found = 0;
    while (processes && !found && (one = readdir(processes))) {
        if (one->d_name[0] < '0' || one->d_name[0] > '9') continue;
        found = open_in(one->d_name, target, is_folder, held) || mapped_in(one->d_name, target, is_folder, held) ||
                (is_folder && works_in(one->d_name, target, held));
        if (found) snprintf(process, 32, "%.31s", one->d_name);
    }
    if (processes) closedir(processes);
    return found;
}

static void full_path(int folder, const char *path, char *full) {
    char start[PATH_MAX] = "", link[64];
    if (path[0] == '/') {
        snprintf(full, 2 * PATH_MAX, "%s", path);
        return;
    }
    if (folder == AT_FDCWD) {
        if (!getcwd(start, sizeof start)) start[0] = 0;
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t length = readlink(link, start, sizeof start - 1);
        start[length > 0 ? length : 0] = 0;
    }
    snprintf(full, 2 * PATH_MAX, "%s/%s", start, path);
}

static int refused(const char *what, int folder, const char *path) {
    const char *root = getenv("SHARING_ROOT"), *log = getenv("SHARING_LOG");
    if (asking || !path || !root || !*root) return 0;
    char full[2 * PATH_MAX], real[PATH_MAX], held[PATH_MAX], process[32];
    struct stat status;
    int error = errno, no = 0;
    asking = 1;
    full_path(folder, path, full);
    if (!is_left_out(full) && !lstat(full, &status) && !S_ISLNK(status.st_mode) &&
        realpath(full, real) && lies_at(real, root, 1) && is_held(real, S_ISDIR(status.st_mode), process, held)) {
        no = 1;
        FILE *lines = log ? fopen(log, "a") : NULL;
        if (lines) {
            fprintf(lines, "%s of %s by process %d: process %s has %s\n", what, real, getpid(), process, held);
            fclose(lines);
        }
    }
    asking = 0;
    errno = no ? EACCES : error;
    return no;
}

#define REAL(name)                            \
    static __typeof__(&name) real_##name;     \
    if (!real_##name) real_##name = dlsym(RTLD_NEXT, #name)

int unlink(const char *path) {
    REAL(unlink);
    return refused("removal", AT_FDCWD, path) ? -1 : real_unlink(path);
}

int unlinkat(int folder, const char *path, int flags) {
    REAL(unlinkat);
    return refused("removal", folder, path) ? -1 : real_unlinkat(folder, path, flags);
}

int remove(const char *path) {
    REAL(remove);
    return refused("removal", AT_FDCWD, path) ? -1 : real_remove(path);
}

int rmdir(const char *path) {
    REAL(rmdir);
    return refused("removal", AT_FDCWD, path) ? -1 : real_rmdir(path);
}

static int rename_refused(int folder, const char *old, int other, const char *new) {
    return refused("renaming", folder, old) || refused("replacement", other, new);
}

int rename(const char *old, const char *new) {
    REAL(rename);
    return rename_refused(AT_FDCWD, old, AT_FDCWD, new) ? -1 : real_rename(old, new);
}

int renameat(int folder, const char *old, int other, const char *new) {
    REAL(renameat);
    return rename_refused(folder, old, other, new) ? -1 : real_renameat(folder, old, other, new);
}

int renameat2(int folder, const char *old, int other, const char *new, unsigned flags) {
    REAL(renameat2);
    return rename_refused(folder, old, other, new) ? -1 : real_renameat2(folder, old, other, new, flags);
}
