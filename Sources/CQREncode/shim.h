#include <dlfcn.h>
#include <stddef.h>
#include <qrencode.h>

#if defined(__APPLE__)
#define CQRENCODE_LIBRARY "libqrencode.4.dylib"
#else
#define CQRENCODE_LIBRARY "libqrencode.so.4"
#endif

/// The calls that billctl makes, as the library's header declares them.
struct cqrencode_calls {
  __typeof__(&QRcode_encodeData) QRcode_encodeData;
  __typeof__(&QRcode_free) QRcode_free;
};

/// Finds the calls when the first code is drawn: no other command needs the library.
/// Returns 0, or -1 where the library or a call is missing.
static inline int cqrencode_load(struct cqrencode_calls *calls) {
  void *library = dlopen(CQRENCODE_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return -1;
  *(void **)&calls->QRcode_encodeData = dlsym(library, "QRcode_encodeData");
  *(void **)&calls->QRcode_free = dlsym(library, "QRcode_free");
  return calls->QRcode_encodeData == NULL || calls->QRcode_free == NULL ? -1 : 0;
}
