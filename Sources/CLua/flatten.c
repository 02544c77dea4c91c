// Lua values as bytes, so that Swift never holds a place on Lua's stack. Raw access only, bounded
// in depth, number of values and bytes.
#include <string.h>
#include "host.h"

enum { TAG_NIL, TAG_FALSE, TAG_TRUE, TAG_INTEGER, TAG_NUMBER, TAG_STRING, TAG_TABLE, TAG_FUNCTION };
enum { DEPTH = 64, VALUES = 200000, BYTES = 8 << 20 };

// A list of functions that is also a map from function to place: one function, one reference.
const char clua_functions_key = 0;

struct walk { struct bytes *to; int values; const void *above[DEPTH]; };

_Noreturn static void bad(lua_State *L, const char *why) {
  clua_raise(L, CLUA_BAD_VALUE, "", why);
}

static void put(lua_State *L, struct walk *walk, const void *from, size_t length) {
  if (walk->to->length + length > BYTES) bad(L, "the value is too large");
  if (!clua_bytes_add(walk->to, from, length)) clua_kill(L, CLUA_HOST_MEMORY, "");
}

static void put_tag(lua_State *L, struct walk *walk, uint8_t tag) { put(L, walk, &tag, 1); }

static void put_string(lua_State *L, struct walk *walk, const char *text, size_t length) {
  uint32_t size = (uint32_t)length;
  put(L, walk, &size, 4);
  put(L, walk, text, length);
}

// The place of a function in the list that calls refer to.
static int32_t reference_of(lua_State *L, int index) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &clua_functions_key) != LUA_TTABLE) {
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clua_functions_key);
  }
  int list = lua_gettop(L);
  lua_pushvalue(L, index);
  if (lua_rawget(L, list) == LUA_TNIL) {
    lua_Integer place = (lua_Integer)lua_rawlen(L, list) + 1;
    lua_pushvalue(L, index);
    lua_rawseti(L, list, place);
    lua_pushvalue(L, index);
    lua_pushinteger(L, place);
    lua_rawset(L, list);
    lua_pushinteger(L, place);
  }
  int32_t reference = (int32_t)lua_tointeger(L, -1);
  lua_settop(L, list - 1);
  return reference;
}

static void put_function(lua_State *L, struct walk *walk, int index) {
  int32_t reference = reference_of(L, index);
  lua_Debug record;
  lua_pushvalue(L, index);
  lua_getinfo(L, ">S", &record);
  int32_t line = record.linedefined > 0 ? record.linedefined : 0;
  put_tag(L, walk, TAG_FUNCTION);
  put(L, walk, &reference, 4);
  put(L, walk, &line, 4);
}

static void put_value(lua_State *L, struct walk *walk, int index, int depth);

static void put_table(lua_State *L, struct walk *walk, int index, int depth) {
  if (depth >= DEPTH) bad(L, "tables are nested too deeply");
  lua_pushvalue(L, index);
  clua_unseal(L, lua_gettop(L));
  int table = lua_gettop(L);
  walk->above[depth] = lua_topointer(L, table);
  for (int i = 0; i < depth; i++) {
    if (walk->above[i] == walk->above[depth]) bad(L, "a table contains itself");
  }
  struct clua_order *order = clua_collect(L, table);
  uint32_t whole = 0;
  while (whole < order->count && order->keys[whole].kind == LUA_TNUMBER) {
    if (order->keys[whole].number != (lua_Integer)whole + 1) bad(L, "a list has a gap");
    whole++;
  }
  uint32_t fields = (uint32_t)(order->count - whole);
  put_tag(L, walk, TAG_TABLE);
  put(L, walk, &whole, 4);
  put(L, walk, &fields, 4);
  for (size_t i = 0; i < order->count; i++) {
    const struct clua_key *key = &order->keys[i];
    if (i >= whole) {
      if (key->kind != LUA_TSTRING) bad(L, "a key is neither a whole number nor a text");
      put_string(L, walk, key->text, key->length);
    }
    clua_push_key(L, key);
    lua_rawget(L, table);
    put_value(L, walk, lua_gettop(L), depth + 1);
    lua_pop(L, 1);
  }
  lua_settop(L, table - 1);
}

static void put_value(lua_State *L, struct walk *walk, int index, int depth) {
  luaL_checkstack(L, 16, "nested values");
  if (++walk->values > VALUES) bad(L, "the value has too many parts");
  clua_charge(L, 1);
  switch (lua_type(L, index)) {
    case LUA_TNIL: put_tag(L, walk, TAG_NIL); break;
    case LUA_TBOOLEAN: put_tag(L, walk, lua_toboolean(L, index) ? TAG_TRUE : TAG_FALSE); break;
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) {
        int64_t number = lua_tointeger(L, index);
        put_tag(L, walk, TAG_INTEGER);
        put(L, walk, &number, 8);
      } else {
        double number = lua_tonumber(L, index);
        put_tag(L, walk, TAG_NUMBER);
        put(L, walk, &number, 8);
      }
      break;
    case LUA_TSTRING: {
      size_t length;
      const char *text = lua_tolstring(L, index, &length);
      put_tag(L, walk, TAG_STRING);
      put_string(L, walk, text, length);
      break;
    }
    case LUA_TTABLE: put_table(L, walk, index, depth); break;
    case LUA_TFUNCTION: put_function(L, walk, index); break;
    default: bad(L, "an engine object cannot be part of a sheet's value");
  }
}

// Writes the value on top of the stack into the host's buffer.
int clua_flatten(lua_State *L) {
  struct walk *walk = lua_newuserdatauv(L, sizeof *walk, 0);
  lua_insert(L, -2);
  walk->to = &HOST(L)->buffer;
  walk->to->length = 0;
  walk->values = 0;
  put_value(L, walk, lua_gettop(L), 0);
  return 0;
}
