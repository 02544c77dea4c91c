-- expect: refused
-- an infinite amount
return 1 / 0
