-- expect: contained
-- raise a very long text with control characters
error(("\27[2J\0"):rep(10000), 0)
