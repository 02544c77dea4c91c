// What a sheet's function may read about the worker it is called for. Plain C functions that read
// columns: no table is built for a worker, and nothing a sheet could keep outlives the call.
#include <stdio.h>
#include <string.h>
#include "host.h"
#include "facts.h"

// Upvalue 1 of every accessor: texts[1...3] levels, [4...7] results, [9 + number] symbols.
enum { LEVELS = 0, RESULTS = 3, SYMBOLS = 9 };
static const char *const fixed_texts[] = {
  "junior", "intermediate", "senior", "failed", "marginal", "passed", "excellent"};
static const char texts_key;
// The lowest result that counts as passed, as in AssessmentResult.
enum { PASSED = 3 };

static inline int finish(lua_State *L, struct clua_host *h, const char *name, int results) {
  if (h->recording) clua_record(L, name, results);
  return results;
}

static inline void push_level(lua_State *L, uint8_t level) {
  if (level >= 1 && level <= 3) lua_rawgeti(L, lua_upvalueindex(1), LEVELS + level);
  else lua_pushnil(L);
}

static inline void push_result(lua_State *L, uint8_t result) {
  if (result >= 1 && result <= 4) lua_rawgeti(L, lua_upvalueindex(1), RESULTS + result);
  else lua_pushnil(L);
}

// A symbol becomes a Lua text once per set of symbols, not once per read.
static inline void push_symbol(lua_State *L, struct clua_host *h, int32_t symbol) {
  if (symbol <= 0 || symbol >= h->facts->symbol_count) {
    lua_pushnil(L);
  } else if (lua_rawgeti(L, lua_upvalueindex(1), SYMBOLS + symbol) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_pushlstring(L, h->facts->symbols[symbol], (size_t)h->facts->symbol_lengths[symbol]);
    lua_pushvalue(L, -1);
    lua_rawseti(L, lua_upvalueindex(1), SYMBOLS + symbol);
  }
}

static inline int32_t count_of(const struct clua_host *h, const int32_t *starts) {
  return starts[h->worker + 1] - starts[h->worker];
}

_Noreturn static void out_of_range(lua_State *L, const char *what, int32_t count) {
  char text[120];
  snprintf(text, sizeof text, "%s: the number must be a whole number from 1 to %d", what, count);
  clua_raise(L, CLUA_RAISED, what, text);
}

// The place in the columns of the fact whose number is argument 2.
static inline int32_t place(lua_State *L, struct clua_host *h, const int32_t *starts,
                            const char *what) {
  int is_number;
  lua_Integer index = lua_tointegerx(L, 2, &is_number);
  int32_t count = count_of(h, starts);
  if (!is_number || index < 1 || index > count) out_of_range(L, what, count);
  return starts[h->worker] + (int32_t)index - 1;
}

static inline struct clua_host *calculating(lua_State *L) {
  struct clua_host *h = HOST(L);
  if (h->facts == NULL) clua_raise(L, CLUA_RAISED, "", "there is no worker while a sheet loads");
  h->left -= h->step_cost;
  if (h->left < 0) clua_charge(L, INT64_MAX);
  return h;
}

static int level(lua_State *L) {
  struct clua_host *h = calculating(L);
  push_level(L, h->level);
  return finish(L, h, "level", 1);
}

static int level_rank(lua_State *L) {
  struct clua_host *h = calculating(L);
  lua_pushinteger(L, h->level);
  return finish(L, h, "level_rank", 1);
}

static int counts(lua_State *L) {
  struct clua_host *h = calculating(L);
  const clua_facts *facts = h->facts;
  lua_pushinteger(L, count_of(h, facts->certificates.starts));
  lua_pushinteger(L, count_of(h, facts->registrations.starts));
  lua_pushinteger(L, count_of(h, facts->postings.starts));
  lua_pushinteger(L, count_of(h, facts->trainings.starts));
  lua_pushinteger(L, count_of(h, facts->assessments.starts));
  lua_pushinteger(L, count_of(h, facts->payments.starts));
  lua_pushinteger(L, count_of(h, facts->circumstances.starts));
  return finish(L, h, "counts", 7);
}

