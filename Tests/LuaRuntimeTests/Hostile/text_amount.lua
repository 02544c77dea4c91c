-- expect: refused
-- a text as an amount
return "2400"
