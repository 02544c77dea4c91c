-- expect: stopped
-- double a text without end
local s = "x" while true do s = s .. s end