#define AT(table, what) \
  struct clua_host *h = calculating(L); \
  const clua_##table *t = &h->facts->table; \
  int32_t at = place(L, h, t->starts, what)

// The term of a level that is valid on some day of the month and ends last, or -1.
static inline int32_t current_term(const struct clua_host *h, uint8_t level) {
  const clua_registrations *t = &h->facts->registrations;
  int32_t found = -1;
  for (int32_t at = t->starts[h->worker]; at < t->starts[h->worker + 1]; at++) {
    if (t->level[at] != level || t->first[at] > h->period.last || t->last[at] < h->period.first) {
      continue;
    }
    if (found < 0 || t->last[at] > t->last[found]) found = at;
  }
  return found;
}

// w:certificate(i): level, day of approval, and the term of its level that is valid in the month.
// The term comes along because nearly every use of a certificate asks for it, and a call from Lua
// costs more than the search.
static int certificate(lua_State *L) {
  AT(certificates, "certificate");
  lua_pushinteger(L, t->level[at]);
  lua_pushinteger(L, t->approved[at]);
  int32_t term = current_term(h, t->level[at]);
  if (term < 0) {
    lua_pushnil(L);
    lua_pushnil(L);
  } else {
    lua_pushinteger(L, h->facts->registrations.first[term]);
    lua_pushinteger(L, h->facts->registrations.last[term]);
  }
  return finish(L, h, "certificate", 4);
}

static int registration(lua_State *L) {
  AT(registrations, "registration");
  lua_pushinteger(L, t->level[at]);
  lua_pushinteger(L, t->first[at]);
  lua_pushinteger(L, t->last[at]);
  return finish(L, h, "registration", 3);
}

static int posting(lua_State *L) {
  AT(postings, "posting");
  push_symbol(L, h, t->kind[at]);
  lua_pushinteger(L, t->first[at]);
  lua_pushinteger(L, t->last[at]);
  push_symbol(L, h, t->county[at]);
  if (t->staff[at] > 1) lua_pushnil(L);
  else lua_pushboolean(L, t->staff[at]);
  return finish(L, h, "posting", 5);
}

static int training(lua_State *L) {
  AT(trainings, "training");
  lua_pushinteger(L, t->first[at]);
  lua_pushinteger(L, t->last[at]);
  lua_pushinteger(L, t->hours[at]);
  push_result(L, t->result[at]);
  return finish(L, h, "training", 4);
}

static int assessment_at(lua_State *L) {
  AT(assessments, "assessment_at");
  lua_pushinteger(L, t->year[at]);
  push_result(L, t->result[at]);
  return finish(L, h, "assessment_at", 2);
}

// w:training_hours(): hundredths of an hour of courses passed by the last day of the month.
static int training_hours(lua_State *L) {
  struct clua_host *h = calculating(L);
  const clua_trainings *t = &h->facts->trainings;
  int32_t end = t->starts[h->worker + 1];
  clua_charge(L, end - t->starts[h->worker]);
  int64_t sum = 0;
  for (int32_t at = t->starts[h->worker]; at < end; at++) {
    if (t->last[at] <= h->period.last && t->result[at] >= PASSED) sum += t->hours[at];
  }
  lua_pushinteger(L, sum);
  return finish(L, h, "training_hours", 1);
}

// w:assessment(year[, default]): without a default, a missing one leaves the call undecided.
static int assessment(lua_State *L) {
  struct clua_host *h = calculating(L);
  const clua_assessments *t = &h->facts->assessments;
  int is_number;
  lua_Integer year = lua_tointegerx(L, 2, &is_number);
  if (!is_number) clua_raise(L, CLUA_RAISED, "assessment", "assessment: the year must be a number");
  for (int32_t at = t->starts[h->worker + 1] - 1; at >= t->starts[h->worker]; at--) {
    if (t->year[at] == year) {
      push_result(L, t->result[at]);
      return finish(L, h, "assessment", 1);
    }
  }
  if (lua_gettop(L) < 3) {
    char fact[64];
    snprintf(fact, sizeof fact, "assessment %lld", (long long)year);
    if (h->recording) {
      lua_pushnil(L);
      clua_record(L, "assessment", 1);
    }
    clua_kill(L, CLUA_UNDECIDED, fact);
  }
  lua_pushvalue(L, 3);
  return finish(L, h, "assessment", 1);
}

