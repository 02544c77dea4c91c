#include "pango_library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

static struct pango_library library;
static int is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  // A symbol of this handle may come from any library it depends on: Cairo, Pango or GObject.
  void *handle = dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return;
#define X(result, name, ...) \
  if ((*(void **)&library.name = dlsym(handle, #name)) == NULL) return;
  PANGO_LIBRARY_FUNCTIONS(X)
#undef X
  is_loaded = 1;
}

const struct pango_library *pango_library_load(void) {
  pthread_once(&once, load);
  return is_loaded ? &library : NULL;
}
