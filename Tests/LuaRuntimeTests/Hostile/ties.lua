-- expect: deterministic
-- equal elements in a sorted list
local t = {} for i = 1, 500 do t[i] = {i % 2, i} end
table.sort(t, function(a, b) return a[1] < b[1] end)
local s = "" for i = 1, 500, 50 do s = s .. t[i][2] .. " " end error("VALUE: " .. s, 0)
