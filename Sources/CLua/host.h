// What the C files of this target share.
#pragma once
#include <lua5.4/lua.h>
#include <lua5.4/lauxlib.h>
#include <lua5.4/lualib.h>
#include "CLua.h"

// VM instructions between two calls of the hook. The VM leaves its fast path for every instruction
// as soon as there is a count hook, so a longer period is not cheaper, only coarser.
#define CLUA_PERIOD 100
// Longest string: comparing or hashing one is a single instruction, so it has to stay cheap.
#define CLUA_STRING_LIMIT ((size_t)64 << 10)
// Largest other block while a sheet runs: bounds the walk over an emptied table and the chains of
// colliding keys, which no hook sees.
#define CLUA_BLOCK_LIMIT ((size_t)256 << 10)
// The parser and our own key lists need larger ones.
#define CLUA_LARGE_BLOCK_LIMIT ((size_t)1 << 20)
#define CLUA_TEXT_LIMIT 500

struct bytes { uint8_t *base; size_t length, capacity; };

struct clua_host {
  lua_State *L;
  clua_budget load_budget, call_budget, budget;
  int64_t left;               // instructions left
  int64_t live, live_limit, baseline;
  int64_t requested;
  int64_t output_left;
  size_t block_limit;
  int refusals;               // collections forced by the live limit in this run
  int exhausted;              // a memory limit was hit: nothing grows until the run ends
  int64_t allocations, fail_at;
  int killed;                 // sticky until the run ends; decides, never the message
  int error_line;             // where the last uncaught error was raised
  int parsed_line;            // lines the parser has seen
  clua_failure failure;       // of a killed run, then of the last run
  clua_failure coded;         // the last catchable error of our own
  const clua_facts *facts;
  clua_period period;
  const clua_parameters *parameters;
  int32_t worker;
  uint8_t level;
  int recording;
  int proven;                 // accessors count for the running function, not the hook
  int64_t step_cost;          // charge of one accessor call
  uint64_t texts_serial;
  struct bytes buffer, records;
  clua_failure *messages;
  int32_t message_count, message_capacity;
};

#define HOST(L) (*(struct clua_host **)lua_getextraspace(L))

// guard.c
int clua_line(lua_State *L, lua_Debug *frame);
_Noreturn void clua_kill(lua_State *L, int code, const char *name);
void clua_charge(lua_State *L, int64_t instructions);
void clua_charge_output(lua_State *L, size_t bytes);
_Noreturn void clua_raise(lua_State *L, int code, const char *name, const char *text);
int clua_bytes_add(struct bytes *bytes, const void *from, size_t length);
void clua_push_handler(lua_State *L);
int clua_run_below(struct clua_host *h, int arguments, int results);
int clua_run(struct clua_host *h, int arguments, int results);
void clua_begin(struct clua_host *h, const clua_budget *budget);
lua_State *clua_new_lua(struct clua_host *h);

// failure.c
void clua_copy_text(char *to, size_t size, const char *from, size_t length);
void clua_describe(struct clua_host *h, int status);

// sandbox.c
void clua_build_sandbox(lua_State *L);
int clua_seal(lua_State *L);
void clua_push_sealed(lua_State *L, int index, const char *name);
int clua_unseal(lua_State *L, int index);
int clua_is_sealed(lua_State *L, int index);
void clua_push_environment(lua_State *L);

// One function a sheet may use, or NULL for the stock one of the same name.
struct clua_word { const char *name; lua_CFunction function; };
extern const struct clua_word clua_base_words[], clua_string_words[], clua_table_words[];
int clua_pcall(lua_State *L);
int clua_tostring(lua_State *L);
void clua_push_text(lua_State *L, int index);

// proof.c
int clua_prove(lua_State *L, int index);
void clua_push_sheet_environment(lua_State *L);

// freeze.c
void clua_push_variables(lua_State *L, int index);
const char *clua_restore_variables(lua_State *L, int list);

// order.c
int clua_pairs(lua_State *L);
int clua_next(lua_State *L);
struct clua_key { int kind; lua_Integer number; const char *text; size_t length; };
struct clua_order { size_t count, position; struct clua_key keys[]; };
struct clua_order *clua_collect(lua_State *L, int index);
void clua_push_key(lua_State *L, const struct clua_key *key);

// flatten.c
extern const char clua_functions_key;
int clua_flatten(lua_State *L);

// facts.c
void clua_build_facts(lua_State *L);
int clua_use_facts(struct clua_host *h, const clua_facts *facts, const clua_period *period);
