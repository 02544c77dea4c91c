-- expect: contained
-- raise a table that contains itself
local t = {} t[1] = t t.code = t error(t)
