-- Tests of station-staffing.lua: the boundary of 20,000, and each post there or missing.
local function counted(what)
  return function(number, from, to)
    return { kind = "count", value = what, number = number, from = from or "2022-01-01", to = to }
  end
end
local people, heads, supervisors, stationed =
  counted "辖区人口", counted "站长", counted "督导", counted "驻站社工"
local function station(...) return { circumstances = { ... } } end
local function judged(sentence, worker, expect)
  test(sentence) { period = "2022-06", worker = worker, expect = expect }
end

-- 两万人为界 · The boundary of 20,000
judged("1+1+2 is right for 20,000 people", station(people(20000), heads(1), supervisors(1), stationed(2)),
  { head = none, supervisor = none, stationed_large = none, stationed_small = none })
judged("one stationed worker is too few for 20,000 people", station(people(20000), stationed(1)),
  { stationed_large = finds { population = 20000, have = 1 }, stationed_small = none })
judged("one stationed worker is too few for 20,001 people", station(people(20001), stationed(1)), { stationed_large = found, stationed_small = none })
judged("one stationed worker is enough for 19,999 people", station(people(19999), stationed(1)), { stationed_large = none, stationed_small = none })
judged("two stationed workers are more than 19,999 people need", station(people(19999), stationed(2)), { stationed_large = none, stationed_small = none })
judged("three stationed workers are more than 20,000 people need", station(people(20000), stationed(3)), { stationed_large = none, stationed_small = none })
judged("no stationed worker is too few for 19,999 people", station(people(19999), heads(1), supervisors(1)),
  { stationed_large = none, stationed_small = finds { population = 19999, have = 0 } })
judged("a large station without stationed workers is found once, as a large one", station(people(20000)),
  { stationed_large = finds { have = 0 }, stationed_small = none })
judged("a station of a single inhabitant needs its worker too", station(people(1)), { stationed_small = found })
judged("a station counted with no inhabitants needs its worker too", station(people(0)), { stationed_small = found })
judged("whose population falls below the boundary by the last day is small",
  station(people(25000, nil, "2022-06-29"), people(15000, "2022-06-30")),
  { stationed_large = none, stationed_small = finds { population = 15000 } })
judged("the population before and after a count are not added up",
  station(people(15000, nil, "2022-06-29"), people(12000, "2022-06-30")), { stationed_large = none, stationed_small = found })
judged("whose population reaches the boundary on the last day is large",
  station(people(15000, nil, "2022-06-29"), people(20000, "2022-06-30"), stationed(1)),
  { stationed_large = finds { population = 20000 }, stationed_small = none })

-- 站长、督导各一名 · One head, one supervisor
for standard, count in pairs { head = heads, supervisor = supervisors } do
  local other = standard == "head" and supervisors or heads
  local function with(...) return station(people(30000), other(1), ...) end
  judged("a station without a " .. standard, with(), { [standard] = finds { have = 0 } })
  judged("a station with one " .. standard, with(count(1)), { [standard] = none })
  judged("a station with two " .. standard .. "s", with(count(2)), { [standard] = none })
  judged("a " .. standard .. " counted as none is none", with(count(0)), { [standard] = finds { have = 0 } })
  judged("a " .. standard .. " from the last day is there", with(count(1, "2022-06-30")), { [standard] = none })
  judged("a " .. standard .. " from the next day is not", with(count(1, "2022-07-01")), { [standard] = found })
  judged("a " .. standard .. " until the last day is there", with(count(1, nil, "2022-06-30")), { [standard] = none })
  judged("a " .. standard .. " until the day before is not", with(count(1, nil, "2022-06-29")), { [standard] = found })
  judged("the " .. standard .. " counted without a number leaves the other post's matter clear",
    station(people(30000), count()), { [standard == "head" and "supervisor" or "head"] = found })
end

-- 驻站社工 · Stationed workers
for size, its in pairs { large = { 20000, 2 }, small = { 19999, 1 } } do
  local standard, number = "stationed_" .. size, its[2]
  local function with(...) return station(people(its[1]), ...) end
  judged("a " .. size .. " station's workers from the last day count", with(stationed(number, "2022-06-30")), { [standard] = none })
  judged("a " .. size .. " station's workers from the next day do not", with(stationed(number, "2022-07-01")), { [standard] = found })
  judged("a " .. size .. " station's workers until the last day count", with(stationed(number, nil, "2022-06-30")), { [standard] = none })
  judged("a " .. size .. " station's workers until the day before do not",
    with(stationed(number, nil, "2022-06-29")), { [standard] = found })
  judged("a " .. size .. " station with workers counted as none has none", with(stationed(0)), { [standard] = found })
  judged("workers of a " .. size .. " station counted without a number leave the head's matter clear",
    with(stationed()), { head = found })
end
judged("workers who left and workers who came are not added up",
  station(people(20000), stationed(1, nil, "2022-06-29"), stationed(1, "2022-06-30")), { stationed_large = found })

-- 名下记有辖区人口的才是站长 · Only who is recorded with a population heads a station
judged("somebody who heads no station is not looked at",
  { posting = { kind = "station", county = "铜官区", from = "2022-01-01" } },
  { head = none, supervisor = none, stationed_large = none, stationed_small = none })
judged("somebody with counts but no population is not looked at", station(heads(0), supervisors(0), stationed(0)),
  { head = none, supervisor = none, stationed_large = none, stationed_small = none })
for size, number in pairs { large = 20000, small = 19999 } do
  local function posts(outcome) return { head = outcome, supervisor = outcome, ["stationed_" .. size] = outcome } end
  judged("a " .. size .. " station from the last day is looked at", station(people(number, "2022-06-30")), posts(found))
  judged("a " .. size .. " station from the next day is not", station(people(number, "2022-07-01")), posts(none))
  judged("a " .. size .. " station until the last day is looked at", station(people(number, nil, "2022-06-30")), posts(found))
  judged("a " .. size .. " station until the day before is not", station(people(number, nil, "2022-06-29")), posts(none))
end
judged("a station whose population nobody counted still needs head and supervisor", station(people()),
  { head = found, supervisor = found })
judged("a station counted twice is one station", station(people(15000), people(3000)),
  { head = found, supervisor = found, stationed_small = finds { population = 18000 } })
