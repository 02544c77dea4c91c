// The basic functions of a sheet that differ from Lua's own.
#define _GNU_SOURCE 1  // memmem
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "host.h"

// pcall that cannot swallow a limit, a missing fact or a forbidden name.
int clua_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  int status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
  struct clua_host *h = HOST(L);
  if (h->killed || status == LUA_ERRMEM) clua_kill(L, h->killed ? h->killed : CLUA_HOST_MEMORY, "");
  lua_pushboolean(L, status == LUA_OK);
  lua_insert(L, 1);
  return lua_gettop(L);
}

// Pushes the text of a value: the same in every process, so without addresses.
void clua_push_text(lua_State *L, int index) {
  switch (lua_type(L, index)) {
    case LUA_TNIL: lua_pushliteral(L, "nil"); break;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); break;
    case LUA_TSTRING: lua_pushvalue(L, index); break;
    case LUA_TNUMBER:
      if (isnan(lua_tonumber(L, index))) {
        lua_pushliteral(L, "nan");
        break;
      }
      lua_pushvalue(L, index);
      lua_tolstring(L, -1, NULL);
      break;
    default: lua_pushstring(L, luaL_typename(L, index));
  }
}

int clua_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  clua_push_text(L, 1);
  return 1;
}

const struct clua_word clua_base_words[] = {
  {"pcall", clua_pcall}, {"pairs", clua_pairs}, {"next", clua_next},
  {"tostring", clua_tostring}, {NULL, NULL}};

// string.find(text, wanted, from): plain text only.
static int find(lua_State *L) {
  size_t length, wanted_length;
  const char *text = luaL_checklstring(L, 1, &length);
  const char *wanted = luaL_checklstring(L, 2, &wanted_length);
  lua_Integer from = luaL_optinteger(L, 3, 1);
  if (from < 0) from = -from > (lua_Integer)length ? 1 : (lua_Integer)length + from + 1;
  if (from == 0) from = 1;
  clua_charge(L, (int64_t)(length / 16 + wanted_length / 16 + 1));
  if (from > (lua_Integer)length + 1) {
    lua_pushnil(L);
    return 1;
  }
  const char *found = memmem(text + from - 1, length - (size_t)from + 1, wanted, wanted_length);
  if (found == NULL) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushinteger(L, found - text + 1);
  lua_pushinteger(L, found - text + (lua_Integer)wanted_length);
  return 2;
}

// Repeating nothing costs no memory but as much time, so the count itself is charged.
static int rep(lua_State *L) {
  size_t length, between;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer count = luaL_checkinteger(L, 2);
  const char *separator = luaL_optlstring(L, 3, "", &between);
  if (count <= 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  clua_charge(L, count);
  if (length + between > 0 && (uint64_t)count > CLUA_STRING_LIMIT / (length + between)) {
    clua_kill(L, CLUA_BLOCK_BYTES, "");
  }
  clua_charge_output(L, (length + between) * (size_t)count);
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  for (lua_Integer i = 0; i < count; i++) {
    if (i > 0) luaL_addlstring(&buffer, separator, between);
    luaL_addlstring(&buffer, text, length);
  }
  luaL_pushresult(&buffer);
  return 1;
}

enum { NUMBER_TEXT = 512 };  // "%99.99f" of the largest number needs 409

struct spec { char text[16]; char kind; };

// Reads %[flags][width][.precision]kind, two digits each at most.
static const char *read_spec(lua_State *L, const char *at, const char *end, struct spec *spec) {
  size_t used = 1;
  spec->text[0] = '%';
  int flags = 0, digits = 0, points = 0;
  for (; at < end; at++) {
    if (strchr("-+ #0", *at) && *at && digits == 0 && points == 0 && flags < 5) flags++;
    else if (*at >= '0' && *at <= '9' && digits < 2) digits++;
    else if (*at == '.' && points == 0) points = 1, digits = 0;
    else break;
    spec->text[used++] = *at;
  }
  if (at == end || used > 11 || !strchr("diuxXocseEfgG", *at) || !*at) {
    luaL_error(L, "string.format: only %%d %%i %%x %%X %%o %%c %%s %%e %%f %%g, width up to 99");
  }
  spec->kind = *at == 'u' ? 'd' : *at;
  spec->text[used] = 0;
  return at + 1;
}

static void add_spec(lua_State *L, luaL_Buffer *buffer, struct spec *spec, int argument) {
  char text[NUMBER_TEXT], whole[24];
  int length = 0;
  const char *flags = spec->text;
  switch (spec->kind) {
    case 'c':
      luaL_addchar(buffer, (char)luaL_checkinteger(L, argument));
      return;
    case 'd': case 'i': case 'x': case 'X': case 'o':
      snprintf(whole, sizeof whole, "%sll%c", flags, spec->kind);
      length = snprintf(text, sizeof text, whole, (long long)luaL_checkinteger(L, argument));
      break;
    case 's': {
      int type = lua_type(L, argument);
      if (type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TBOOLEAN && type != LUA_TNIL) {
        luaL_argerror(L, argument, "%s takes text, a number, true, false or nil");
      }
      clua_push_text(L, argument);
      size_t size;
      const char *value = lua_tolstring(L, -1, &size);
      lua_replace(L, argument);  // keeps the text alive, and the buffer's place on top
      clua_charge_output(L, size);
      if (flags[1] == 0) {
        luaL_addlstring(buffer, value, size);
        return;
      }
      if (size > 300 || memchr(value, 0, size)) luaL_argerror(L, argument, "too long for a width");
      snprintf(whole, sizeof whole, "%ss", flags);
      length = snprintf(text, sizeof text, whole, value);
      break;
    }
    default: {
      double number = luaL_checknumber(L, argument);
      snprintf(whole, sizeof whole, "%s%c", flags, spec->kind);
      length = snprintf(text, sizeof text, whole, isnan(number) ? fabs((double)NAN) : number);
    }
  }
  if (length < 0 || length >= NUMBER_TEXT) luaL_error(L, "string.format: result too long");
  luaL_addlstring(buffer, text, (size_t)length);
}

static int format(lua_State *L) {
  size_t size;
  int top = lua_gettop(L), argument = 1;
  const char *at = luaL_checklstring(L, 1, &size), *end = at + size;
  clua_charge_output(L, size);
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  while (at < end) {
    if (*at != '%') {
      luaL_addchar(&buffer, *at++);
    } else if (++at < end && *at == '%') {
      luaL_addchar(&buffer, *at++);
    } else {
      struct spec spec;
      at = read_spec(L, at, end, &spec);
      if (++argument > top) luaL_argerror(L, argument, "no value");
      clua_charge_output(L, 16);
      add_spec(L, &buffer, &spec, argument);
    }
  }
  luaL_pushresult(&buffer);
  return 1;
}

const struct clua_word clua_string_words[] = {
  {"find", find}, {"format", format}, {"rep", rep}, {NULL, NULL}};
