// The vocabulary as a sheet sees it: the trusted Lua text that runs before any sheet.
//
// Every word becomes an object that records itself, its values and its line. Nothing is decided
// here; the objects are read by the loader once the sheet has run.

import LuaRuntime
import Workforce

enum Vocabulary {
  /// The prelude for rule sheets.
  static let prelude = table + core + statements

  /// The prelude for the tests beside a sheet.
  static let testPrelude = table + core + testStatements

  /// The words as Lua tables: `forms`, `gives`, and which paths exist.
  private static let table: String = {
    var text = "local forms, gives = {}, {}\n"
    for word in Terms.all {
      text += "forms[\"\(word.path)\"] = \"\(word.form.rawValue)\"\n"
      if let kind = word.gives { text += "gives[\"\(word.path)\"] = \"\(kind)\"\n" }
    }
    return text
  }()

  private static let core = #"""
    local env, result = host.env, {}
    local function fail(code, fields)
      fields.code = code
      fields.line = fields.line or host.line()
      error(fields, 0)
    end
    -- Members of a namespace or kind: the paths that begin with it and have one part more.
    local function members(path)
      local list, prefix = {}, path .. "."
      for word in pairs(forms) do
        if string.sub(word, 1, #prefix) == prefix and not string.find(word, ".", #prefix + 1, true) then
          list[#list + 1] = string.sub(word, #prefix + 1)
        end
      end
      table.sort(list)
      return list
    end
    local meta
    -- Words with two values: a label and a function, a parameter and a level.
    local two = {
      check = 2, rate = 2, ["amount.less_level"] = 2, ["amount.at_most_ever"] = 2,
    }
    local function object(word, of, args)
      return setmetatable({ ["#"] = word, line = host.line(), of = of, args = args }, meta)
    end
    meta = {
      __metatable = false,
      __newindex = function(self) fail("read_only", { word = rawget(self, "#") }) end,
      __index = function(self, key)
        local word = rawget(self, "#")
        -- A finished value offers the words of its kind, a prefix its own.
        local space = word
        if rawget(self, "args") or forms[word] == "plain" or forms[word] == "either" then
          space = gives[word] or word
        end
        local path = space .. "." .. tostring(key)
        if not forms[path] then
          -- `posting.held` for `posting { … }.held`: the words of a kind need the value first.
          if forms[word] == "call" and gives[word] and not rawget(self, "args")
            and forms[gives[word] .. "." .. tostring(key)] then
            fail("needs_value", { word = word })
          end
          fail("unknown_word", { word = tostring(key), owner = word, known = members(space) })
        end
        return object(path, self)
      end,
      __call = function(self, first, ...)
        local word, of = rawget(self, "#"), rawget(self, "of")
        if forms[word] == "plain" or forms[word] == "prefix" or rawget(self, "args") then
          fail("takes_no_value", { word = word })
        end
        local given = select("#", ...) + (of ~= nil and rawequal(first, of) and 0 or 1)
        if given > (two[word] or 1) then fail("too_many_values", { word = word }) end
        -- `amount:prorated(days)` hands over the amount once more as its first value.
        if of ~= nil and rawequal(first, of) then return object(word, of, { ... }) end
        return object(word, of, { first, ... })
      end,
    }
    for word in pairs(forms) do
      if not string.find(word, ".", 1, true) then env[word] = object(word) end
    end
    for _, kind in pairs(gives) do env[kind] = nil end

    local money = {}
    local function yuan_of(fen) return setmetatable({ fen = fen }, money) end
    local function fen_of(value, what)
      if type(value) ~= "table" or math.type(rawget(value, "fen")) ~= "integer" then
        fail("mixed_units", { word = what })
      end
      return rawget(value, "fen")
    end
    local function fits(fen, what)
      if fen > 1000000000000000 or fen < -1000000000000000 then fail("too_much_money", { word = what }) end
      return yuan_of(fen)
    end
    money.__metatable = false
    money.__newindex = function() fail("read_only", { word = "yuan" }) end
    money.__add = function(a, b) return fits(fen_of(a, "+") + fen_of(b, "+"), "+") end
    money.__sub = function(a, b) return fits(fen_of(a, "-") - fen_of(b, "-"), "-") end
    money.__unm = function(a) return yuan_of(-fen_of(a, "-")) end
    money.__mul = function(a, b)
      if math.type(a) == "integer" then a, b = b, a end
      if math.type(b) ~= "integer" then fail("float_money", { word = "*" }) end
      local fen = fen_of(a, "*")
      if b ~= 0 and (fen * b // b ~= fen or b > 1000000000000 or b < -1000000000000) then
        fail("too_much_money", { word = "*" })
      end
      return fits(fen * b, "*")
    end
    money.__div = function() fail("float_money", { word = "/" }) end
    money.__idiv = money.__div
    money.__eq = function(a, b) return fen_of(a, "==") == fen_of(b, "==") end
    money.__lt = function(a, b) return fen_of(a, "<") < fen_of(b, "<") end
    money.__le = function(a, b) return fen_of(a, "<=") <= fen_of(b, "<=") end
    function env.yuan(value)
      if math.type(value) == "integer" then
        if value > 1000000000000 or value < -1000000000000 then fail("too_much_money", { word = "yuan" }) end
        return yuan_of(value * 100)
      end
      if type(value) == "string" then
        local sign, whole, point, cents = string.match(value, "^(%-?)(%d+)(%.?)(%d*)$")
        if not whole or #whole > 13 or #cents > 2 or (point == ".") ~= (cents ~= "") then fail("bad_money", { text = value }) end
        local fen = math.tointeger(tonumber(whole)) * 100 + math.tointeger(tonumber((cents .. "00"):sub(1, 2)))
        return yuan_of(sign == "-" and -fen or fen)
      end
      if math.type(value) == "float" then fail("float_money", { word = "yuan" }) end
      fail("wrong_value", { word = "yuan", expected = "money" })
    end
    function env.fen(value)
      if math.type(value) ~= "integer" then fail("float_money", { word = "fen" }) end
      return fits(value, "fen")
    end
    -- A share of an amount, in the unit it came in.
    local prorate = env.prorate
    function env.prorate(amount, part, whole)
      if type(amount) ~= "table" then return prorate(amount, part, whole) end
      return yuan_of(prorate(fen_of(amount, "prorate"), part, whole))
    end
    -- A step of money is noted in yuan, not as the table that money is.
    local note = env.step
    function env.step(label, value)
      local fen = type(value) == "table" and rawget(value, "fen")
      if not fen then return note(label, value) end
      local size = fen < 0 and -fen or fen
      note(label, string.format("%s%d.%02d", fen < 0 and "-" or "", size // 100, size % 100))
      return value
    end
    -- A dated parameter as it stands on the last day of the period: money as money, hours in
    -- hundredths as in a training record.
    local value_of = host.value
    function host.period.value(period, name, level)
      local value, unit = value_of(period, name, level)
      if unit == 1 then return yuan_of(value) end
      return value
    end
    function env.hours(value)
      if math.type(value) ~= "integer" or value < 0 or value > 10000 then
        fail("wrong_value", { word = "hours", expected = "whole_number" })
      end
      return object("hours", nil, { value * 100 })
    end
    -- `from "2021-01-01"` names a day; `from "2021-01-01" { … }` gives the values from that day on;
    -- `from "2021-01-01" :to "2024-12-31"` is a time with an end.
    function env.from(date)
      if type(date) ~= "string" then fail("wrong_value", { word = "from", expected = "date" }) end
      local line = host.line()
      local since = { ["#"] = "from", line = line, args = { date } }
      local function to(first, second)
        local last = rawequal(first, since) and second or first
        if type(last) ~= "string" then fail("wrong_value", { word = "from.to", expected = "date" }) end
        return object("from.to", since, { last })
      end
      return setmetatable(since, {
        __metatable = false,
        __index = function(_, key)
          if key == "to" then return to end
          fail("unknown_word", { word = tostring(key), owner = "from", known = members("from") })
        end,
        __call = function(_, values)
          if type(values) ~= "table" and math.type(values) ~= "integer" then
            fail("wrong_value", { word = "from", expected = "table" })
          end
          return setmetatable({ ["#"] = "from", line = line, args = { date, values } }, { __metatable = false })
        end,
      })
    end
    local function statement(kind, id, body)
      if type(body) ~= "table" then fail("wrong_value", { word = kind, expected = "table" }) end
      result[#result + 1] = { kind = kind, id = id, line = host.line(), body = body }
    end
    -- `rule "x"` without its table says nothing; a list is also named without one where it is used.
    local unfinished = {}
    local function named(kind)
      return function(id)
        if type(id) ~= "string" then fail("wrong_value", { word = kind, expected = "text" }) end
        local line = host.line()
        local begun = { kind = kind, line = line }
        if kind ~= "list" then unfinished[#unfinished + 1] = begun end
        return setmetatable({ ["#"] = kind, line = line, args = { id } }, {
          __metatable = false,
          __call = function(_, body)
            if type(body) ~= "table" then fail("wrong_value", { word = kind, expected = "table" }) end
            begun.done = true
            result[#result + 1] = { kind = kind, id = id, line = line, body = body }
          end,
        })
      end
    end
    function host.result()
      local first
      for _, begun in ipairs(unfinished) do
        if not begun.done then first = first or begun end
      end
      if first then fail("wrong_value", { word = first.kind, expected = "table", line = first.line }) end
      return result
    end

    """#

  private static let statements = #"""
    function env.policy(body) statement("policy", nil, body) end
    env.parameter, env.list, env.rule = named("parameter"), named("list"), named("rule")
    env.standard, env.limit = named("standard"), named("limit")
    env.exclusive, env.stacking = named("exclusive"), named("stacking")
    env.floor, env.ceiling = named("floor"), named("ceiling")
    """#

  private static let testStatements = #"""
    env.test = named("test")
    function env.but(base, changes)
      local function merged(a, b)
        local out = {}
        for k, v in pairs(a) do out[k] = v end
        for k, v in pairs(b) do
          local both = type(v) == "table" and type(out[k]) == "table" and rawget(v, 1) == nil and rawget(out[k], 1) == nil
          out[k] = both and merged(out[k], v) or v
        end
        return out
      end
      if type(base) ~= "table" or type(changes) ~= "table" then
        fail("wrong_value", { word = "but", expected = "table" })
      end
      return merged(base, changes)
    end
    function env.without(base, ...)
      if type(base) ~= "table" then fail("wrong_value", { word = "without", expected = "table" }) end
      local out = {}
      for k, v in pairs(base) do out[k] = v end
      for _, name in ipairs({ ... }) do out[name] = nil end
      return out
    end
    local function outcome(kind)
      return function(word)
        if type(word) ~= "string" then fail("wrong_value", { word = kind, expected = "text" }) end
        return { outcome = kind, word = word }
      end
    end
    env.refused, env.undecided, env.held = outcome("refused"), outcome("undecided"), outcome("held")
    function env.finds(reports)
      if type(reports) ~= "table" then fail("wrong_value", { word = "finds", expected = "table" }) end
      return { outcome = "finds", reports = reports }
    end
    env.none, env.found = { outcome = "none" }, { outcome = "found" }
    """#
}
