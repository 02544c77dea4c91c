-- expect: refused
-- compile a function through a text method
if ("x").dump(function() end) then error("ESCAPED: bytecode", 0) end
