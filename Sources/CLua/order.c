// Tables in one order: whole numbers rising, then texts by bytes, then false and true. Lua's own
// order follows addresses and differs from run to run.
#include <stdlib.h>
#include <string.h>
#include "host.h"

// Looking at a table that was emptied walks its whole former size, which no hook sees.
enum { LOOK = 200 };

static int compare(const void *one, const void *other) {
  const struct clua_key *a = one, *b = other;
  int rank_a = a->kind == LUA_TNUMBER ? 0 : a->kind == LUA_TSTRING ? 1 : 2;
  int rank_b = b->kind == LUA_TNUMBER ? 0 : b->kind == LUA_TSTRING ? 1 : 2;
  if (rank_a != rank_b) return rank_a - rank_b;
  if (rank_a != 1) return a->number < b->number ? -1 : a->number > b->number;
  int order = memcmp(a->text, b->text, a->length < b->length ? a->length : b->length);
  if (order != 0) return order;
  return a->length < b->length ? -1 : a->length > b->length;
}

static struct clua_key read_key(lua_State *L, int index) {
  struct clua_key key = {lua_type(L, index), 0, NULL, 0};
  switch (key.kind) {
    case LUA_TSTRING:
      key.text = lua_tolstring(L, index, &key.length);
      return key;
    case LUA_TBOOLEAN:
      key.number = lua_toboolean(L, index);
      return key;
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) {
        key.number = lua_tointeger(L, index);
        return key;
      }
      break;
    default: break;
  }
  clua_raise(L, CLUA_RAISED, "", "only whole numbers, texts and booleans can be walked as keys");
}

void clua_push_key(lua_State *L, const struct clua_key *key) {
  if (key->kind == LUA_TSTRING) lua_pushlstring(L, key->text, key->length);
  else if (key->kind == LUA_TBOOLEAN) lua_pushboolean(L, (int)key->number);
  else lua_pushinteger(L, key->number);
}

// Pushes a table that keeps the texts alive and then the sorted keys.
struct clua_order *clua_collect(lua_State *L, int index) {
  size_t count = 0, at = 0, texts = 0;
  clua_charge(L, LOOK);
  lua_pushnil(L);
  while (lua_next(L, index)) {
    count++;
    lua_pop(L, 1);
  }
  clua_charge(L, (int64_t)count * 8);
  lua_newtable(L);
  int anchor = lua_gettop(L);
  struct clua_order *order =
    lua_newuserdatauv(L, sizeof *order + count * sizeof(struct clua_key), 0);
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    order->keys[at] = read_key(L, lua_gettop(L));
    if (order->keys[at].kind == LUA_TSTRING) {
      lua_pushvalue(L, -1);
      lua_rawseti(L, anchor, (lua_Integer)++texts);
    }
    at++;
  }
  order->count = at;
  order->position = 0;
  qsort(order->keys, at, sizeof(struct clua_key), compare);
  return order;
}

// Upvalues: anchor, order, table.
static int step(lua_State *L) {
  struct clua_order *order = lua_touserdata(L, lua_upvalueindex(2));
  while (order->position < order->count) {
    clua_push_key(L, &order->keys[order->position++]);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, lua_upvalueindex(3)) != LUA_TNIL) return 2;
    lua_pop(L, 2);  // removed during the walk
  }
  lua_pushnil(L);
  return 1;
}

int clua_pairs(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_pushvalue(L, 1);
  clua_unseal(L, 2);
  clua_collect(L, 2);
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, step, 3);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

// The smallest key above the given one: slow for a walk, and charged for it.
int clua_next(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  clua_unseal(L, 1);
  int first = lua_isnil(L, 2), found = 0;
  struct clua_key after = {0}, best = {0};
  if (!first) after = read_key(L, 2);
  clua_charge(L, LOOK);
  lua_pushnil(L);
  while (lua_next(L, 1)) {
    lua_pop(L, 1);
    clua_charge(L, 1);
    struct clua_key key = read_key(L, lua_gettop(L));
    if (!first && compare(&key, &after) <= 0) continue;
    if (found && compare(&key, &best) >= 0) continue;
    best = key;
    found = 1;
  }
  if (!found) {
    lua_pushnil(L);
    return 1;
  }
  clua_push_key(L, &best);
  lua_pushvalue(L, -1);
  lua_rawget(L, 1);
  return 2;
}
