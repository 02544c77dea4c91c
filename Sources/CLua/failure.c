// Turns whatever was raised into a failure with a line and a bounded, printable text. A sheet may
// raise anything: a cyclic table, a huge text, a number. Nothing here calls back into the sheet.
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "host.h"

static size_t sequence_length(const unsigned char *at, size_t left) {
  size_t length = at[0] < 0x80 ? 1 : at[0] >= 0xF0 && at[0] < 0xF5 ? 4
                : at[0] >= 0xE0 && at[0] < 0xF0 ? 3 : at[0] >= 0xC2 && at[0] < 0xE0 ? 2 : 0;
  if (length == 0 || length > left) return 0;
  for (size_t i = 1; i < length; i++) if ((at[i] & 0xC0) != 0x80) return 0;
  return length;
}

// Characters that could break a line or turn the reading direction of a message.
static int is_hidden(const unsigned char *at, size_t length) {
  if (length == 1) return at[0] < 0x20 || at[0] == 0x7F;
  if (length == 2) return at[0] == 0xC2 && at[1] < 0xA0;
  if (length != 3 || at[0] != 0xE2) return 0;
  return (at[1] == 0x80 && ((at[2] >= 0x8B && at[2] <= 0x8F) || (at[2] >= 0xA8 && at[2] <= 0xAE)))
      || (at[1] == 0x81 && at[2] >= 0xA0 && at[2] <= 0xAF);
}

// Copies whole characters that fit, each hidden or broken byte as \xNN.
void clua_copy_text(char *to, size_t size, const char *from, size_t length) {
  size_t used = 0;
  if (size > CLUA_TEXT_LIMIT + 1) size = CLUA_TEXT_LIMIT + 1;
  for (size_t i = 0; i < length;) {
    const unsigned char *at = (const unsigned char *)from + i;
    size_t step = sequence_length(at, length - i);
    if (step > 0 && !is_hidden(at, step)) {
      if (used + step >= size) break;
      memcpy(to + used, at, step);
      used += step;
    } else {
      if (step == 0) step = 1;
      if (used + 4 * step >= size) break;
      for (size_t k = 0; k < step; k++, used += 4) snprintf(to + used, 5, "\\x%02X", at[k]);
    }
    i += step;
  }
  to[used] = 0;
}

// Reads one text field of an error table, raw.
static void read_field(lua_State *L, const char *key, char *to, size_t size) {
  lua_pushstring(L, key);
  lua_rawget(L, 1);
  if (lua_type(L, -1) == LUA_TSTRING) {
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    clua_copy_text(to, size, text, length);
  }
  lua_pop(L, 1);
}

static int describe_table(lua_State *L) {
  clua_failure *failure = &HOST(L)->failure;
  read_field(L, "code", failure->name, sizeof failure->name);
  if (failure->name[0]) failure->code = CLUA_CODED;
  read_field(L, "message", failure->text, sizeof failure->text);
  lua_pushliteral(L, "line");
  lua_rawget(L, 1);
  lua_Integer line = lua_tointeger(L, -1);
  if (lua_isinteger(L, -1) && line > 0 && line < INT32_MAX) failure->line = (int32_t)line;
  lua_pop(L, 1);
  if (failure->code != CLUA_CODED) return 0;
  lua_pushcfunction(L, clua_flatten);  // raises when it cannot: then there is just no buffer
  lua_pushvalue(L, 1);
  lua_call(L, 1, 0);
  return 0;
}

// Lua's parser counts nested levels like nested C calls.
static int is_nesting(const char *text) {
  return strstr(text, "C stack overflow") || strstr(text, "too many C levels")
      || strstr(text, "too many syntax levels");
}

static int32_t line_in(const char *text) {
  for (const char *at = text; (at = strchr(at, ':')) != NULL; at++) {
    long line = 0;
    const char *digit = at + 1;
    while (*digit >= '0' && *digit <= '9' && line < 100000000) line = line * 10 + (*digit++ - '0');
    if (digit > at + 1 && *digit == ':') return (int32_t)line;
  }
  return 0;
}

// Describes the error value on top of the stack in h->failure.
void clua_describe(struct clua_host *h, int status) {
  lua_State *L = h->L;
  clua_failure *failure = &h->failure;
  if (h->killed) return;  // described when it happened
  memset(failure, 0, sizeof *failure);
  failure->code = status == LUA_ERRMEM ? CLUA_HOST_MEMORY
                : status == LUA_ERRSYNTAX ? CLUA_SYNTAX : CLUA_RAISED;
  failure->line = h->error_line;
  int type = lua_type(L, -1);
  if (type == LUA_TSTRING) {
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    clua_copy_text(failure->text, sizeof failure->text, text, length);
    if (status == LUA_ERRSYNTAX) {
      failure->line = line_in(failure->text);
      if (is_nesting(failure->text)) {
        failure->code = CLUA_NESTING;
        failure->line = h->parsed_line;
      }
    } else if (h->coded.code && strcmp(h->coded.text, failure->text) == 0) {
      *failure = h->coded;
    }
  } else if (type == LUA_TNUMBER) {
    if (lua_isinteger(L, -1)) {
      snprintf(failure->text, sizeof failure->text, "%" PRId64, (int64_t)lua_tointeger(L, -1));
    } else {
      snprintf(failure->text, sizeof failure->text, "%.14g", (double)lua_tonumber(L, -1));
    }
  } else if (type == LUA_TTABLE) {
    lua_pushcfunction(L, describe_table);
    lua_pushvalue(L, -2);
    h->buffer.length = 0;
    if (lua_pcall(L, 1, 0, 0) != LUA_OK) {
      h->buffer.length = 0;
      lua_pop(L, 1);
    }
  }
  if (!failure->text[0] && failure->code == CLUA_RAISED) {
    snprintf(failure->text, sizeof failure->text, "error object of type %s",
             lua_typename(L, type));
  }
}
