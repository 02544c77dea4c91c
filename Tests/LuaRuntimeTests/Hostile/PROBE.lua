-- expect: contained
-- ends quietly when the engine is untouched, raises LEAKED otherwise
local function need(name, ok) if not ok then error("LEAKED: " .. name, 0) end end
need("arithmetic on texts", "20" * 2 == 40 and "1" .. 2 == "12")
need("methods of texts", ("Ab"):lower() == "ab" and ("Ab").stash == nil)
need("format", string.format("%03d", 7) == "007")
need("sort", (function() local t = {3, 1, 2} table.sort(t) return table.concat(t) end)() == "123")
need("pairs", (function() local s = "" for k in pairs({b = 1, a = 2}) do s = s .. k end return s end)() == "ab")
need("pcall", pcall(error, "x") == false)
for _, library in ipairs({string, table, math, utf8}) do
  for name in pairs(library) do need(name, type(name) == "string" and name ~= "stash") end
end
for _, name in ipairs({"KEEP", "CACHE", "BOX", "stash", "seen"}) do
  need(name, not pcall(function() return _ENV[name] end))
end
