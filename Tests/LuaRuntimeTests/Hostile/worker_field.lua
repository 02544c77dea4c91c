-- expect: contained
-- keep a value on the worker
pcall(function() worker.seen = 1 end)
local ok, seen = pcall(function() return worker.seen end)
if ok and seen then error("LEAKED: seen", 0) end
