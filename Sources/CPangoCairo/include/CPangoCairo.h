#ifndef CPANGOCAIRO_H
#define CPANGOCAIRO_H

/// The calls of cairo, Pango and GObject that billctl makes, loaded when the first picture is
/// drawn: a machine without these libraries does all else, and start-up does not pay for them.
/// The prototypes are declared here, so that no header of theirs is needed to build.

typedef struct cpc_surface cpc_surface;  // cairo_surface_t
typedef struct cpc_canvas cpc_canvas;    // cairo_t
typedef struct cpc_layout cpc_layout;    // PangoLayout
typedef struct cpc_context cpc_context;  // PangoContext
typedef struct cpc_font cpc_font;        // PangoFontDescription
typedef struct cpc_fontmap cpc_fontmap;  // PangoFontMap
typedef struct cpc_attribute cpc_attribute;    // PangoAttribute
typedef struct cpc_attributes cpc_attributes;  // PangoAttrList
typedef struct cpc_extents {             // PangoRectangle
  int x, y, width, height;
} cpc_extents;
typedef int (*cpc_write)(void *closure, const unsigned char *bytes, unsigned int count);

/// Every call: its library, result, name, parameters and arguments. Each becomes a function here
/// that is named with the prefix `cpc_`, so that it never stands in for the library's own.
#define CPC_CALLS(CALL)                                                                          \
  CALL(cairo, cpc_surface *, cairo_pdf_surface_create_for_stream,                                \
       (cpc_write write, void *closure, double width, double height),                            \
       (write, closure, width, height))                                                          \
  CALL(cairo, void, cairo_pdf_surface_set_metadata,                                              \
       (cpc_surface * surface, int metadata, const char *text), (surface, metadata, text))       \
  CALL(cairo, cpc_surface *, cairo_image_surface_create, (int format, int width, int height),    \
       (format, width, height))                                                                  \
  CALL(cairo, int, cairo_surface_write_to_png_stream,                                            \
       (cpc_surface * surface, cpc_write write, void *closure), (surface, write, closure))       \
  CALL(cairo, void, cairo_surface_finish, (cpc_surface * surface), (surface))                    \
  CALL(cairo, void, cairo_surface_destroy, (cpc_surface * surface), (surface))                   \
  CALL(cairo, int, cairo_surface_status, (cpc_surface * surface), (surface))                     \
  CALL(cairo, const char *, cairo_status_to_string, (int status), (status))                      \
  CALL(cairo, cpc_canvas *, cairo_create, (cpc_surface * surface), (surface))                    \
  CALL(cairo, void, cairo_destroy, (cpc_canvas * canvas), (canvas))                              \
  CALL(cairo, int, cairo_status, (cpc_canvas * canvas), (canvas))                                \
  CALL(cairo, void, cairo_set_antialias, (cpc_canvas * canvas, int antialias),                   \
       (canvas, antialias))                                                                      \
  CALL(cairo, void, cairo_set_source_rgb,                                                        \
       (cpc_canvas * canvas, double red, double green, double blue),                             \
       (canvas, red, green, blue))                                                               \
  CALL(cairo, void, cairo_move_to, (cpc_canvas * canvas, double x, double y), (canvas, x, y))    \
  CALL(cairo, void, cairo_rectangle,                                                             \
       (cpc_canvas * canvas, double x, double y, double width, double height),                   \
       (canvas, x, y, width, height))                                                            \
  CALL(cairo, void, cairo_fill, (cpc_canvas * canvas), (canvas))                                 \
  CALL(cairo, void, cairo_paint, (cpc_canvas * canvas), (canvas))                                \
  CALL(cairo, void, cairo_show_page, (cpc_canvas * canvas), (canvas))                            \
  CALL(cairo, void, cairo_tag_begin,                                                             \
       (cpc_canvas * canvas, const char *name, const char *attributes),                          \
       (canvas, name, attributes))                                                               \
  CALL(cairo, void, cairo_tag_end, (cpc_canvas * canvas, const char *name), (canvas, name))      \
  CALL(pango, int, pango_find_base_dir, (const char *text, int count), (text, count))            \
  CALL(pango, cpc_font *, pango_font_description_new, (void), ())                                \
  CALL(pango, void, pango_font_description_free, (cpc_font * font), (font))                      \
  CALL(pango, void, pango_font_description_set_family, (cpc_font * font, const char *family),    \
       (font, family))                                                                           \
  CALL(pango, void, pango_font_description_set_weight, (cpc_font * font, int weight),            \
       (font, weight))                                                                           \
  CALL(pango, void, pango_font_description_set_absolute_size, (cpc_font * font, double size),    \
       (font, size))                                                                             \
  CALL(pango, cpc_fontmap *, pango_context_get_font_map, (cpc_context * context), (context))     \
  CALL(pango, void, pango_context_set_round_glyph_positions,                                     \
       (cpc_context * context, int rounds), (context, rounds))                                   \
  CALL(pango, void, pango_font_map_list_families,                                                \
       (cpc_fontmap * map, void **families, int *count), (map, families, count))                 \
  CALL(pango, cpc_layout *, pango_layout_new, (cpc_context * context), (context))                \
  CALL(pango, void, pango_layout_set_text, (cpc_layout * layout, const char *text, int count),   \
       (layout, text, count))                                                                    \
  CALL(pango, void, pango_layout_set_font_description,                                           \
       (cpc_layout * layout, const cpc_font *font), (layout, font))                              \
  CALL(pango, void, pango_layout_set_width, (cpc_layout * layout, int width), (layout, width))   \
  CALL(pango, void, pango_layout_set_height, (cpc_layout * layout, int height),                  \
       (layout, height))                                                                         \
  CALL(pango, void, pango_layout_set_wrap, (cpc_layout * layout, int wrap), (layout, wrap))      \
  CALL(pango, void, pango_layout_set_ellipsize, (cpc_layout * layout, int place),                \
       (layout, place))                                                                          \
  CALL(pango, void, pango_layout_set_alignment, (cpc_layout * layout, int alignment),            \
       (layout, alignment))                                                                      \
  CALL(pango, cpc_attributes *, pango_attr_list_new, (void), ())                                 \
  CALL(pango, void, pango_attr_list_unref, (cpc_attributes * list), (list))                      \
  CALL(pango, void, pango_attr_list_insert,                                                      \
       (cpc_attributes * list, cpc_attribute * attribute), (list, attribute))                    \
  CALL(pango, cpc_attribute *, pango_attr_insert_hyphens_new, (int inserts), (inserts))          \
  CALL(pango, void, pango_layout_set_attributes,                                                 \
       (cpc_layout * layout, cpc_attributes * list), (layout, list))                             \
  CALL(pango, void, pango_layout_get_extents,                                                    \
       (cpc_layout * layout, cpc_extents * ink, cpc_extents * logical), (layout, ink, logical))  \
  CALL(pango, int, pango_layout_get_baseline, (cpc_layout * layout), (layout))                   \
  CALL(pangocairo, cpc_context *, pango_cairo_create_context, (cpc_canvas * canvas), (canvas))   \
  CALL(pangocairo, void, pango_cairo_show_layout, (cpc_canvas * canvas, cpc_layout * layout),    \
       (canvas, layout))                                                                         \
  CALL(gobject, void, g_object_unref, (void *object), (object))                                  \
  CALL(gobject, void, g_free, (void *memory), (memory))

#define CPC_DECLARE(library, result, name, parameters, arguments) result cpc_##name parameters;
CPC_CALLS(CPC_DECLARE)
#undef CPC_DECLARE

/// The file names of the four libraries.
struct cpc_libraries {
  const char *cairo, *pango, *pangocairo, *gobject;
};

/// The names they have on this system.
struct cpc_libraries cpc_system_libraries(void);

/// Makes the calls above ready; to be called before any of them, and cheap the second time.
/// Returns NULL, or the name of the library or call that is missing: a string of `libraries` or
/// a constant. What was ready before stays ready.
const char *cpc_load(const struct cpc_libraries *libraries);

#endif
