/* What the system can do with files and Swift cannot see. Every shim says why. */
#ifndef REPRISE_CFILES_SHIM_H
#define REPRISE_CFILES_SHIM_H

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/xattr.h>
#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

/* Glibc declares renameat2 only under _GNU_SOURCE, which Swift does not define, and musl not at all;
   2 is RENAME_EXCHANGE. -100 is AT_FDCWD. Two names change what they stand for in one step. */
static inline int reprise_exchange(const char *one, const char *other) {
#if defined(__linux__) && defined(SYS_renameat2)
  return (int)syscall(SYS_renameat2, -100, one, -100, other, 2u);
#elif defined(__APPLE__)
  return renamex_np(one, other, RENAME_SWAP);
#else
  errno = ENOSYS;
  return -1;
#endif
}

/* sys/xattr.h is in none of Swift's modules. Whether a file has attributes that a new one would lack:
   access lists, and what users set; labels of SELinux are given to new files by themselves. */
static inline int reprise_has_attributes(const char *path) {
  char names[4096];
#if defined(__APPLE__)
  ssize_t size = listxattr(path, names, sizeof names, 0);
#else
  ssize_t size = listxattr(path, names, sizeof names);
#endif
  if (size < 0) return errno != ENOTSUP;
  for (ssize_t at = 0; at < size; at += (ssize_t)strlen(names + at) + 1)
    if (strncmp(names + at, "security.", 9) != 0) return 1;
  return 0;
}

#endif
