// What Swift may ask of Lua.
//
// Lua reports errors by longjmp, which must never cross a Swift frame. So nothing of Lua's own
// interface is visible here: each function below does its whole work in C under lua_pcall and
// returns a status, and there are no callbacks into Swift.
#pragma once
#include <stddef.h>
#include <stdint.h>

struct clua_host;

/// Why a text or a call did not end well. 0 means that it did.
enum clua_code {
  CLUA_FINE = 0,
  CLUA_SYNTAX,
  CLUA_NESTING,
  CLUA_RAISED,          // error() or an operation Lua refuses; text holds the message
  CLUA_CODED,           // a table error of the prelude; name holds its code
  CLUA_UNKNOWN_NAME,    // name holds it
  CLUA_READ_ONLY,       // name holds what was to be changed
  CLUA_GLOBAL_WRITE,    // name holds the variable
  CLUA_FORBIDDEN,       // name holds the forbidden name
  CLUA_INSTRUCTIONS,
  CLUA_LIVE_BYTES,
  CLUA_REQUESTED_BYTES,
  CLUA_BLOCK_BYTES,     // one string, one table or the depth of calls
  CLUA_OUTPUT_BYTES,
  CLUA_HOST_MEMORY,
  CLUA_UNDECIDED,       // name holds the missing fact
  CLUA_NOT_BOOLEAN,     // name holds the type that came instead
  CLUA_NOT_FEN,         // name holds the type or the value that came instead
  CLUA_NEGATIVE_FEN,
  CLUA_TOO_MANY_FEN,
  CLUA_BAD_VALUE,       // a result that cannot be converted; text says why
  CLUA_NO_FUNCTION,
  CLUA_CARRIED_OVER,    // a call changed a variable that other calls see; name holds it
  CLUA_NO_PARAMETER,    // name holds the parameter a call asked for
  CLUA_NO_VALUE         // name holds the parameter, and the level after a dot
};

/// The reason of a failure. Texts are UTF-8 as far as the sheet wrote UTF-8, at most 500 bytes,
/// with control characters escaped, and end with a zero byte.
typedef struct {
  int32_t code;
  int32_t line;   // line of the sheet, 0 when unknown
  char name[128];
  char text[512];
} clua_failure;

/// Limits of one text or one call.
typedef struct {
  int64_t instructions;
  int64_t live_bytes;       // above what the sheet itself holds
  int64_t requested_bytes;  // all allocations together, freed or not
  int64_t output_bytes;     // texts built by format, rep, concat and steps
} clua_budget;

/// Starts of the facts of each worker and the columns of one table of facts.
typedef struct { const int32_t *starts, *first, *last, *kind, *county; const uint8_t *staff; }
  clua_postings;
typedef struct { const int32_t *starts, *approved; const uint8_t *level; } clua_certificates;
typedef struct { const int32_t *starts, *first, *last; const uint8_t *level; }
  clua_registrations;
typedef struct { const int32_t *starts; const int16_t *year; const uint8_t *result; }
  clua_assessments;
typedef struct { const int32_t *starts, *first, *last, *hours; const uint8_t *result; }
  clua_trainings;
typedef struct {
  const int32_t *starts, *measure, *paid_on; const int64_t *fen; const uint8_t *level;
} clua_payments;

typedef struct {
  const int32_t *starts, *kind, *value, *place, *first, *last; const int64_t *number;
  const uint8_t *level;
} clua_circumstances;

/// The facts a call may read. All pointers must outlive the call.
typedef struct {
  uint64_t serial;  // differs between any two sets of symbols
  const char *const *symbols;
  const int32_t *symbol_lengths;
  int32_t symbol_count;
  int32_t worker_count;
  const char *own_prefix;  // policy id and colon, before the rule ids of the scheme's own lines
  clua_postings postings;
  clua_certificates certificates;
  clua_registrations registrations;
  clua_assessments assessments;
  clua_trainings trainings;
  clua_payments payments;
  clua_circumstances circumstances;
} clua_facts;

/// A month: days are day numbers since 1970-01-01, `days` is how many.
typedef struct { int32_t year, month, first, last, days; } clua_period;

/// What a parameter of the sheet is worth on the last day of the period: without a level, then by
/// level. CLUA_NONE stands for no value, which is never a zero.
#define CLUA_NONE INT64_MIN
typedef struct { const char *name; int32_t length, unit; int64_t values[4]; } clua_parameter;
typedef struct { const clua_parameter *base; int32_t count; } clua_parameters;

enum clua_outcome_kind {
  CLUA_FALSE = 0, CLUA_TRUE, CLUA_FEN, CLUA_IS_UNDECIDED, CLUA_FAILED
};

/// What one call gave. `message` is a place in the list of failures of the batch, or -1.
typedef struct {
  int32_t kind;
  int32_t message;
  int64_t value;
} clua_outcome;

/// Makes a state and runs the prelude; NULL only when there is no memory for the host itself.
struct clua_host *clua_open(
  const clua_budget *load, const clua_budget *call, int64_t fail_at, const char *prelude,
  size_t length);
void clua_close(struct clua_host *host);

/// The reason of the last failure of clua_open, clua_load or clua_result.
const clua_failure *clua_last_failure(const struct clua_host *host);
/// Runs a text as a sheet. Returns 0 or a clua_code.
int clua_load(struct clua_host *host, const char *text, size_t length, const char *name);
/// Calls host.result and converts what it returns into the buffer.
int clua_result(struct clua_host *host);
/// The converted value; after a failure with CLUA_CODED, the converted error.
const uint8_t *clua_buffer(const struct clua_host *host, size_t *length);

/// Calls one function for each worker. `amount` expects fen, as a whole number or as a table with a
/// raw field `fen`; otherwise a boolean is expected. `parameters` may be NULL.
void clua_call(
  struct clua_host *host, int32_t function, int amount, const clua_facts *facts,
  const clua_period *period, const clua_parameters *parameters, const int32_t *workers,
  const uint8_t *levels, int32_t count, clua_outcome *into);
/// The failures of the last batch.
const clua_failure *clua_message(const struct clua_host *host, int32_t index);

void clua_set_recording(struct clua_host *host, int on);
/// What was read and noted since the records were last cleared.
const uint8_t *clua_records(const struct clua_host *host, size_t *length);
void clua_clear_records(struct clua_host *host);

/// Instructions and bytes the last text or call has used.
int64_t clua_used_instructions(const struct clua_host *host);
int64_t clua_used_bytes(const struct clua_host *host);
int64_t clua_allocations(const struct clua_host *host);

/// A number that no other set of symbols of this process has.
uint64_t clua_new_serial(void);

/// The allow list and the forbidden list, one entry at a time; NULL beyond the end.
typedef struct { const char *name, *reason_zh, *reason_en; } clua_entry;
const clua_entry *clua_allowed(int index);
const clua_entry *clua_forbidden(int index);
