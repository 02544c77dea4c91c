-- expect: contained
-- write to the table of globals
pcall(function() _ENV.KEEP = 1 end)
if pcall(function() return KEEP end) then error("LEAKED: KEEP", 0) end
