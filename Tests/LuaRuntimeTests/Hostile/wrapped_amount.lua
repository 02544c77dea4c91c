-- expect: refused
-- an amount beyond 64 bits
return math.maxinteger + 1
