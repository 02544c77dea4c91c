-- expect: contained
-- plant a field in the library of texts
pcall(function() string.stash = 1 end)
if string.stash or ("").stash then error("LEAKED: stash", 0) end
