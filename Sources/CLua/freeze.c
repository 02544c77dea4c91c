// What one call leaves behind must not reach the next: before a function is called for the first
// time, every table it can reach through its variables becomes read-only, and the variables
// themselves are noted, so that the batch loop can see a change and undo it.
#include <string.h>
#include "host.h"

static const char frozen_key;  // function → list of function, number of a variable, its value

enum { FUNCTION = 1, SAVED, QUEUE, SEEN };

static void enqueue(lua_State *L) {
  int type = lua_type(L, -1);
  if (type == LUA_TTABLE || type == LUA_TFUNCTION) {
    lua_rawseti(L, QUEUE, (lua_Integer)lua_rawlen(L, QUEUE) + 1);
  } else {
    lua_pop(L, 1);
  }
}

// A table frozen for another function may lead to variables that this one reaches through it.
static void walk_frozen(lua_State *L, int table) {
  int is_ours = lua_rawgetp(L, -1, &frozen_key) == LUA_TBOOLEAN;
  lua_settop(L, table);
  if (!is_ours) return;
  lua_pushvalue(L, table);
  clua_unseal(L, table + 1);
  lua_pushnil(L);
  while (lua_next(L, table + 1)) {
    clua_charge(L, 1);
    enqueue(L);
  }
  lua_settop(L, table);
}

// Moves the content of the table on top behind a seal; the table itself stays the same one.
// Other tables with a metatable are the engine's, and their own seals protect them.
static void freeze_table(lua_State *L) {
  int table = lua_gettop(L);
  if (lua_getmetatable(L, table)) {
    walk_frozen(L, table);
    return;
  }
  lua_newtable(L);
  lua_pushnil(L);
  while (lua_next(L, table)) {
    clua_charge(L, 1);
    lua_pushvalue(L, -1);
    enqueue(L);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_rawset(L, table + 1);
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_pushnil(L);
    lua_rawset(L, table);  // clearing a field is allowed during a walk
  }
  clua_push_sealed(L, table + 1, "a table that outlives a call");
  lua_getmetatable(L, -1);
  lua_pushboolean(L, 1);
  lua_rawsetp(L, -2, &frozen_key);
  lua_setmetatable(L, table);
  lua_settop(L, table);
}

static void note_variables(lua_State *L) {
  int function = lua_gettop(L);
  lua_Debug record;
  lua_pushvalue(L, function);
  lua_getinfo(L, ">S", &record);
  if (record.what[0] == 'C' || strcmp(record.source, "=prelude") == 0) return;
  for (int n = 1; lua_getupvalue(L, function, n) != NULL; n++) {
    clua_charge(L, 1);
    if (lua_rawgetp(L, SEEN, lua_upvalueid(L, function, n)) == LUA_TNIL) {
      lua_Integer size = (lua_Integer)lua_rawlen(L, SAVED);
      lua_pushboolean(L, 1);
      lua_rawsetp(L, SEEN, lua_upvalueid(L, function, n));
      lua_createtable(L, 3, 0);
      lua_pushvalue(L, function);
      lua_rawseti(L, -2, 1);
      lua_pushinteger(L, n);
      lua_rawseti(L, -2, 2);
      lua_pushvalue(L, function + 1);
      lua_rawseti(L, -2, 3);
      lua_rawseti(L, SAVED, size + 1);
    }
    lua_pop(L, 1);
    enqueue(L);
  }
}

static int freeze(lua_State *L) {
  lua_newtable(L);
  lua_newtable(L);
  lua_newtable(L);
  lua_pushvalue(L, FUNCTION);
  enqueue(L);
  for (lua_Integer at = 1; lua_rawgeti(L, QUEUE, at) != LUA_TNIL; at++) {
    const void *identity = lua_topointer(L, -1);
    if (lua_rawgetp(L, SEEN, identity) == LUA_TNIL) {
      lua_pop(L, 1);
      lua_pushboolean(L, 1);
      lua_rawsetp(L, SEEN, identity);
      if (lua_istable(L, -1)) freeze_table(L);
      else note_variables(L);
    }
    lua_settop(L, SEEN);
  }
  lua_settop(L, SAVED);
  return 1;
}

// Pushes the list of the variables the function at `index` can reach.
void clua_push_variables(lua_State *L, int index) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &frozen_key) != LUA_TTABLE) {
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &frozen_key);
  }
  lua_pushvalue(L, index);
  if (lua_rawget(L, -2) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_pushcfunction(L, freeze);
    lua_pushvalue(L, index);
    lua_call(L, 1, 1);
    lua_pushvalue(L, index);
    lua_pushvalue(L, -2);
    lua_rawset(L, -4);
  }
  lua_remove(L, -2);
}

// Puts every changed variable back. Returns the name of the first that was changed, or NULL.
// Raises nothing: it only moves values.
const char *clua_restore_variables(lua_State *L, int list) {
  const char *changed = NULL;
  int top = lua_gettop(L);
  for (lua_Integer at = 1; lua_rawgeti(L, list, at) == LUA_TTABLE; at++) {
    lua_rawgeti(L, top + 1, 2);
    int number = (int)lua_tointeger(L, -1);
    lua_rawgeti(L, top + 1, 1);
    lua_rawgeti(L, top + 1, 3);
    const char *name = lua_getupvalue(L, top + 3, number);
    if (name != NULL && !lua_rawequal(L, -1, -2)) {
      if (changed == NULL) changed = name;
      lua_pop(L, 1);
      lua_setupvalue(L, top + 3, number);
    }
    lua_settop(L, top);
  }
  lua_settop(L, top);
  return changed;
}
