// What the accessors, the words about results and the batch loop share.
#pragma once
#include "host.h"

// Places in Lua's registry.
extern const char clua_worker_key, clua_period_key, clua_period_fields_key;

extern const struct clua_word clua_date_words[];

// Adds unknown, step, prorate and the date words to host.env; the host table is at index 3.
void clua_build_sheet_words(lua_State *L);

// Notes one read: the arguments from index 2 and the results on top of the stack.
void clua_record(lua_State *L, const char *name, int results);
// Notes that a dated parameter was read: arguments from index 3, value and unit on top.
void clua_record_parameter(lua_State *L, const char *name);
