-- expect: stopped
-- walk an emptied table for ever
local t = {} for i = 1, 5000 do t["k" .. i] = 1 end for i = 1, 5000 do t["k" .. i] = nil end
while true do next(t) end
