-- expect: stopped
-- a pattern that never ends
return string.find(("a"):rep(3000), "x") or string.gsub(("a"):rep(3000), (".-"):rep(4) .. "b", "")
