-- expect: refused
-- reach the registry
if debug.getregistry() then error("ESCAPED: registry", 0) end