static int payment(lua_State *L) {
  AT(payments, "payment");
  push_symbol(L, h, t->measure[at]);
  lua_pushinteger(L, t->level[at]);
  lua_pushinteger(L, t->fen[at]);
  lua_pushinteger(L, t->paid_on[at]);
  return finish(L, h, "payment", 4);
}

// kind, value, place, level rank, number, first day, last day; nil for what is not given.
static int circumstance(lua_State *L) {
  AT(circumstances, "circumstance");
  push_symbol(L, h, t->kind[at]);
  push_symbol(L, h, t->value[at]);
  push_symbol(L, h, t->place[at]);
  lua_pushinteger(L, t->level[at]);
  if (t->number[at] == INT64_MIN) lua_pushnil(L);
  else lua_pushinteger(L, t->number[at]);
  lua_pushinteger(L, t->first[at]);
  lua_pushinteger(L, t->last[at]);
  return finish(L, h, "circumstance", 7);
}

// Whether a payment counts against a measure: by its name, or as a line of the scheme's own rolls.
static int is_measure(const clua_facts *facts, int32_t symbol, const char *wanted) {
  if (symbol <= 0 || symbol >= facts->symbol_count) return 0;
  const char *text = facts->symbols[symbol];
  size_t prefix = strlen(facts->own_prefix);
  return strcmp(text, wanted) == 0
    || (strncmp(text, facts->own_prefix, prefix) == 0 && strcmp(text + prefix, wanted) == 0);
}

static int paid(lua_State *L) {
  struct clua_host *h = calculating(L);
  const clua_payments *t = &h->facts->payments;
  if (lua_type(L, 2) != LUA_TSTRING) {
    clua_raise(L, CLUA_RAISED, "paid", "paid: the measure must be a text");
  }
  const char *wanted = lua_tostring(L, 2);
  int64_t sum = 0;
  int32_t end = t->starts[h->worker + 1];
  clua_charge(L, end - t->starts[h->worker]);
  for (int32_t at = t->starts[h->worker]; at < end; at++) {
    int same = is_measure(h->facts, t->measure[at], wanted);
    if (same && __builtin_add_overflow(sum, t->fen[at], &sum)) {
      clua_raise(L, CLUA_RAISED, "paid", "paid: the sum does not fit");
    }
  }
  lua_pushinteger(L, sum);
  return finish(L, h, "paid", 1);
}

// The place of a level in a parameter's values: 0 without one.
static int level_place(lua_State *L, int index) {
  if (lua_isnoneornil(L, index)) return 0;
  if (lua_isinteger(L, index)) {
    lua_Integer rank = lua_tointeger(L, index);
    if (rank >= 0 && rank <= 3) return (int)rank;
  } else if (lua_type(L, index) == LUA_TSTRING) {
    for (int i = 0; i < 3; i++) {
      if (strcmp(lua_tostring(L, index), fixed_texts[i]) == 0) return i + 1;
    }
  }
  clua_raise(L, CLUA_RAISED, "value", "value: the level must be junior, intermediate or senior");
}

// host.value(period, name[, level]): the value and the unit of a dated parameter of the sheet. A
// missing one ends the call, so that no pcall can put another amount in its place.
static int dated_value(lua_State *L) {
  struct clua_host *h = calculating(L);
  if (lua_type(L, 2) != LUA_TSTRING) {
    clua_raise(L, CLUA_RAISED, "value", "value: the name of the parameter must be a text");
  }
  size_t length;
  const char *name = lua_tolstring(L, 2, &length);
  int32_t count = h->parameters ? h->parameters->count : 0;
  clua_charge(L, count);
  for (int32_t i = 0; i < count; i++) {
    const clua_parameter *parameter = &h->parameters->base[i];
    if ((size_t)parameter->length != length || memcmp(parameter->name, name, length) != 0) continue;
    int place = level_place(L, 3);
    if (parameter->values[place] == CLUA_NONE) {
      char wanted[128];
      snprintf(wanted, sizeof wanted, place ? "%.100s.%s" : "%.100s%s", name,
               place ? fixed_texts[place - 1] : "");
      clua_kill(L, CLUA_NO_VALUE, wanted);
    }
    lua_pushinteger(L, parameter->values[place]);
    lua_pushinteger(L, parameter->unit);
    if (h->recording) clua_record_parameter(L, name);
    return 2;
  }
  clua_kill(L, CLUA_NO_PARAMETER, name);
}

