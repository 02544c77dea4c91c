-- expect: refused
-- build a function from text
if load("return 1")() == 1 then error("ESCAPED: code from text", 0) end
