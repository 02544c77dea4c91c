-- Tests of registration.lua: both sides of every date and threshold.
local unregistered = { certificate = { level = "junior", approved = "2023-06-15" } }
local registered   = {
  certificate  = { level = "junior", approved = "2021-06-15" },
  registration = { level = "junior", from = "2021-07-01", to = "2024-06-30" },
}

local function with(changes) return but(registered, changes) end
-- The same worker with a senior certificate besides, and perhaps its registration.
local function also_senior(worker, approved, term)
  return but(without(worker, "certificate", "registration"), {
    certificates  = { worker.certificate, { level = "senior", approved = approved } },
    registrations = { worker.registration, term and but({ level = "senior" }, term) } })
end

-- First registration: within a year of passing.
test "who has not registered is told the day one year after passing" {
  period = "2023-06", worker = unregistered,
  expect = { first_registration_due = finds { ["until"] = "2024-06-15" }, first_registration_missed = none, lapsed = none } }
test "nothing is due before the certificate" {
  period = "2023-05", worker = unregistered, expect = { first_registration_due = none } }
test "the month before the deadline still counts as due" {
  period = "2024-05", worker = unregistered, expect = { first_registration_due = found, first_registration_missed = none } }
for _, day in ipairs { "2023-06-30", "2023-07-01" } do
  test("passed on " .. day .. " the deadline is not missed by the end of June") {
    period = "2024-06", worker = { certificate = { level = "junior", approved = day } },
    expect = { first_registration_due = found, first_registration_missed = none } }
end
test "a deadline the day before the last is missed" {
  period = "2024-06", worker = { certificate = { level = "junior", approved = "2023-06-29" } },
  expect = { first_registration_due = none, first_registration_missed = finds { ["until"] = "2024-06-29" } } }
test "one year after a leap day ends with February" {
  period = "2025-01", worker = { certificate = { level = "junior", approved = "2024-02-29" } },
  expect = { first_registration_due = finds { ["until"] = "2025-02-28" } } }
test "a certificate approved on the last day is due from that month on" {
  period = "2023-06", worker = but(unregistered, { certificate = { approved = "2023-06-30" } }),
  expect = { first_registration_due = finds { ["until"] = "2024-06-30" } } }
test "who registered is not asked again" {
  period = "2023-01", worker = registered,
  expect = { first_registration_due = none, first_registration_missed = none, registered_late = none, lapsed = none } }
test "who registered within the year is not asked again" {
  period = "2021-08", worker = registered, expect = { first_registration_due = none } }
test "who registers on the last day of the month is not asked again" {
  period = "2024-05", worker = but(unregistered, { registration = { level = "junior", from = "2024-05-31", to = "2027-05-30" } }),
  expect = { first_registration_due = none, lapsed = none } }
test "who registers the day after is still asked" {
  period = "2024-05", worker = but(unregistered, { registration = { level = "junior", from = "2024-06-01", to = "2027-05-31" } }),
  expect = { first_registration_due = found, lapsed = none } }
test "a late registration on the last day of the month ends the search for it" {
  period = "2024-06", worker = but(unregistered, { registration = { level = "junior", from = "2024-06-30", to = "2027-06-29" } }),
  expect = { first_registration_missed = none, registered_late = found } }
test "a late registration the day after is not made yet" {
  period = "2024-06", worker = but(unregistered, { registration = { level = "junior", from = "2024-07-01", to = "2027-06-30" } }),
  expect = { first_registration_missed = found, registered_late = none } }
local once = but(unregistered, { registration = { level = "junior", from = "2023-07-01", to = "2024-04-29" } })
test "who was registered once is not asked for a first registration within the year" {
  period = "2024-05", worker = once, expect = { first_registration_due = none, lapsed = found } }
test "who was registered once has not missed the first registration" {
  period = "2024-07", worker = once, expect = { first_registration_missed = none, lapsed = found } }
test "a registration of another level does not count" {
  period = "2023-06", worker = but(unregistered, { registration = { level = "senior", from = "2023-06-20", to = "2026-06-19" } }),
  expect = { first_registration_due = found } }
for _, day in ipairs { "2022-06-14", "2022-06-15" } do
  test("registered on " .. day .. " is in time") {
    period = "2022-07", worker = with { registration = { from = day, to = "2025-06-13" } }, expect = { registered_late = none } }
