// A count hook makes Lua's machine leave its fast path for every instruction: it costs a third of
// a call. Most functions of sheets only loop over facts, so every turn of their loops calls an
// accessor, and it is enough that accessors count. This file proves that of a function from its
// own bytecode; a function for which the proof fails, for whatever reason, runs under the hook.
//
// Proven is: it never calls anything but methods of its first parameter and a few engine words, it
// never writes that parameter, and each backward jump has an accessor call that no path avoids.
#include <string.h>
#include "host.h"

enum {
  OP_LOADNIL = 8, OP_GETUPVAL, OP_SETUPVAL, OP_GETTABUP, OP_GETFIELD = 14, OP_SETTABUP = 15,
  OP_NEWTABLE = 19, OP_SELF, OP_MMBIN = 46, OP_MMBINK = 48, OP_CLOSE = 54, OP_TBC, OP_JMP, OP_EQ,
  OP_TEST = 66, OP_TESTSET, OP_CALL, OP_TAILCALL, OP_RETURN, OP_RETURN0, OP_RETURN1, OP_FORLOOP,
  OP_FORPREP, OP_TFORPREP, OP_EXTRAARG = 82
};

static int op(uint32_t i) { return (int)(i & 0x7F); }
static int a(uint32_t i) { return (int)(i >> 7 & 0xFF); }
static int b(uint32_t i) { return (int)(i >> 16 & 0xFF); }
static int c(uint32_t i) { return (int)(i >> 24); }
static int bx(uint32_t i) { return (int)(i >> 15); }
static int sj(uint32_t i) { return (int)(i >> 7) - 16777215; }

enum { CONSTANTS = 256 };

struct proof {
  const uint8_t *at, *end;
  int broken;
  int environment;              // upvalue that is the global table of sheets, or -1
  int size;
  const uint8_t *code;
  const char *constants[CONSTANTS];  // NULL for what is not a text
  size_t lengths[CONSTANTS];
};

static uint32_t instruction(const struct proof *p, int at) {
  uint32_t value;
  memcpy(&value, p->code + 4 * at, 4);
  return value;
}

static const uint8_t *take(struct proof *p, size_t size) {
  if ((size_t)(p->end - p->at) < size) {
    p->broken = 1;
    return NULL;
  }
  p->at += size;
  return p->at - size;
}

static int byte(struct proof *p) {
  const uint8_t *at = take(p, 1);
  return at ? *at : 0;
}

static size_t number(struct proof *p) {
  size_t value = 0;
  for (int i = 0; i < 9 && !p->broken; i++) {
    int next = byte(p);
    value = value << 7 | (size_t)(next & 0x7F);
    if (next & 0x80) return value;
  }
  p->broken = 1;
  return 0;
}

// Reads as much of a dumped function as the proof needs; see ldump.c of Lua.
static int read_dump(struct proof *p) {
  static const uint8_t header[] = {0x1B, 'L', 'u', 'a', 0x54, 0, 0x19, 0x93, '\r', '\n', 0x1A, '\n',
                                   4, 8, 8};
  const uint8_t *start = take(p, sizeof header);
  if (start == NULL || memcmp(start, header, sizeof header) != 0) return 0;
  take(p, 17);                        // a sample integer and number, and the number of upvalues
  if (number(p) != 0) return 0;       // stripped: no source
  number(p);
  number(p);                          // first and last line
  if (byte(p) < 1 || byte(p) != 0) return 0;  // at least the worker, no varargs
  byte(p);
  size_t size = number(p);
  if (size > 100000) return 0;
  p->size = (int)size;
  p->code = take(p, size * 4);
  size_t constants = number(p);
  for (size_t i = 0; i < constants && !p->broken; i++) {
    int kind = byte(p);
    if (kind == 0x03 || kind == 0x13) {
      take(p, 8);
    } else if (kind == 0x04 || kind == 0x14) {
      size_t length = number(p);
      const uint8_t *text = length ? take(p, length - 1) : NULL;
      if (i < CONSTANTS && text) {
        p->constants[i] = (const char *)text;
        p->lengths[i] = length - 1;
      }
    } else if (kind != 0 && kind != 1 && kind != 0x11) {
      return 0;
    }
  }
  size_t upvalues = number(p);
  take(p, upvalues * 3);
  return number(p) == 0 && !p->broken;  // no functions inside
}

static int writes(int operation) {
  return !((operation >= OP_MMBIN && operation <= OP_MMBINK) || operation == OP_JMP
    || (operation >= OP_EQ && operation <= OP_TEST)
    || (operation >= OP_RETURN && operation <= OP_RETURN1));
}

static int is_allowed(int operation) {
  return operation < OP_CLOSE ? operation != OP_SETUPVAL && !(operation >= OP_SETTABUP
                                && operation <= OP_NEWTABLE)
       : operation >= OP_JMP && operation <= OP_FORPREP;
}

