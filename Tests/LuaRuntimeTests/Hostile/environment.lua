-- expect: refused
-- read an environment variable
if os.getenv("PATH") then error("ESCAPED: environment", 0) end
