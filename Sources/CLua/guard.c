// Budgets. Memory is limited in the allocator, instructions in the count hook and in our own C
// functions; both end the run by a flag that only the host can clear.
#include <stdlib.h>
#include <string.h>
#include "host.h"

// The innermost frame of a sheet; 0 when only the prelude or C is running. Allocates nothing.
int clua_line(lua_State *L, lua_Debug *frame) {
  lua_Debug local;
  if (frame == NULL) frame = &local;
  for (int level = 0; lua_getstack(L, level, frame); level++) {
    if (!lua_getinfo(L, "Sl", frame)) continue;
    if (frame->what[0] == 'C' || strcmp(frame->source, "=prelude") == 0) continue;
    return frame->currentline > 0 ? frame->currentline : 0;
  }
  return 0;
}

static void note_kill(struct clua_host *h, int code, const char *name) {
  if (h->killed) return;
  h->killed = code;
  h->failure.code = code;
  h->failure.line = h->L ? clua_line(h->L, NULL) : 0;  // not while the state is being made
  h->failure.text[0] = 0;
  clua_copy_text(h->failure.name, sizeof h->failure.name, name, strlen(name));
}

void clua_kill(lua_State *L, int code, const char *name) {
  note_kill(HOST(L), code, name);
  lua_pushnil(L);  // needs no memory
  lua_error(L);
  abort();  // lua_error does not return
}

void clua_charge(lua_State *L, int64_t instructions) {
  struct clua_host *h = HOST(L);
  if (instructions < 0 || instructions > h->left) {
    h->left = 0;
    clua_kill(L, CLUA_INSTRUCTIONS, "");
  }
  h->left -= instructions;
}

void clua_charge_output(lua_State *L, size_t bytes) {
  struct clua_host *h = HOST(L);
  clua_charge(L, (int64_t)(bytes / 16));
  if (bytes > (size_t)h->output_left) {
    h->output_left = 0;
    clua_kill(L, CLUA_OUTPUT_BYTES, "");
  }
  h->output_left -= (int64_t)bytes;
}

// Raises an error that a sheet may catch, with the line of the sheet before it.
void clua_raise(lua_State *L, int code, const char *name, const char *text) {
  struct clua_host *h = HOST(L);
  lua_Debug frame;
  int line = clua_line(L, &frame);
  if (line > 0) lua_pushfstring(L, "%s:%d: %s", frame.short_src, line, text);
  else lua_pushstring(L, text);
  size_t length;
  const char *message = lua_tolstring(L, -1, &length);
  h->coded.code = code;
  h->coded.line = line;
  clua_copy_text(h->coded.name, sizeof h->coded.name, name, strlen(name));
  clua_copy_text(h->coded.text, sizeof h->coded.text, message, length);
  lua_error(L);
  abort();
}

static void hook(lua_State *L, lua_Debug *record) {
  (void)record;
  struct clua_host *h = HOST(L);
  if (h->killed) clua_kill(L, h->killed, "");
  clua_charge(L, CLUA_PERIOD);
}

static void *refuse(struct clua_host *h, int code) {
  // A collection at the limit frees next to nothing but takes a whole walk over the heap; a sheet
  // that lives at its limit would buy one for every allocation.
  if (code == CLUA_LIVE_BYTES && ++h->refusals < 16) return NULL;
  // Lua collects and asks once more before it raises: for the other limits that is in vain.
  h->exhausted = code;
  note_kill(h, code, "");
  return NULL;
}

static void *allocate(void *context, void *block, size_t old, size_t size) {
  struct clua_host *h = context;
  size_t kind = block == NULL ? old : 0;  // Lua tells the type of a new object in `old`
  if (block == NULL) old = 0;
  if (size == 0) {
    h->live -= (int64_t)old;
    free(block);
    return NULL;
  }
  if (size > old) {
    if (++h->allocations == h->fail_at) {
      h->exhausted = CLUA_HOST_MEMORY;
      note_kill(h, CLUA_HOST_MEMORY, "");
    }
    if (h->exhausted) return NULL;
    int64_t more = (int64_t)(size - old);
    size_t limit = kind == LUA_TSTRING ? CLUA_STRING_LIMIT
                 : kind == LUA_TUSERDATA ? CLUA_LARGE_BLOCK_LIMIT : h->block_limit;
    if (size > limit) return refuse(h, CLUA_BLOCK_BYTES);
    if (h->requested + more > h->budget.requested_bytes) return refuse(h, CLUA_REQUESTED_BYTES);
    if (h->live + more > h->live_limit) return refuse(h, CLUA_LIVE_BYTES);
    h->requested += more;
  }
  void *result = realloc(block, size);
  if (result != NULL) h->live += (int64_t)size - (int64_t)old;
  // Lua relies on shrinking never failing.
  return result == NULL && size <= old ? block : result;
}

// Begins a run with a full budget. Setting the hook again restarts the VM's own count, so that the
// fate of one worker never depends on the worker before.
void clua_begin(struct clua_host *h, const clua_budget *budget) {
  h->budget = *budget;
  h->left = budget->instructions;
  h->live_limit = h->baseline + budget->live_bytes;
  h->requested = 0;
  h->output_left = budget->output_bytes;
  h->refusals = h->exhausted = h->killed = h->error_line = 0;
  h->coded.code = 0;
  if (!h->proven) lua_sethook(h->L, hook, LUA_MASKCOUNT, CLUA_PERIOD);
}

// The stack is still there when this runs, and gone after lua_pcall.
static int note_line(lua_State *L) {
  HOST(L)->error_line = clua_line(L, NULL);
  return 1;
}

void clua_push_handler(lua_State *L) { lua_pushcfunction(L, note_line); }

// Calls the function below the arguments with the handler just below the function. On failure
// describes the error and leaves the stack as it was before the function. Returns 0 or a clua_code.
int clua_run_below(struct clua_host *h, int arguments, int results) {
  lua_State *L = h->L;
  int base = lua_gettop(L) - arguments;
  int status = lua_pcall(L, arguments, results, base - 1);
  if (status == LUA_OK && !h->killed) return CLUA_FINE;
  if (status == LUA_OK) lua_pushnil(L);
  clua_describe(h, status);
  lua_settop(L, base - 1);
  if (h->exhausted) {
    // What the failed run left behind is none of the next one's business.
    h->exhausted = 0;
    lua_sethook(L, NULL, 0, 0);
    lua_gc(L, LUA_GCCOLLECT);
  }
  return h->failure.code;
}

// The same with a handler of its own, which is gone afterwards.
int clua_run(struct clua_host *h, int arguments, int results) {
  int base = lua_gettop(h->L) - arguments;
  clua_push_handler(h->L);
  lua_insert(h->L, base);
  int code = clua_run_below(h, arguments, results);
  lua_remove(h->L, base);
  return code;
}

int clua_bytes_add(struct bytes *bytes, const void *from, size_t length) {
  if (bytes->capacity - bytes->length < length) {
    size_t capacity = bytes->capacity ? bytes->capacity : 1024;
    while (capacity - bytes->length < length) capacity *= 2;
    uint8_t *larger = realloc(bytes->base, capacity);
    if (larger == NULL) return 0;
    bytes->base = larger;
    bytes->capacity = capacity;
  }
  if (length) memcpy(bytes->base + bytes->length, from, length);
  bytes->length += length;
  return 1;
}

lua_State *clua_new_lua(struct clua_host *h) { return lua_newstate(allocate, h); }
