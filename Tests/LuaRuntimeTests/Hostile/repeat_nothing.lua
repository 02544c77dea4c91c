-- expect: stopped
-- repeat nothing, caught
while true do pcall(string.rep, "", math.maxinteger) end
