#include <libxml/xmlversion.h>
// Debian's libxml2 drags in ICU's headers, whose enums differ from those of Foundation's own ICU:
// a file that sees both does not compile. Nothing billctl uses depends on them.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>
#include <libxml/xmlerror.h>
