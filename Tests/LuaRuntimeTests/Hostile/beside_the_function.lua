-- expect: refused
-- close the function and go on beside it
return 1 end) error("ESCAPED: beside", 0); (function()
return 2
