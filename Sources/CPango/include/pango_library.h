// Cairo 1.16 and Pango 1.50, loaded when the first paper is drawn and not when the program starts:
// with all that they bring along they would add half again to the time every other command takes to
// begin. Linking them would record them for the start, so the few functions that papers need are
// declared here as the libraries' manuals give them; their interface has been stable since 2008 and
// 2009 (PDF metadata since 2016).
#pragma once
#include <stddef.h>

typedef struct cairo_surface cairo_surface;
typedef struct cairo_canvas cairo_canvas;
typedef struct cairo_font_options cairo_font_options;
typedef struct font_config font_config;
typedef struct pango_font_map pango_font_map;
typedef struct pango_context pango_context;
typedef struct pango_layout pango_layout;
typedef struct pango_language pango_language;
typedef struct pango_font_description pango_font_description;

/// Takes bytes of a PDF; 0 when they were taken.
typedef int (*cairo_write)(void *closure, const unsigned char *bytes, unsigned int count);

// Values of the libraries' enumerations.
#define CAIRO_SUCCESS 0
#define CAIRO_WRITE_ERROR 11
#define CAIRO_METADATA_TITLE 0
#define CAIRO_METADATA_CREATE_DATE 5
#define CAIRO_NO_HINTS 1
#define CAIRO_NO_METRICS_HINTS 1
#define CAIRO_FREETYPE_FONTS 1
#define PANGO_UNITS 1024
#define PANGO_WRAP_WORDS_THEN_CHARACTERS 2
#define PANGO_CUT_END 3
#define PANGO_CENTRE 1
#define PANGO_RIGHT 2

#define PANGO_LIBRARY_FUNCTIONS(X) \
  X(cairo_surface *, cairo_pdf_surface_create_for_stream, cairo_write, void *, double, double) \
  X(void, cairo_pdf_surface_set_metadata, cairo_surface *, int, const char *) \
  X(void, cairo_surface_finish, cairo_surface *) \
  X(int, cairo_surface_status, cairo_surface *) \
  X(void, cairo_surface_destroy, cairo_surface *) \
  X(cairo_canvas *, cairo_create, cairo_surface *) \
  X(void, cairo_destroy, cairo_canvas *) \
  X(int, cairo_status, cairo_canvas *) \
  X(const char *, cairo_status_to_string, int) \
  X(cairo_font_options *, cairo_font_options_create, void) \
  X(void, cairo_font_options_destroy, cairo_font_options *) \
  X(void, cairo_font_options_set_hint_style, cairo_font_options *, int) \
  X(void, cairo_font_options_set_hint_metrics, cairo_font_options *, int) \
  X(void, cairo_set_line_width, cairo_canvas *, double) \
  X(void, cairo_move_to, cairo_canvas *, double, double) \
  X(void, cairo_line_to, cairo_canvas *, double, double) \
  X(void, cairo_rectangle, cairo_canvas *, double, double, double, double) \
  X(void, cairo_stroke, cairo_canvas *) \
  X(void, cairo_show_page, cairo_canvas *) \
  X(font_config *, FcConfigCreate, void) \
  X(int, FcConfigParseAndLoadFromMemory, font_config *, const char *, int) \
  X(int, FcConfigBuildFonts, font_config *) \
  X(void, FcConfigDestroy, font_config *) \
  X(pango_font_map *, pango_cairo_font_map_new_for_font_type, int) \
  X(void, pango_fc_font_map_set_config, pango_font_map *, font_config *) \
  X(pango_context *, pango_font_map_create_context, pango_font_map *) \
  X(void, pango_cairo_context_set_font_options, pango_context *, const cairo_font_options *) \
  X(void, pango_cairo_show_layout, cairo_canvas *, pango_layout *) \
  X(void, pango_context_set_language, pango_context *, pango_language *) \
  X(pango_language *, pango_language_from_string, const char *) \
  X(pango_font_description *, pango_font_description_from_string, const char *) \
  X(void, pango_font_description_set_absolute_size, pango_font_description *, double) \
  X(void, pango_font_description_free, pango_font_description *) \
  X(pango_layout *, pango_layout_new, pango_context *) \
  X(void, pango_layout_set_font_description, pango_layout *, const pango_font_description *) \
  X(void, pango_layout_set_wrap, pango_layout *, int) \
  X(void, pango_layout_set_ellipsize, pango_layout *, int) \
  X(void, pango_layout_set_height, pango_layout *, int) \
  X(void, pango_layout_set_width, pango_layout *, int) \
  X(void, pango_layout_set_alignment, pango_layout *, int) \
  X(void, pango_layout_set_text, pango_layout *, const char *, int) \
  X(void, pango_layout_get_size, pango_layout *, int *, int *) \
  X(int, pango_layout_get_unknown_glyphs_count, pango_layout *) \
  X(void, g_object_unref, void *)

/// The functions of the libraries under the libraries' own names.
struct pango_library {
#define X(result, name, ...) result (*name)(__VA_ARGS__);
  PANGO_LIBRARY_FUNCTIONS(X)
#undef X
};

/// Loads the libraries, or finds them loaded. Returns NULL when this machine lacks them.
const struct pango_library *pango_library_load(void);
