-- expect: stopped
-- keep every table
local t = {} while true do t[#t + 1] = {t} end
