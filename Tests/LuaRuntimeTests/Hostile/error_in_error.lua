-- expect: contained
-- raise while an error is handled, deeply
local function f(n) local ok, e = pcall(f, n + 1) error(e, 0) end f(1)
