-- expect: stopped
-- compare long texts without end
local a, b = ("x"):rep(60000) .. "1", ("x"):rep(60000) .. "2"
while true do local c = a < b end
