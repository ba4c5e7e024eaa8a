#include <dlfcn.h>
#include <stddef.h>
#include <zxcvbn.h>

#if defined(__APPLE__)
#define CZXCVBN_LIBRARY "libzxcvbn.0.dylib"
#else
#define CZXCVBN_LIBRARY "libzxcvbn.so.0"
#endif

/// The one call that billctl makes, as the library's header declares it.
struct czxcvbn_calls {
  __typeof__(&ZxcvbnMatch) ZxcvbnMatch;
};

/// Finds the call when a password is chosen: no other command pays for the library's start.
/// Returns 0, or -1 where the library is missing.
static inline int czxcvbn_load(struct czxcvbn_calls *calls) {
  void *library = dlopen(CZXCVBN_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return -1;
  *(void **)&calls->ZxcvbnMatch = dlsym(library, "ZxcvbnMatch");
  return calls->ZxcvbnMatch == NULL ? -1 : 0;
}