end
local late = with { registration = { from = "2022-06-16", to = "2025-06-15" } }
test "registered one day later is late" {
  period = "2022-07", worker = late, expect = { registered_late = finds { registered = "2022-06-16", ["until"] = "2022-06-15" } } }
for _, day in ipairs { "2025-06-15", "2025-07-30", "2025-07-31" } do
  test("a late registration stays late, though its term ends on " .. day) {
    period = "2025-07", worker = but(late, { registration = { to = day } }), expect = { registered_late = found } }
end
test "a registration that begins after the month is not made yet" {
  period = "2021-06", worker = registered, expect = { first_registration_due = found, registered_late = none } }

-- Of several certificates the highest is looked at, from the day it is approved.
test "a higher certificate of the last day has a deadline of its own" {
  period = "2024-06", worker = also_senior(unregistered, "2024-06-30"),
  expect = { first_registration_due = finds { ["until"] = "2025-06-30" }, first_registration_missed = none } }
test "a higher certificate of the day after does not count yet" {
  period = "2024-06", worker = also_senior(unregistered, "2024-07-01"),
  expect = { first_registration_due = none, first_registration_missed = finds { ["until"] = "2024-06-15" } } }
test "a higher certificate of the last day is what is registered late or not" {
  period = "2022-07", worker = also_senior(late, "2022-07-31"), expect = { registered_late = none } }
test "beside a higher certificate of the day after the lower one is late" {
  period = "2022-07", worker = also_senior(late, "2022-08-01"), expect = { registered_late = found } }
test "a higher certificate of the last day is what has lapsed or not" {
  period = "2024-07", worker = also_senior(registered, "2024-07-31"), expect = { lapsed = none } }
test "beside a higher certificate of the day after the lower one has lapsed" {
  period = "2024-07", worker = also_senior(registered, "2024-08-01"), expect = { lapsed = found } }

-- The term: three years, then renewal within the last three months.
for _, day in ipairs { "2024-06-30", "2024-07-01" } do
  test("three years from 2021-07-01 to " .. day .. " are not too long") {
    period = "2023-01", worker = with { registration = { to = day } }, expect = { term_too_long = none } }
end
test "one day more than three years is too long" {
  period = "2023-01", worker = with { registration = { to = "2024-07-02" } }, expect = { term_too_long = finds { valid_until = "2024-07-02" } } }
test "renewal opens three months before the end" {
  period = "2024-03", worker = registered,
  expect = { renewal_open = finds { from = "2024-03-30", valid_until = "2024-06-30" } } }
test "renewal is closed the month before it opens" {
  period = "2024-02", worker = registered, expect = { renewal_open = none } }
for _, day in ipairs { "2024-05-28", "2024-05-29" } do
  test("the renewal of a term to " .. day .. " is open by the end of February") {
    period = "2024-02", worker = with { registration = { to = day } }, expect = { renewal_open = found } }
end
test "renewal that opens the day after is not open yet" {
  period = "2024-02", worker = with { registration = { to = "2024-06-01" } }, expect = { renewal_open = none } }
test "a registration that ends on the last day has not lapsed" {
  period = "2024-06", worker = registered, expect = { lapsed = none } }
test "a registration that ended the day before has lapsed" {
  period = "2024-06", worker = with { registration = { to = "2024-06-29" } }, expect = { lapsed = found, renewal_open = none } }
test "a registration that ended months ago has lapsed" {
  period = "2024-09", worker = registered, expect = { lapsed = found } }

local function renewed(day)
  return but(without(registered, "registration"), { registrations = { registered.registration, { level = "junior", from = day, to = "2027-06-30" } } })
end
test "a renewal that begins on the last day has not lapsed" {
  period = "2024-07", worker = renewed "2024-07-31", expect = { lapsed = none } }
test "a renewal that begins the day after leaves the registration lapsed" {
  period = "2024-07", worker = renewed "2024-08-01", expect = { lapsed = found } }

-- Hours of continuing education by the time renewal opens.
local function trained(worker, taken, changes)
  return but(but(worker, { training = { hours = hours(taken), from = "2022-01-03", to = "2022-01-10", result = "passed" } }), { training = changes })
end
test "71 hours are too few for the junior level" {
  period = "2024-04", worker = trained(registered, 71), expect = { hours_short = finds { hours = "71", required = "72" } } }
for _, taken in ipairs { 72, 73 } do
  test(taken .. " hours are enough for the junior level") {
    period = "2024-04", worker = trained(registered, taken), expect = { hours_short = none } }
