-- Tests of station-staffing.lua: the boundary of 20,000, and each post there or missing.
local function people(...)
  local staff = {}
  for _, group in ipairs { ... } do
    for _ = 1, group[2] do
      staff[#staff + 1] = { duty = group[1], from = group[3] or "2022-01-01", to = group[4] }
    end
  end
  return staff
end
local function station(residents, ...)
  return { kind = "station", county = "铜官区", residents = residents, from = "2021-08-01", staff = people(...) }
end
local function judged(sentence, place, expect)
  test(sentence) { period = "2022-06", station = place, expect = expect }
end

-- 两万人为界 · The boundary of 20,000
judged("1+1+2 is right for 20,000 people", station(20000, { "站长", 1 }, { "督导", 1 }, { "驻站社工", 2 }),
  { head = none, supervisor = none, stationed_large = none, stationed_small = none })
judged("one stationed worker is too few for 20,000 people", station(20000, { "驻站社工", 1 }),
  { stationed_large = finds { population = 20000, have = 1 }, stationed_small = none })
judged("and for 20,001", station(20001, { "驻站社工", 1 }), { stationed_large = found, stationed_small = none })
judged("and enough for 19,999", station(19999, { "驻站社工", 1 }), { stationed_large = none, stationed_small = none })
judged("two are more than 19,999 need", station(19999, { "驻站社工", 2 }), { stationed_large = none, stationed_small = none })
judged("three are more than 20,000 need", station(20000, { "驻站社工", 3 }), { stationed_large = none, stationed_small = none })
judged("none is too few for 19,999", station(19999, { "站长", 1 }, { "督导", 1 }),
  { stationed_small = finds { population = 19999, have = 0 }, stationed_large = none })
judged("a station without a recorded population stays open", {
  kind = "station", county = "铜官区", from = "2021-08-01", staff = people { "站长", 1 } }, {
    head            = none, supervisor = found, stationed_large = undecided "measure.at_least",
    stationed_small = undecided "measure.below" })
judged("unless it has two stationed workers anyway", {
  kind = "station", county = "铜官区", from = "2021-08-01", staff = people { "驻站社工", 2 } },
  { stationed_large = none, stationed_small = none })
judged("one is enough for the lower of the two", {
  kind = "station", county = "铜官区", from = "2021-08-01", staff = people { "驻站社工", 1 } },
  { stationed_large = undecided "measure.at_least", stationed_small = none })

-- 站长、督导 · Head and supervisor
judged("a station without a head", station(30000, { "督导", 1 }), { head = finds { have = 0 }, supervisor = none })
judged("a station without a supervisor", station(30000, { "站长", 1 }), { head = none, supervisor = finds { have = 0 } })
judged("more than required is free", station(30000, { "站长", 2 }, { "督导", 2 }), { head = none, supervisor = none })
judged("one who is both is counted for each", station(30000, { "站长", 1 }, { "督导", 1 }), { head = none, supervisor = none })
judged("a stationed worker is no head", station(30000, { "驻站社工", 2 }),
  { head = found, supervisor = found, stationed_large = none })
judged("and who heads the station is no stationed worker", station(20000, { "站长", 2 }), { stationed_large = finds { have = 0 } })
judged("and for a small one, too", station(19999, { "督导", 1 }), { stationed_small = finds { have = 0 } })

-- 起止 · First and last days
for _, post in ipairs { { "站长", "head" }, { "督导", "supervisor" } } do
  local duty, rule = post[1], post[2]
  local function there(sentence, from, to, outcome)
    judged(duty .. ": " .. sentence, station(25000, { duty, 1, from, to }), { [rule] = outcome })
  end
  there("who left before the last day is gone", "2022-01-01", "2022-06-29", finds { have = 0 })
  there("who leaves on the last day is there", "2022-01-01", "2022-06-30", none)
  there("who comes on the last day is there", "2022-06-30", nil, none)
  there("who comes the day after is not", "2022-07-01", nil, found)
end
for _, size in ipairs { { 25000, "stationed_large", 1 }, { 15000, "stationed_small", 0 } } do
  local residents, rule, others = size[1], size[2], size[3]
  local function there(sentence, from, to, outcome)
    judged("one more than " .. others .. ": " .. sentence,
      station(residents, { "驻站社工", others }, { "驻站社工", 1, from, to }), { [rule] = outcome })
  end
  there("who left before the last day is gone", "2022-01-01", "2022-06-29", finds { have = others })
  there("who leaves on the last day is there", "2022-01-01", "2022-06-30", none)
  there("who comes on the last day is there", "2022-06-30", nil, none)
  there("who comes the day after is not", "2022-07-01", nil, finds { have = others })
end

-- 站点 · The station itself
for _, size in ipairs { { 30000, "stationed_large", "stationed_small" }, { 100, "stationed_small", "stationed_large" } } do
  local residents, finds_it, does_not = size[1], size[2], size[3]
  local function open(sentence, from, to, outcome)
    judged("a station of " .. residents .. " " .. sentence,
      { kind = "station", county = "铜官区", residents = residents, from = from, to = to },
      { head = outcome, supervisor = outcome, [finds_it] = outcome, [does_not] = none })
  end
  open("closed before the last day is not looked at", "2021-08-01", "2022-06-29", none)
  open("closing on the last day is", "2021-08-01", "2022-06-30", found)
  open("opening on the last day is", "2022-06-30", nil, found)
  open("opening the day after is not", "2022-07-01", nil, none)
  for _, kind in ipairs { "community", "village", "street", "room" } do
    judged("no " .. kind .. " of " .. residents .. " is a station",
      { kind = kind, county = "铜官区", residents = residents, from = "2021-01-01" },
      { head = none, supervisor = none, [finds_it] = none })
  end
  judged("nor is what has " .. residents .. " people and no kind",
    { circumstances = { { kind = "residents", number = residents, from = "2021-01-01" } } },
    { head = none, supervisor = none, [finds_it] = none })
end
judged("the population of the last day counts", {
  kind          = "station", county = "铜官区", from = "2021-08-01", staff = people { "驻站社工", 1 },
  circumstances = {
    { kind = "residents", number = 19999, from = "2022-01-01", to = "2022-06-29" },
    { kind = "residents", number = 20000, from = "2022-06-30" } } },
  { stationed_large = finds { population = 20000 }, stationed_small = none })

-- 首月 · The first month
for period, outcome in pairs { ["2021-01"] = found, ["2020-12"] = none } do
  test(outcome == found and "from January 2021 on an empty station is short" or "in December 2020 no station was looked at") {
    period = period, station = { kind = "station", county = "铜官区", residents = 20000, from = "2020-01-01" },
    expect = { head = outcome, supervisor = outcome, stationed_large = outcome } }
end
