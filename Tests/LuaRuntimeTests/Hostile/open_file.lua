-- expect: refused
-- read a file
local f = io.open("/etc/passwd") if f then error("ESCAPED: " .. f:read(1), 0) end
