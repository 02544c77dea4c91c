-- expect: stopped
-- the endless loop spelt with goto
::again:: pcall(type, 1) goto again
