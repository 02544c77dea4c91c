-- expect: deterministic
-- an amount by lot
error("VALUE: " .. math.random(1000000), 0)