// Where an instruction may continue other than at the next; -1 for nowhere else.
static int target(uint32_t i, int at) {
  switch (op(i)) {
    case OP_JMP: return at + 1 + sj(i);
    case OP_FORLOOP: return at + 1 - bx(i);
    case OP_FORPREP: return at + 2 + bx(i);
    default: return -1;
  }
}

static int is_text(const struct proof *p, int constant, const char *text) {
  return constant < CONSTANTS && p->constants[constant]
    && p->lengths[constant] == strlen(text)
    && memcmp(p->constants[constant], text, p->lengths[constant]) == 0;
}

enum { UNKNOWN_CALLEE, ENGINE_WORD, ACCESSOR };

// What the call at `at` calls: goes back to where its register was loaded.
static int callee(const struct proof *p, int at) {
  int wanted = a(instruction(p, at)), from = at - 1, found = UNKNOWN_CALLEE;
  for (;; from--) {
    if (from < 0) return UNKNOWN_CALLEE;
    uint32_t i = instruction(p, from);
    if (!writes(op(i)) || a(i) > wanted) continue;
    if (a(i) != wanted) return UNKNOWN_CALLEE;
    if (op(i) == OP_SELF && b(i) == 0) {
      found = ACCESSOR;
    } else if (op(i) == OP_GETTABUP && b(i) == p->environment
               && (is_text(p, c(i), "prorate") || is_text(p, c(i), "step")
                   || is_text(p, c(i), "unknown"))) {
      found = ENGINE_WORD;
    } else if (op(i) == OP_GETFIELD && b(i) == wanted && from > 0) {
      uint32_t library = instruction(p, from - 1);
      if (op(library) == OP_GETTABUP && a(library) == wanted && b(library) == p->environment
          && is_text(p, c(library), "math")) {
        found = ENGINE_WORD;
        from--;  // nobody may bring another table either
      }
    }
    break;
  }
  if (found == UNKNOWN_CALLEE) return found;
  for (int other = 0; other < p->size; other++) {  // nobody may jump in between
    int to = target(instruction(p, other), other);
    if (to > from && to <= at && (other < from || other > at)) return UNKNOWN_CALLEE;
  }
  return found;
}

static int has_certain_accessor(const struct proof *p, int first, int last) {
  int reach = first;  // the furthest any jump so far may land
  for (int at = first; at < last; at++) {
    uint32_t i = instruction(p, at);
    if ((op(i) == OP_CALL || op(i) == OP_TAILCALL) && reach <= at && callee(p, at) == ACCESSOR) {
      return 1;
    }
    int to = target(i, at);
    if (to > reach) reach = to;
  }
  return 0;
}

static int holds(struct proof *p) {
  for (int at = 0; at < p->size; at++) {
    uint32_t i = instruction(p, at);
    int operation = op(i), to = target(i, at);
    if (!is_allowed(operation) && operation != OP_EXTRAARG) return 0;
    if (writes(operation) && operation != OP_EXTRAARG && a(i) == 0) return 0;
    if ((operation == OP_CALL || operation == OP_TAILCALL) && !callee(p, at)) return 0;
    if (to >= 0 && to <= at && !has_certain_accessor(p, to, at)) return 0;
    if (to > p->size) return 0;
  }
  return 1;
}

static int collect(lua_State *L, const void *piece, size_t size, void *bytes) {
  (void)L;
  return !clua_bytes_add(bytes, piece, size);
}

// Instructions between two accessor calls of the function at `index` at most, or 0 without proof.
// The proof speaks of the bytecode of these releases; another one gets the hook.
int clua_prove(lua_State *L, int index) {
  if (LUA_VERSION_RELEASE_NUM < 50400 || LUA_VERSION_RELEASE_NUM > 50406) return 0;
  struct clua_host *h = HOST(L);
  if (lua_iscfunction(L, index)) return 0;
  h->buffer.length = 0;
  lua_pushvalue(L, index);
  int failed = lua_dump(L, collect, &h->buffer, 1);
  lua_pop(L, 1);
  if (failed) return 0;
  struct proof *p = lua_newuserdatauv(L, sizeof *p, 0);
  memset(p, 0, sizeof *p);
  p->at = h->buffer.base;
  p->end = p->at + h->buffer.length;
  p->environment = -1;
  clua_push_sheet_environment(L);
  for (int n = 1; lua_getupvalue(L, index, n) != NULL; n++) {
    if (lua_rawequal(L, -1, -2)) p->environment = n - 1;
    lua_pop(L, 1);
  }
  int steps = read_dump(p) && holds(p) ? p->size : 0;
  lua_pop(L, 2);
  return steps;
}
