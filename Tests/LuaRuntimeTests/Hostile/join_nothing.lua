-- expect: stopped
-- move a range of nothing
return table.move({}, 1, 1 << 60, 2), table.concat({}, "", 1, math.maxinteger)
