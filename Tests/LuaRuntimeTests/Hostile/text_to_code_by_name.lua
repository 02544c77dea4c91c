-- expect: refused
-- look for the loader behind a protected call
local ok, f = pcall(function() return loadstring end)
if ok and f then error("ESCAPED: loader", 0) end
error("SURVIVED", 0)
