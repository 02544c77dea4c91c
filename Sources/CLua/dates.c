// Days for sheets' functions: whole day numbers since 1970-01-01, as everywhere in the product.
#include <stdio.h>
#include "facts.h"

static int days_in_month(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Years are counted from March, so that the leap day ends each year.
static int64_t day_number(int year, int month, int day) {
  int shifted = month <= 2 ? year - 1 : year;
  int era = shifted / 400, of_era = shifted - era * 400;
  int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return (int64_t)era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void parts_of(int64_t number, int *year, int *month, int *day) {
  int64_t shifted = number + 719468, era = shifted / 146097, of_era = shifted - era * 146097;
  int64_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int64_t of_year = of_era - (365 * years + years / 4 - years / 100);
  int64_t from_march = (5 * of_year + 2) / 153;
  *day = (int)(of_year - (153 * from_march + 2) / 5 + 1);
  *month = (int)(from_march < 10 ? from_march + 3 : from_march - 9);
  *year = (int)(years + era * 400 + (*month <= 2));
}

static int64_t day_argument(lua_State *L, const char *what) {
  int is_integer;
  int64_t day = lua_tointegerx(L, 1, &is_integer);
  if (!is_integer || day < -719162 || day > 2932896) {
    char text[120];
    snprintf(text, sizeof text, "%s: the first value must be a day number", what);
    clua_raise(L, CLUA_RAISED, what, text);
  }
  return day;
}

// date "2024-03-01": the day number.
static int date(lua_State *L) {
  int year, month, day, end = 0;
  const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : "";
  if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || end != 10 || text[10]
      || year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) {
    clua_raise(L, CLUA_RAISED, "date", "date: no such day; write it as date \"2024-03-01\"");
  }
  lua_pushinteger(L, day_number(year, month, day));
  return 1;
}

// date_parts(day): year, month, day of the month.
static int date_parts(lua_State *L) {
  int year, month, day;
  parts_of(day_argument(L, "date_parts"), &year, &month, &day);
  lua_pushinteger(L, year);
  lua_pushinteger(L, month);
  lua_pushinteger(L, day);
  return 3;
}

// add_months(day, n): the same day of the month n months later, or the last day of a shorter month.
static int add_months(lua_State *L) {
  int year, month, day, is_integer;
  parts_of(day_argument(L, "add_months"), &year, &month, &day);
  int64_t count = lua_tointegerx(L, 2, &is_integer);
  int64_t months = (int64_t)year * 12 + month - 1 + count;
  if (!is_integer || count < -120000 || count > 120000 || months < 12 || months >= 120000) {
    clua_raise(L, CLUA_RAISED, "add_months", "add_months: the number of months is out of range");
  }
  year = (int)(months / 12);
  month = (int)(months % 12) + 1;
  if (day > days_in_month(year, month)) day = days_in_month(year, month);
  lua_pushinteger(L, day_number(year, month, day));
  return 1;
}

const struct clua_word clua_date_words[] = {
  {"date", date}, {"date_parts", date_parts}, {"add_months", add_months}, {NULL, NULL}};
