// Table functions with raw access and a price for every element they move: no metamethod can make
// them loop, and equal elements never change places.
#include "host.h"

// The table to be changed; a sealed one is refused.
static lua_Integer changeable(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  if (clua_is_sealed(L, 1)) clua_raise(L, CLUA_READ_ONLY, "table", "this table is read-only");
  return (lua_Integer)lua_rawlen(L, 1);
}

static int insert(lua_State *L) {
  lua_Integer end = changeable(L) + 1, at = end;
  switch (lua_gettop(L)) {
    case 2: break;
    case 3:
      at = luaL_checkinteger(L, 2);
      luaL_argcheck(L, at >= 1 && at <= end, 2, "position out of bounds");
      clua_charge(L, end - at);
      for (lua_Integer i = end; i > at; i--) {
        lua_rawgeti(L, 1, i - 1);
        lua_rawseti(L, 1, i);
      }
      break;
    default: return luaL_error(L, "table.insert takes a table, a position and a value");
  }
  lua_rawseti(L, 1, at);
  return 0;
}

static int take(lua_State *L) {
  lua_Integer size = changeable(L), at = luaL_optinteger(L, 2, size);
  if (lua_gettop(L) > 1) {
    luaL_argcheck(L, (at >= 1 && at <= size + 1) || (size == 0 && at == 0), 2,
                  "position out of bounds");
  }
  clua_charge(L, size > at ? size - at : 0);
  lua_rawgeti(L, 1, at);
  for (; at < size; at++) {
    lua_rawgeti(L, 1, at + 1);
    lua_rawseti(L, 1, at);
  }
  if (at >= 1) {
    lua_pushnil(L);
    lua_rawseti(L, 1, at);
  }
  return 1;
}

static int concat(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 4);
  clua_unseal(L, 1);
  size_t between;
  const char *separator = luaL_optlstring(L, 2, "", &between);
  lua_Integer from = luaL_optinteger(L, 3, 1);
  lua_Integer to = luaL_optinteger(L, 4, (lua_Integer)lua_rawlen(L, 1));
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  for (lua_Integer i = from; i <= to; i++) {
    clua_charge(L, 1);
    int type = lua_rawgeti(L, 1, i);
    if (type != LUA_TSTRING && type != LUA_TNUMBER) {
      return luaL_error(L, "table.concat: element %I is %s, not text", (LUAI_UACINT)i,
                        lua_typename(L, type));
    }
    clua_charge_output(L, lua_rawlen(L, -1) + between);
    luaL_addvalue(&buffer);
    if (i < to) luaL_addlstring(&buffer, separator, between);
    if (i == LUA_MAXINTEGER) break;
  }
  luaL_pushresult(&buffer);
  return 1;
}

enum { MOST_UNPACKED = 250 };

static int unpack(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 3);
  clua_unseal(L, 1);
  lua_Integer from = luaL_optinteger(L, 2, 1);
  lua_Integer to = luaL_optinteger(L, 3, (lua_Integer)lua_rawlen(L, 1));
  if (from > to) return 0;
  if ((lua_Unsigned)to - (lua_Unsigned)from >= MOST_UNPACKED) {
    return luaL_error(L, "table.unpack gives at most %d values", MOST_UNPACKED);
  }
  int count = (int)(to - from) + 1;
  luaL_checkstack(L, count, "table.unpack");
  clua_charge(L, count);
  for (int i = 0; i < count; i++) lua_rawgeti(L, 1, from + i);
  return count;
}

enum { LIST = 1, ORDER, FROM, TO };

// Whether the second of two elements on top of the stack belongs before the first.
static int is_before(lua_State *L) {
  int result;
  if (lua_isnil(L, ORDER)) {
    int first = lua_type(L, -2), second = lua_type(L, -1);
    if (first != second || (first != LUA_TNUMBER && first != LUA_TSTRING)) {
      luaL_error(L, "table.sort: cannot compare %s with %s", lua_typename(L, second),
                 lua_typename(L, first));
    }
    return lua_compare(L, -1, -2, LUA_OPLT);
  }
  lua_pushvalue(L, ORDER);
  lua_pushvalue(L, -2);
  lua_pushvalue(L, -4);
  lua_call(L, 2, 1);
  result = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return result;
}

static void merge(lua_State *L, lua_Integer low, lua_Integer middle, lua_Integer high) {
  lua_Integer left = low, right = middle;
  for (lua_Integer at = low; at < high; at++) {
    int from_right = left >= middle;
    if (!from_right && right < high) {
      lua_rawgeti(L, FROM, left);
      lua_rawgeti(L, FROM, right);
      from_right = is_before(L);
      lua_pop(L, 2);
    }
    lua_rawgeti(L, FROM, from_right ? right++ : left++);
    lua_rawseti(L, TO, at);
  }
}

// A merge sort in two tables of its own; the list changes only when the order is complete.
static int sort(lua_State *L) {
  lua_Integer size = changeable(L);
  if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  if (size < 2) return 0;
  clua_charge(L, size);
  if (size > INT16_MAX * 8) clua_kill(L, CLUA_BLOCK_BYTES, "");
  lua_createtable(L, (int)size, 0);
  lua_createtable(L, (int)size, 0);
  luaL_checkstack(L, 16, "table.sort");
  for (lua_Integer i = 1; i <= size; i++) {
    lua_rawgeti(L, LIST, i);
    lua_rawseti(L, FROM, i);
  }
  for (lua_Integer width = 1; width < size; width *= 2) {
    clua_charge(L, size * 2);
    for (lua_Integer low = 1; low <= size; low += 2 * width) {
      lua_Integer middle = low + width <= size ? low + width : size + 1;
      lua_Integer high = low + 2 * width <= size ? low + 2 * width : size + 1;
      merge(L, low, middle, high);
    }
    lua_insert(L, FROM);  // the merged table becomes the source
  }
  for (lua_Integer i = 1; i <= size; i++) {
    lua_rawgeti(L, FROM, i);
    lua_rawseti(L, LIST, i);
  }
  return 0;
}

const struct clua_word clua_table_words[] = {
  {"concat", concat}, {"insert", insert}, {"remove", take}, {"sort", sort}, {"unpack", unpack},
  {NULL, NULL}};
