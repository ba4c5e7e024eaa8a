#ifndef CPLATFORM_H
#define CPLATFORM_H

/// The few calls Swift cannot see: variadic functions and ones hidden behind feature macros.

struct sqlite3;

/// The variables of the process, ended by NULL. Swift 6 does not let a global be read.
char *const *cplatform_environment(void);

/// Switches core dumps off and makes the process not dumpable. Returns 0, or -1 with errno.
int cplatform_harden_process(void);

/// Renames without replacing: fails with EEXIST where `to` exists. Returns 0, or -1 with errno.
int cplatform_rename_exclusive(const char *from, const char *to);

/// Exchanges what two paths of one file system name, in one step. Returns 0, or -1 with errno.
int cplatform_rename_exchange(const char *from, const char *to);

/// Waits until everything written to the file system of an open file is on the disk.
/// Returns 0, or -1 with errno.
int cplatform_sync_file_system(int descriptor);

/// Switches triggers, views and double-quoted strings off and the defensive mode on.
/// Returns SQLITE_OK or the code of the first call that failed.
int cplatform_sqlite_harden(struct sqlite3 *db);

#endif
