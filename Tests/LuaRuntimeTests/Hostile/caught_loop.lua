-- expect: stopped
-- catch the limit again and again
while true do pcall(function() while true do end end) end