static const struct clua_word methods[] = {
  {"level", level}, {"level_rank", level_rank}, {"counts", counts}, {"certificate", certificate},
  {"registration", registration}, {"posting", posting}, {"training", training},
  {"training_hours", training_hours},
  {"assessment_at", assessment_at}, {"assessment", assessment}, {"payment", payment},
  {"paid", paid}, {"circumstance", circumstance}, {NULL, NULL}};

static void fill_texts(lua_State *L) {
  lua_createtable(L, 32, 0);
  for (int i = 0; i < 7; i++) {
    lua_pushstring(L, fixed_texts[i]);
    lua_rawseti(L, -2, i + 1);
  }
}

static int missing_method(lua_State *L) {
  char text[160];
  const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
  snprintf(text, sizeof text, "a worker has no '%.80s'", key);
  clua_raise(L, CLUA_UNKNOWN_NAME, key, text);
}

// Makes the one worker object and the one period object of this state. Expects the table of names
// of a sheet in the field `env` of the host table at index 3.
void clua_build_facts(lua_State *L) {
  int base = lua_gettop(L);
  lua_newuserdatauv(L, 0, 0);
  lua_createtable(L, 0, 5);   // base + 2: its metatable
  lua_newtable(L);            // base + 3: its methods
  fill_texts(L);              // base + 4
  for (const struct clua_word *word = methods; word->name; word++) {
    lua_pushvalue(L, base + 4);
    lua_pushcclosure(L, word->function, 1);
    lua_setfield(L, base + 3, word->name);
  }
  lua_rawsetp(L, LUA_REGISTRYINDEX, &texts_key);
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, missing_method);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, base + 3);
  lua_setfield(L, base + 2, "__index");
  lua_pushliteral(L, "worker");
  lua_setfield(L, base + 2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, base + 2, "__metatable");
  lua_setmetatable(L, base + 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &clua_worker_key);
  lua_newtable(L);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &clua_period_fields_key);
  lua_pushvalue(L, -1);
  lua_setfield(L, 3, "period");
  lua_pushcfunction(L, dated_value);
  lua_setfield(L, 3, "value");
  clua_push_sealed(L, -1, "period");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &clua_period_key);
  lua_settop(L, base);
  clua_build_sheet_words(L);
}

static int use_facts(lua_State *L) {
  struct clua_host *h = HOST(L);
  const clua_period *period = &h->period;
  if (h->texts_serial != h->facts->serial) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &texts_key);
    lua_pushnil(L);
    while (lua_next(L, 1)) {
      lua_pop(L, 1);
      if (lua_tointeger(L, -1) > SYMBOLS) {
        lua_pushvalue(L, -1);
        lua_pushnil(L);
        lua_rawset(L, 1);
      }
    }
    lua_settop(L, 0);
    h->texts_serial = h->facts->serial;
  }
  const struct { const char *name; int32_t value; } fields[] = {
    {"year", period->year}, {"month", period->month}, {"first", period->first},
    {"last", period->last}, {"days", period->days}};
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clua_period_fields_key);
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    lua_pushinteger(L, fields[i].value);
    lua_setfield(L, 1, fields[i].name);
  }
  return 0;
}

int clua_use_facts(struct clua_host *h, const clua_facts *facts, const clua_period *period) {
  h->facts = facts;
  h->period = *period;
  clua_begin(h, &h->load_budget);
  lua_pushcfunction(h->L, use_facts);
  return clua_run(h, 0, 0);
}
