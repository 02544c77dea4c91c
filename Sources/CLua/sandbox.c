// Builds the world of a sheet from nothing, out of the list in names.c.
#include <stdio.h>
#include <string.h>
#include "host.h"

static const char seal_key;  // in a metatable: the table behind the seal

// Replaces a sealed table at `index` by the one behind it.
int clua_unseal(lua_State *L, int index) {
  if (!lua_istable(L, index) || !lua_getmetatable(L, index)) return 0;
  int sealed = lua_rawgetp(L, -1, &seal_key) == LUA_TTABLE;
  lua_remove(L, -2);
  if (sealed) lua_replace(L, index);
  else lua_pop(L, 1);
  return sealed;
}

int clua_is_sealed(lua_State *L, int index) {
  if (!lua_istable(L, index) || !lua_getmetatable(L, index)) return 0;
  int sealed = lua_rawgetp(L, -1, &seal_key) == LUA_TTABLE;
  lua_pop(L, 2);
  return sealed;
}

static int refuse_write(lua_State *L) {
  const char *name = lua_tostring(L, lua_upvalueindex(1));
  char text[200];
  snprintf(text, sizeof text, "%.100s is read-only", name);
  clua_raise(L, CLUA_READ_ONLY, name, text);
}

static int sealed_length(lua_State *L) {
  clua_unseal(L, 1);
  lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
  return 1;
}

// Pushes a proxy of the table at `index`: it reads through and cannot be written.
void clua_push_sealed(lua_State *L, int index, const char *name) {
  index = lua_absindex(L, index);
  lua_newtable(L);
  lua_createtable(L, 0, 5);
  lua_pushvalue(L, index);
  lua_setfield(L, -2, "__index");
  lua_pushvalue(L, index);
  lua_rawsetp(L, -2, &seal_key);
  lua_pushstring(L, name);
  lua_pushcclosure(L, refuse_write, 1);
  lua_setfield(L, -2, "__newindex");
  lua_pushcfunction(L, sealed_length);
  lua_setfield(L, -2, "__len");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
}

// host.seal(table, name)
int clua_seal(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  clua_push_sealed(L, 1, luaL_optstring(L, 2, "this table"));
  return 1;
}

static void stop_if_forbidden(lua_State *L, const char *name) {
  for (int i = 0; clua_forbidden(i); i++) {
    if (strcmp(clua_forbidden(i)->name, name) == 0) clua_kill(L, CLUA_FORBIDDEN, name);
  }
}

static void full_name(lua_State *L, char *to, size_t size, const char *library) {
  const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
  snprintf(to, size, library ? "%.20s.%.80s" : "%.0s%.80s", library ? library : "", key);
}

// A name no sheet knows. Touching a forbidden one ends the run, whatever the sheet meant to do.
static int missing_name(lua_State *L) {
  char name[120], text[200];
  full_name(L, name, sizeof name, NULL);
  stop_if_forbidden(L, name);
  snprintf(text, sizeof text, "unknown name '%s'", name);
  clua_raise(L, CLUA_UNKNOWN_NAME, name, text);
}

static int missing_field(lua_State *L) {
  char name[120];
  full_name(L, name, sizeof name, lua_tostring(L, lua_upvalueindex(1)));
  stop_if_forbidden(L, name);
  lua_pushnil(L);
  return 1;
}

static int refuse_global(lua_State *L) {
  char name[120], text[250];
  full_name(L, name, sizeof name, NULL);
  snprintf(text, sizeof text,
           "global variables cannot be set in a rule sheet: '%s'; use local", name);
  clua_raise(L, CLUA_GLOBAL_WRITE, name, text);
}

static int no_metatable(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushnil(L);
  return 1;
}

// Calls a stock function after charging for the texts it will look at.
static int charged(lua_State *L) {
  int64_t bytes = 16;
  for (int i = lua_gettop(L); i > 0; i--) {
    if (lua_type(L, i) == LUA_TSTRING) bytes += (int64_t)lua_rawlen(L, i);
  }
  clua_charge(L, bytes / 16);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

static lua_CFunction own_word(const struct clua_word *words, const char *name) {
  for (; words->name; words++) if (strcmp(words->name, name) == 0) return words->function;
  return NULL;
}

// Puts one allowed name into the table at `target`, from our own words or from `stock`.
static void add_name(
  lua_State *L, int target, int stock, const char *name, const struct clua_word *own,
  int is_charged) {
  lua_CFunction function = own ? own_word(own, name) : NULL;
  if (function) lua_pushcfunction(L, function);
  else lua_getfield(L, stock, name);
  if (!function && is_charged && lua_iscfunction(L, -1)) lua_pushcclosure(L, charged, 1);
  if (lua_isnil(L, -1)) lua_pop(L, 1);  // a word of facts.c, added there
  else lua_setfield(L, target, name);
}

static void add_library(lua_State *L, int env, const char *library, const struct clua_word *own) {
  size_t prefix = strlen(library);
  lua_newtable(L);
  int target = lua_gettop(L);
  lua_getglobal(L, library);
  for (int i = 0; clua_allowed(i); i++) {
    const char *name = clua_allowed(i)->name;
    if (strncmp(name, library, prefix) != 0 || name[prefix] != '.') continue;
    add_name(L, target, target + 1, name + prefix + 1, own,
             library[0] == 's' || library[0] == 'u');
  }
  lua_pop(L, 1);
  lua_createtable(L, 0, 1);
  lua_pushstring(L, library);
  lua_pushcclosure(L, missing_field, 1);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, target);
  clua_push_sealed(L, target, library);
  if (library[0] == 's') {
    // ("ab"):upper() goes through the sealed library too; arithmetic on texts stays as it is.
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
  }
  lua_setfield(L, env, library);
  lua_settop(L, target - 1);
}

// Leaves the table of names a sheet sees.
void clua_build_sandbox(lua_State *L) {
  lua_newtable(L);
  int env = lua_gettop(L);
  lua_pushglobaltable(L);
  for (int i = 0; clua_allowed(i); i++) {
    const char *name = clua_allowed(i)->name;
    if (strchr(name, '.') == NULL) {
      add_name(L, env, env + 1, name, clua_base_words, strcmp(name, "tonumber") == 0);
    }
  }
  lua_pop(L, 1);
  lua_pushcfunction(L, no_metatable);
  lua_setfield(L, env, "getmetatable");
  add_library(L, env, "math", NULL);
  add_library(L, env, "string", clua_string_words);
  add_library(L, env, "table", clua_table_words);
  add_library(L, env, "utf8", NULL);
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, missing_name);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, env);
}

// Pushes the global table of sheets: empty, reading from the table on top of the stack.
void clua_push_environment(lua_State *L) {
  lua_newtable(L);
  lua_createtable(L, 0, 3);
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, refuse_global);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
}