end
for _, level in ipairs { "intermediate", "senior" } do
  local worker = with { certificate = { level = level }, registration = { level = level } }
  test("89 hours are too few for the " .. level .. " level") {
    period = "2024-04", worker = trained(worker, 89), expect = { hours_short = finds { hours = "89", required = "90" } } }
  for _, taken in ipairs { 90, 91 } do
    test(taken .. " hours are enough for the " .. level .. " level") {
      period = "2024-04", worker = trained(worker, taken), expect = { hours_short = none } }
  end
end
test "a course that ended on the first day of the term counts" {
  period = "2024-04", worker = trained(registered, 72, { from = "2021-06-25", to = "2021-07-01" }), expect = { hours_short = none } }
test "a course that ended before the term does not count" {
  period = "2024-04", worker = trained(registered, 72, { from = "2021-06-24", to = "2021-06-30" }), expect = { hours_short = finds { hours = "0" } } }
test "nobody is short before renewal opens" {
  period = "2024-02", worker = registered, expect = { hours_short = none } }
test "who is short is found in the month in which renewal opens" {
  period = "2024-03", worker = registered, expect = { hours_short = found } }
test "renewal that opens on the last day is open for the hours" {
  period = "2024-02", worker = with { registration = { to = "2024-05-29" } }, expect = { hours_short = found } }
test "renewal that opens the day after is not open for the hours" {
  period = "2024-02", worker = with { registration = { to = "2024-06-01" } }, expect = { hours_short = none } }
local function degree(subject, day) return with { circumstance = { kind = "degree", value = subject, on = day } } end
for _, day in ipairs { "2021-07-01", "2024-04-15", "2024-04-30" } do
  test("a degree in social work of " .. day .. " is within the term and stands for the hours") {
    period = "2024-04", worker = degree("社会工作", day), expect = { hours_short = none } }
end
for _, day in ipairs { "2021-06-30", "2024-05-01" } do
  test("a degree of " .. day .. " does not stand for the hours") {
    period = "2024-04", worker = degree("社会工作", day), expect = { hours_short = found } }
end
test "a degree in another subject does not stand for the hours" {
  period = "2024-04", worker = degree("法学", "2022-07-01"), expect = { hours_short = found } }

-- Three standards look at the highest level registered on the last day.
local overdue = with { registration = { to = "2024-07-02" } }
local function all(outcome) return { term_too_long = outcome, renewal_open = outcome, hours_short = outcome } end
test "a term that is too long, open for renewal and short of hours is found three times" {
  period = "2024-04", worker = overdue, expect = all(found) }
test "a certificate approved on the last day is looked at" {
  period = "2024-04", worker = but(overdue, { certificate = { approved = "2024-04-30" } }), expect = all(found) }
test "a certificate approved the day after is not looked at yet" {
  period = "2024-04", worker = but(overdue, { certificate = { approved = "2024-05-01" } }), expect = all(none) }
test "a higher level never registered does not hide the lower" {
  period = "2024-04", worker = also_senior(overdue, "2024-01-10"), expect = all(found) }
for _, day in ipairs { "2024-04-15", "2024-04-29" } do
  test("a higher level registered until " .. day .. " does not hide the lower") {
    period = "2024-04", worker = also_senior(overdue, "2021-01-10", { from = "2021-05-01", to = day }), expect = all(found) }
end
test "a higher level registered from the last day on hides the lower" {
  period = "2024-04", worker = also_senior(overdue, "2024-01-10", { from = "2024-04-30", to = "2027-04-29" }), expect = all(none) }
test "a higher level registered from the day after does not hide the lower" {
  period = "2024-04", worker = also_senior(overdue, "2024-01-10", { from = "2024-05-01", to = "2027-04-30" }), expect = all(found) }
test "a higher level registered until the last day is looked at alone" {
  period = "2024-04", worker = also_senior(overdue, "2021-01-10", { from = "2021-05-01", to = "2024-04-30" }),
  expect = { term_too_long = none, renewal_open = finds { valid_until = "2024-04-30" }, hours_short = finds { required = "90" } } }

-- The measures are of 2009-04-08: April 2009 is the first month.
local of_2008 = { certificate = { level = "junior", approved = "2008-12-01" } }
test "from April 2009 on who passed before is told the day" {
  period = "2009-04", worker = of_2008, expect = { first_registration_due = finds { ["until"] = "2009-12-01" } } }
test "in March 2009 nobody was asked to register" {
  period = "2009-03", worker = of_2008, expect = { first_registration_due = none } }
