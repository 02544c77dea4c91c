-- expect: stopped
-- the plain endless loop
while true do end
