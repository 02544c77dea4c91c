-- expect: deterministic
-- the order of text keys
local s = "" for k in pairs({aa = 1, bb = 2, cc = 3, dd = 4, ee = 5, ff = 6}) do s = s .. k end
error("VALUE: " .. s, 0)
