-- Tests of registration.lua: both sides of every date and threshold.
local unregistered = { certificate = { level = "junior", approved = "2023-06-15" } }
local registered = {
  certificate  = { level = "junior", approved = "2021-06-15" },
  registration = { level = "junior", from = "2021-07-01", to = "2024-06-30" },
}
local function with(changes) return but(registered, changes) end

test "who has not registered is told the day one year after passing" {
  period = "2023-06", worker = unregistered,
  expect = { first_registration_due = finds { ["until"] = "2024-06-15" }, first_registration_missed = none, lapsed = none } }
test "nothing is due before the certificate" {
  period = "2023-05", worker = unregistered, expect = { first_registration_due = none } }
test "the month before the deadline still counts as due" {
  period = "2024-05", worker = unregistered, expect = { first_registration_due = found, first_registration_missed = none } }
test "a deadline on the last day of the month is not missed" {
  period = "2024-06", worker = { certificate = { level = "junior", approved = "2023-06-30" } },
  expect = { first_registration_due = found, first_registration_missed = none } }
test "a deadline the day before the last is missed" {
  period = "2024-06", worker = { certificate = { level = "junior", approved = "2023-06-29" } },
  expect = { first_registration_due = none, first_registration_missed = finds { ["until"] = "2024-06-29" } } }
test "one year after a leap day ends with February" {
  period = "2025-01", worker = { certificate = { level = "junior", approved = "2024-02-29" } },
  expect = { first_registration_due = finds { ["until"] = "2025-02-28" } } }
test "who registered is not asked again" {
  period = "2023-01", worker = registered,
  expect = { first_registration_due = none, first_registration_missed = none, registered_late = none, lapsed = none } }
test "a registration of another level does not count" {
  period = "2023-06", worker = but(unregistered, { registration = { level = "senior", from = "2023-06-20", to = "2026-06-19" } }),
  expect = { first_registration_due = found } }
test "registered on the corresponding day is in time" {
  period = "2022-07", worker = with { registration = { from = "2022-06-15", to = "2025-06-14" } }, expect = { registered_late = none } }
test "registered one day later is late" {
  period = "2022-07", worker = with { registration = { from = "2022-06-16", to = "2025-06-15" } },
  expect = { registered_late = finds { registered = "2022-06-16", ["until"] = "2022-06-15" } } }
test "a registration that begins after the month is not made yet" {
  period = "2021-06", worker = registered, expect = { first_registration_due = found, registered_late = none } }
test "three years to the corresponding day are not too long" {
  period = "2023-01", worker = with { registration = { to = "2024-07-01" } }, expect = { term_too_long = none } }
test "one day more is too long" {
  period = "2023-01", worker = with { registration = { to = "2024-07-02" } }, expect = { term_too_long = found } }
test "renewal opens three months before the end" {
  period = "2024-03", worker = registered,
  expect = { renewal_open = finds { from = "2024-03-30", valid_until = "2024-06-30" } } }
test "the month before that it is closed" {
  period = "2024-02", worker = registered, expect = { renewal_open = none } }
test "renewal that opens on the last day of the month is open" {
  period = "2024-02", worker = with { registration = { to = "2024-05-29" } }, expect = { renewal_open = found } }
test "renewal that opens the day after is not" {
  period = "2024-02", worker = with { registration = { to = "2024-06-01" } }, expect = { renewal_open = none } }
test "a registration that ends on the last day has not lapsed" {
  period = "2024-06", worker = registered, expect = { lapsed = none } }
test "a registration that ended the day before has lapsed" {
  period = "2024-06", worker = with { registration = { to = "2024-06-29" } }, expect = { lapsed = found, renewal_open = none } }
test "71 hours are too few for the junior level" {
  period = "2024-04", worker = with { training = { hours = hours(71), from = "2022-01-03", to = "2022-01-10", result = "passed" } },
  expect = { hours_short = finds { hours = "71", required = "72" } } }
test "72 hours are enough" {
  period = "2024-04", worker = with { training = { hours = hours(72), from = "2022-01-03", to = "2022-01-10", result = "passed" } },
  expect = { hours_short = none } }
local intermediate = with { certificate = { level = "intermediate" }, registration = { level = "intermediate" } }
test "89 hours are too few for the intermediate level, 90 enough" {
  period = "2024-04", worker = but(intermediate, { training = { hours = hours(89), from = "2022-01-03", to = "2022-01-10", result = "passed" } }),
  expect = { hours_short = finds { required = "90" } } }
test "90 hours are enough for the intermediate level" {
  period = "2024-04", worker = but(intermediate, { training = { hours = hours(90), from = "2022-01-03", to = "2022-01-10", result = "passed" } }),
  expect = { hours_short = none } }
test "nobody is short before renewal opens" {
  period = "2024-02", worker = registered, expect = { hours_short = none } }
test "a degree in social work within the term stands for the hours" {
  period = "2024-04", worker = with { circumstance = { kind = "degree", value = "社会工作", on = "2021-07-01" } }, expect = { hours_short = none } }
test "a degree before the term does not" {
  period = "2024-04", worker = with { circumstance = { kind = "degree", value = "社会工作", on = "2021-06-30" } }, expect = { hours_short = found } }
test "a degree in another subject does not" {
  period = "2024-04", worker = with { circumstance = { kind = "degree", value = "法学", on = "2022-07-01" } }, expect = { hours_short = found } }
test "who registered within the year is not asked again" {
  period = "2021-08", worker = registered, expect = { first_registration_due = none } }
local senior = with { certificate = { level = "senior" }, registration = { level = "senior" } }
test "89 hours are too few for the senior level" {
  period = "2024-04", worker = but(senior, { training = { hours = hours(89), from = "2022-01-03", to = "2022-01-10", result = "passed" } }),
  expect = { hours_short = finds { required = "90" } } }
test "90 hours are enough for the senior level" {
  period = "2024-04", worker = but(senior, { training = { hours = hours(90), from = "2022-01-03", to = "2022-01-10", result = "passed" } }),
  expect = { hours_short = none } }
