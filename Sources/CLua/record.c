// The words about results, and the record of what was read: it is kept only while an explanation
// is made, and costs one test of a flag otherwise.
#include <stdio.h>
#include <string.h>
#include "facts.h"

const char clua_worker_key = 0, clua_period_key = 0, clua_period_fields_key = 0;

enum { READ = 1, STEP = 2, PARAMETER = 3 };

static void add(lua_State *L, const void *from, size_t length) {
  if (!clua_bytes_add(&HOST(L)->records, from, length)) clua_kill(L, CLUA_HOST_MEMORY, "");
}

static void add_text(lua_State *L, const char *text, size_t length) {
  uint32_t size = (uint32_t)length;
  add(L, &size, 4);
  add(L, text, length);
}

static void add_values(lua_State *L, int from, int to) {
  uint32_t count = to >= from ? (uint32_t)(to - from + 1) : 0;
  add(L, &count, 4);
  for (int i = from; i <= to; i++) {
    clua_push_text(L, i);
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    char copy[CLUA_TEXT_LIMIT + 1];
    clua_copy_text(copy, sizeof copy, text, length);
    lua_pop(L, 1);
    add_text(L, copy, strlen(copy));
  }
}

// A record is written whole or not at all: the length goes back when a text cannot be made.
static void note(lua_State *L, uint8_t kind, const char *name, int from, int to, int results) {
  struct clua_host *h = HOST(L);
  size_t before = h->records.length;
  luaL_checkstack(L, 8, "record");
  clua_charge_output(L, 64);
  int32_t line = clua_line(L, NULL);
  add(L, &kind, 1);
  add(L, &line, 4);
  char label[CLUA_TEXT_LIMIT + 1];
  clua_copy_text(label, sizeof label, name, strlen(name));
  add_text(L, label, strlen(label));
  add_values(L, from, to);
  add_values(L, lua_gettop(L) - results + 1, lua_gettop(L));
  if (h->killed) h->records.length = before;
}

void clua_record(lua_State *L, const char *name, int results) {
  note(L, READ, name, 2, lua_gettop(L) - results, results);
}

void clua_record_parameter(lua_State *L, const char *name) {
  note(L, PARAMETER, name, 3, lua_gettop(L) - 2, 2);
}

// step("label", value): the value itself, with a name in the explanation.
static int step(lua_State *L) {
  const char *label = luaL_checkstring(L, 1);
  luaL_checkany(L, 2);
  lua_settop(L, 2);
  if (HOST(L)->recording) note(L, STEP, label, 3, 2, 1);
  return 1;
}

// unknown("what is missing"): ends the call without a decision.
static int unknown(lua_State *L) {
  clua_kill(L, CLUA_UNDECIDED, luaL_checkstring(L, 1));
}

static int64_t whole_number(lua_State *L, int index, const char *what) {
  if (!lua_isinteger(L, index)) {
    char text[120];
    snprintf(text, sizeof text, "prorate: the %s must be a whole number", what);
    clua_raise(L, CLUA_RAISED, "prorate", text);
  }
  return lua_tointeger(L, index);
}

// prorate(fen, part, whole): exact in 128 bits, half up; half away from zero when negative.
static int prorate(lua_State *L) {
  int64_t fen = whole_number(L, 1, "amount"), part = whole_number(L, 2, "part");
  int64_t whole = whole_number(L, 3, "whole");
  if (part < 0 || whole <= 0) {
    clua_raise(L, CLUA_RAISED, "prorate", "prorate: the part must not be negative, "
               "and the whole must be above zero");
  }
  unsigned __int128 magnitude = fen < 0 ? (unsigned __int128)(-(__int128)fen)
                                        : (unsigned __int128)fen;
  unsigned __int128 share =
    (magnitude * (unsigned __int128)part + (unsigned __int128)whole / 2) / (unsigned __int128)whole;
  if (share > INT64_MAX) clua_raise(L, CLUA_RAISED, "prorate", "prorate: the amount does not fit");
  lua_pushinteger(L, fen < 0 ? -(int64_t)share : (int64_t)share);
  return 1;
}

void clua_build_sheet_words(lua_State *L) {
  lua_getfield(L, 3, "env");
  lua_pushcfunction(L, step);
  lua_setfield(L, -2, "step");
  lua_pushcfunction(L, unknown);
  lua_setfield(L, -2, "unknown");
  lua_pushcfunction(L, prorate);
  lua_setfield(L, -2, "prorate");
  for (const struct clua_word *word = clua_date_words; word->name; word++) {
    lua_pushcfunction(L, word->function);
    lua_setfield(L, -2, word->name);
  }
  lua_pop(L, 1);
}

void clua_set_recording(struct clua_host *host, int on) { host->recording = on; }

const uint8_t *clua_records(const struct clua_host *host, size_t *length) {
  *length = host->records.length;
  return host->records.base;
}

void clua_clear_records(struct clua_host *host) { host->records.length = 0; }
