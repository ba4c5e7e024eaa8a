#include <dlfcn.h>
#include <stddef.h>
#include <libxml/xmlversion.h>
// Debian's libxml2 drags in ICU's headers, whose enums differ from those of Foundation's own ICU:
// a file that sees both does not compile. Nothing billctl uses depends on them.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

// The binary interface that these headers describe: it changed with 2.14.
#if LIBXML_VERSION >= 21400
#define CXML2_GENERATION "16"
#else
#define CXML2_GENERATION "2"
#endif
#if defined(__APPLE__)
#define CXML2_LIBRARY "libxml2." CXML2_GENERATION ".dylib"
#else
#define CXML2_LIBRARY "libxml2.so." CXML2_GENERATION
#endif

#define CXML2_CALLS(CALL)                                                               \
  CALL(xmlInitParser)                                                                   \
  CALL(xmlSetStructuredErrorFunc)                                                       \
  CALL(xmlCreateIOParserCtxt)                                                           \
  CALL(xmlCtxtUseOptions)                                                               \
  CALL(xmlParseDocument)                                                                \
  CALL(xmlStopParser)                                                                   \
  CALL(xmlFreeParserCtxt)                                                               \
  CALL(xmlDictSize)                                                                     \
  CALL(xmlStrEqual)

/// The calls that billctl makes, as the library's headers declare them.
struct cxml2_calls {
#define CXML2_FIELD(name) __typeof__(&name) name;
  CXML2_CALLS(CXML2_FIELD)
#undef CXML2_FIELD
};

/// Finds the calls when the first document is read: libxml2 brings ICU and more along, whose
/// start takes longer than a short command does.
/// Returns 0, or -1 where the library is missing.
static inline int cxml2_load(struct cxml2_calls *calls) {
  void *library = dlopen(CXML2_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return -1;
#define CXML2_FIND(name) \
  if ((*(void **)&calls->name = dlsym(library, #name)) == NULL) return -1;
  CXML2_CALLS(CXML2_FIND)
#undef CXML2_FIND
  return 0;
}
