-- expect: stopped
-- join a range of nothing
return table.concat({}, "", 1, math.maxinteger), table.move({}, 1, 1 << 60, 2)
