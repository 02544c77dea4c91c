// One loop over the workers of a batch, with one lua_pcall for each: a failure ends one worker's
// call and leaves the neighbours alone.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "facts.h"

enum { FUNCTION = 1, WORKER, PERIOD, VARIABLES, FEN, HANDLER };
static const int64_t most_fen = 1000000000000000;

uint64_t clua_new_serial(void) {
  static uint64_t last;
  return __atomic_add_fetch(&last, 1, __ATOMIC_RELAXED);
}

// Keeps a failure in the list of the batch. Neighbours often fail alike: one entry serves them.
static int32_t keep(struct clua_host *h, const clua_failure *failure) {
  for (int32_t i = h->message_count - 1; i >= 0 && i >= h->message_count - 16; i--) {
    const clua_failure *kept = &h->messages[i];
    if (kept->code == failure->code && kept->line == failure->line
        && strcmp(kept->name, failure->name) == 0 && strcmp(kept->text, failure->text) == 0) {
      return i;
    }
  }
  if (h->message_count == h->message_capacity) {
    int32_t capacity = h->message_capacity ? h->message_capacity * 2 : 16;
    clua_failure *larger = realloc(h->messages, (size_t)capacity * sizeof *larger);
    if (larger == NULL) return -1;
    h->messages = larger;
    h->message_capacity = capacity;
  }
  h->messages[h->message_count] = *failure;
  return h->message_count++;
}

static void fail(struct clua_host *h, clua_outcome *outcome) {
  outcome->kind = h->failure.code == CLUA_UNDECIDED ? CLUA_IS_UNDECIDED : CLUA_FAILED;
  outcome->value = 0;
  outcome->message = keep(h, &h->failure);
}

// A result that is not what was expected; the line is where the function begins.
static void refuse(struct clua_host *h, clua_outcome *outcome, int code, const char *name) {
  lua_State *L = h->L;
  clua_failure *failure = &h->failure;
  memset(failure, 0, sizeof *failure);
  failure->code = code;
  clua_copy_text(failure->name, sizeof failure->name, name, strlen(name));
  lua_Debug record;
  lua_pushvalue(L, FUNCTION);
  lua_getinfo(L, ">S", &record);
  failure->line = record.linedefined > 0 ? record.linedefined : 0;
  fail(h, outcome);
}

// Refuses the value on top of the stack.
static void refuse_value(struct clua_host *h, clua_outcome *outcome, int code) {
  lua_State *L = h->L;
  char name[40];
  if (lua_type(L, -1) == LUA_TNUMBER) {
    double number = lua_tonumber(L, -1);
    if (isnan(number)) snprintf(name, sizeof name, "nan");
    else snprintf(name, sizeof name, "%.17g", number);
    if (lua_isinteger(L, -1)) {
      snprintf(name, sizeof name, "%lld", (long long)lua_tointeger(L, -1));
    }
  } else {
    snprintf(name, sizeof name, "%s", luaL_typename(L, -1));
  }
  refuse(h, outcome, code, name);
}

// Whole fen, or a money object of the prelude: a table whose raw field `fen` is a whole number. The
// key was made beforehand, so nothing here allocates or runs a metamethod outside the protected call.
static void take_fen(struct clua_host *h, clua_outcome *outcome) {
  lua_State *L = h->L;
  if (lua_istable(L, -1)) {
    lua_pushvalue(L, FEN);
    lua_rawget(L, -2);
    if (!lua_isinteger(L, -1)) lua_pop(L, 1);
  }
  if (!lua_isinteger(L, -1)) {
    refuse_value(h, outcome, CLUA_NOT_FEN);
    return;
  }
  int64_t fen = lua_tointeger(L, -1);
  if (fen < 0) refuse_value(h, outcome, CLUA_NEGATIVE_FEN);
  else if (fen > most_fen) refuse_value(h, outcome, CLUA_TOO_MANY_FEN);
  else *outcome = (clua_outcome){CLUA_FEN, -1, fen};
}

static void take_boolean(struct clua_host *h, clua_outcome *outcome) {
  if (!lua_isboolean(h->L, -1)) refuse_value(h, outcome, CLUA_NOT_BOOLEAN);
  else *outcome = (clua_outcome){lua_toboolean(h->L, -1) ? CLUA_TRUE : CLUA_FALSE, -1, 0};
}

static int prepare(lua_State *L) {
  lua_Integer function = lua_tointeger(L, 1);
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &clua_functions_key) == LUA_TTABLE) {
    lua_rawgeti(L, -1, function);
  }
  if (!lua_isfunction(L, -1)) clua_raise(L, CLUA_NO_FUNCTION, "", "no such function");
  int function_index = lua_gettop(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clua_worker_key);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clua_period_key);
  clua_push_variables(L, function_index);
  int between = clua_prove(L, function_index);
  HOST(L)->proven = between > 0;
  HOST(L)->step_cost = between / 2 + 1;
  lua_pushliteral(L, "fen");
  return 5;
}

static void fail_all(struct clua_host *h, int32_t count, clua_outcome *into) {
  for (int32_t i = 0; i < count; i++) fail(h, &into[i]);
}

static void call_one(struct clua_host *h, int amount, clua_outcome *outcome) {
  lua_State *L = h->L;
  clua_begin(h, &h->call_budget);
  lua_pushvalue(L, FUNCTION);
  lua_pushvalue(L, WORKER);
  lua_pushvalue(L, PERIOD);
  int code = clua_run_below(h, 2, 1);
  if (!h->proven) {  // a proven function cannot write a variable
    const char *changed = clua_restore_variables(L, VARIABLES);
    if (changed != NULL && code == CLUA_FINE) {
      refuse(h, outcome, CLUA_CARRIED_OVER, changed);
      lua_settop(L, HANDLER);
      return;
    }
  }
  if (code != CLUA_FINE) {
    fail(h, outcome);
    return;
  }
  if (amount) take_fen(h, outcome);
  else take_boolean(h, outcome);
  lua_settop(L, HANDLER);
}

void clua_call(
  struct clua_host *h, int32_t function, int amount, const clua_facts *facts,
  const clua_period *period, const clua_parameters *parameters, const int32_t *workers,
  const uint8_t *levels, int32_t count, clua_outcome *into) {
  h->message_count = 0;
  h->parameters = parameters;
  if (h->L == NULL || clua_use_facts(h, facts, period) != CLUA_FINE) {
    fail_all(h, count, into);
    h->facts = NULL;
    return;
  }
  clua_begin(h, &h->load_budget);
  lua_pushcfunction(h->L, prepare);
  lua_pushinteger(h->L, function);
  if (clua_run(h, 1, 5) != CLUA_FINE) {
    fail_all(h, count, into);
    h->facts = NULL;
    h->proven = 0;
    return;
  }
  clua_push_handler(h->L);
  if (h->proven) lua_sethook(h->L, NULL, 0, 0);
  for (int32_t i = 0; i < count; i++) {
    if (workers[i] < 0 || workers[i] >= facts->worker_count) {
      h->failure = (clua_failure){.code = CLUA_BAD_VALUE, .text = "no such worker"};
      fail(h, &into[i]);
      continue;
    }
    h->worker = workers[i];
    h->level = levels[i];
    call_one(h, amount, &into[i]);
  }
  lua_settop(h->L, 0);
  h->facts = NULL;
  h->proven = 0;
  h->parameters = NULL;
}

const clua_failure *clua_message(const struct clua_host *host, int32_t index) {
  return index >= 0 && index < host->message_count ? &host->messages[index] : NULL;
}
