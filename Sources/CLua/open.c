// The life of a state: prelude, sheets, the value they build.
#include <stdlib.h>
#include <string.h>
#include "host.h"

static const char environment_key, result_key;

struct text { const char *base; size_t length; const char *name; };

// Hands over one line at a time, so that the line is known when the parser gives up without one.
static const char *read_text(lua_State *L, void *context, size_t *size) {
  struct text *text = context;
  if (text->length == 0) return NULL;
  const char *line = text->base, *end = memchr(line, '\n', text->length);
  *size = end ? (size_t)(end - line) + 1 : text->length;
  text->base += *size;
  text->length -= *size;
  HOST(L)->parsed_line++;
  return line;
}

static int load_text(lua_State *L, struct text text, const char *name) {
  struct clua_host *h = HOST(L);
  h->block_limit = CLUA_LARGE_BLOCK_LIMIT;
  h->parsed_line = 0;
  int status = lua_load(L, read_text, &text, name, "t");
  h->block_limit = CLUA_BLOCK_LIMIT;
  return status;
}

void clua_push_sheet_environment(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &environment_key);
}

static int host_line(lua_State *L) {
  lua_pushinteger(L, clua_line(L, NULL));
  return 1;
}

// What the prelude must not have either: text that becomes code, files, output, its own collector,
// and a pcall that could swallow a limit.
static const char *const removed[] = {
  "load", "loadfile", "dofile", "collectgarbage", "print", "warn", "xpcall", NULL};

static int open_protected(lua_State *L) {
  struct text *prelude = lua_touserdata(L, 1);
  luaL_requiref(L, LUA_GNAME, luaopen_base, 1);
  luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 1);
  luaL_requiref(L, LUA_TABLIBNAME, luaopen_table, 1);
  luaL_requiref(L, LUA_MATHLIBNAME, luaopen_math, 1);
  lua_settop(L, 1);
  lua_pushglobaltable(L);  // 2
  lua_newtable(L);         // 3: host
  lua_pushvalue(L, 3);
  lua_setfield(L, 2, "host");
  luaL_requiref(L, LUA_UTF8LIBNAME, luaopen_utf8, 1);
  lua_pop(L, 1);
  clua_build_sandbox(L);   // leaves the table of names a sheet sees
  lua_pushvalue(L, -1);
  lua_setfield(L, 3, "env");
  clua_push_environment(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &environment_key);
  lua_pop(L, 1);
  lua_pushvalue(L, 3);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &result_key);
  lua_pushcfunction(L, host_line);
  lua_setfield(L, 3, "line");
  lua_pushcfunction(L, clua_seal);
  lua_setfield(L, 3, "seal");
  clua_build_facts(L);
  for (int i = 0; removed[i]; i++) {
    lua_pushnil(L);
    lua_setfield(L, 2, removed[i]);
  }
  lua_pushcfunction(L, clua_pcall);
  lua_setfield(L, 2, "pcall");
  lua_pushcfunction(L, clua_pairs);
  lua_setfield(L, 2, "pairs");
  lua_pushcfunction(L, clua_next);
  lua_setfield(L, 2, "next");
  lua_pushcfunction(L, clua_tostring);
  lua_setfield(L, 2, "tostring");
  lua_settop(L, 2);
  if (load_text(L, *prelude, "=prelude") != LUA_OK) return lua_error(L);
  lua_call(L, 0, 0);
  return 0;
}

struct clua_host *clua_open(
  const clua_budget *load, const clua_budget *call, int64_t fail_at, const char *prelude,
  size_t length) {
  struct clua_host *h = calloc(1, sizeof *h);
  if (h == NULL) return NULL;
  h->load_budget = *load;
  h->call_budget = *call;
  h->fail_at = fail_at;
  h->block_limit = CLUA_BLOCK_LIMIT;
  h->budget = *load;
  h->live_limit = load->live_bytes;
  h->L = clua_new_lua(h);
  if (h->L == NULL) {
    h->failure.code = CLUA_HOST_MEMORY;
    return h;
  }
  HOST(h->L) = h;
  clua_begin(h, load);
  struct text text = {prelude, length, NULL};
  lua_pushcfunction(h->L, open_protected);
  lua_pushlightuserdata(h->L, &text);
  if (clua_run(h, 1, 0) == CLUA_FINE) {
    h->failure.code = CLUA_FINE;
    lua_gc(h->L, LUA_GCCOLLECT);
    h->baseline = h->live;
  }
  return h;
}

void clua_close(struct clua_host *host) {
  if (host->L) {
    host->exhausted = 0;
    lua_sethook(host->L, NULL, 0, 0);
    lua_close(host->L);  // no finalizers exist, so this cannot run a sheet's code
  }
  free(host->buffer.base);
  free(host->records.base);
  free(host->messages);
  free(host);
}

static int run_protected(lua_State *L) {
  clua_push_sheet_environment(L);
  if (lua_setupvalue(L, 1, 1) == NULL) lua_pop(L, 1);
  lua_call(L, 0, 0);
  return 0;
}

// A parser's message says "file:line: " too; telling the two apart needs to know who raised it.
static int parse_protected(lua_State *L) {
  struct text *text = lua_touserdata(L, 1);
  lua_pushinteger(L, load_text(L, *text, text->name));
  lua_insert(L, -2);
  return 2;
}

int clua_load(struct clua_host *h, const char *text, size_t length, const char *name) {
  if (h->L == NULL) return h->failure.code;
  struct text chunk = {text, length, name};
  clua_begin(h, &h->load_budget);
  lua_pushcfunction(h->L, parse_protected);
  lua_pushlightuserdata(h->L, &chunk);
  int code = clua_run(h, 1, 2);
  if (code != CLUA_FINE) return code;
  int status = (int)lua_tointeger(h->L, -2);
  if (status != LUA_OK) {
    clua_describe(h, LUA_ERRSYNTAX);
    lua_settop(h->L, 0);
    return h->failure.code;
  }
  lua_pushcfunction(h->L, run_protected);
  lua_replace(h->L, 1);  // where the status was
  code = clua_run(h, 1, 0);
  if (code != CLUA_FINE) return code;
  lua_gc(h->L, LUA_GCCOLLECT);
  h->baseline = h->live;
  return CLUA_FINE;
}

static int result_protected(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &result_key);
  if (lua_getfield(L, -1, "result") != LUA_TFUNCTION) {
    HOST(L)->coded.code = CLUA_NO_FUNCTION;
    clua_raise(L, CLUA_NO_FUNCTION, "host.result", "the prelude sets no host.result");
  }
  lua_call(L, 0, 1);
  return clua_flatten(L);
}

int clua_result(struct clua_host *h) {
  if (h->L == NULL) return h->failure.code;
  h->buffer.length = 0;
  clua_begin(h, &h->load_budget);
  lua_pushcfunction(h->L, result_protected);
  int code = clua_run(h, 0, 0);
  if (code != CLUA_FINE) return code;
  lua_gc(h->L, LUA_GCCOLLECT);
  h->baseline = h->live;
  return CLUA_FINE;
}

const clua_failure *clua_last_failure(const struct clua_host *host) { return &host->failure; }

const uint8_t *clua_buffer(const struct clua_host *host, size_t *length) {
  *length = host->buffer.length;
  return host->buffer.base;
}

int64_t clua_used_instructions(const struct clua_host *host) {
  return host->budget.instructions - host->left;
}
int64_t clua_used_bytes(const struct clua_host *host) { return host->requested; }
int64_t clua_allocations(const struct clua_host *host) { return host->allocations; }
