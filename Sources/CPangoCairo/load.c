#include "CPangoCairo.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>

#define CPC_FIELD(library, result, name, parameters, arguments) result(*name) parameters;
static struct calls {
  CPC_CALLS(CPC_FIELD)
} calls;

#define CPC_DEFINE(library, result, name, parameters, arguments) \
  result cpc_##name parameters { return calls.name arguments; }
CPC_CALLS(CPC_DEFINE)

struct cpc_libraries cpc_system_libraries(void) {
#if defined(__APPLE__)
  return (struct cpc_libraries){"libcairo.2.dylib", "libpango-1.0.0.dylib",
                                "libpangocairo-1.0.0.dylib", "libgobject-2.0.0.dylib"};
#else
  return (struct cpc_libraries){"libcairo.so.2", "libpango-1.0.so.0", "libpangocairo-1.0.so.0",
                                "libgobject-2.0.so.0"};
#endif
}

/// Opens a library by its name, also where Homebrew and MacPorts put it: the system's loader does
/// not look there.
static void *open_library(const char *name) {
  void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
#if defined(__APPLE__)
  static const char *const folders[] = {"/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib"};
  for (size_t i = 0; handle == NULL && i < sizeof folders / sizeof folders[0]; i++) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folders[i], name);
    handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  }
#endif
  return handle;
}

const char *cpc_load(const struct cpc_libraries *libraries) {
  // The libraries are never closed: Pango and GObject keep state that does not survive it.
  void *gobject = open_library(libraries->gobject);
  if (gobject == NULL) return libraries->gobject;
  void *cairo = open_library(libraries->cairo);
  if (cairo == NULL) return libraries->cairo;
  void *pango = open_library(libraries->pango);
  if (pango == NULL) return libraries->pango;
  void *pangocairo = open_library(libraries->pangocairo);
  if (pangocairo == NULL) return libraries->pangocairo;

  struct calls found;
#define CPC_FIND(library, result, name, parameters, arguments)     \
  if ((*(void **)&found.name = dlsym(library, #name)) == NULL) return #name;
  CPC_CALLS(CPC_FIND)
  calls = found;
  return NULL;
}
