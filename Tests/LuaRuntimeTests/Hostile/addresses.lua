-- expect: deterministic
-- addresses in texts
local ok, e = pcall(function() return {} + 1 end)
error("VALUE: " .. tostring(worker) .. tostring({}) .. tostring(type) .. e, 0)
