-- expect: stopped
-- a coroutine for each slice
while true do coroutine.resume(coroutine.create(function() for i = 1, 1e6 do end end)) end
