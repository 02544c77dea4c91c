-- Tests of exam-award.lua.
local function facts(changes)
  changes = changes or {}
  local level, city_until = changes.level or "junior", changes.city_until or "2024-04-01"
  local worker = {
    certificate   = { level = level, approved = changes.approved or "2024-06-16" },
    registration  = { level = level, from = changes.registered or "2024-12-01", to = changes.expired or "2027-11-30" },
    circumstances = {},
  }
  for _, fact in ipairs {
    { kind = "claim", value = changes.claim or "exam_award", level = changes.claim_level or level, on = changes.claimed or "2025-01-31" },
    { kind = "filing", level = level, place = changes.place or "市本级", value = changes.result or "核查通过", on = changes.filed or "2024-04-01" },
    { kind = "employer_level", value = "市本级", from = "2020-01-01", to = city_until },
    { kind = "employer_level", value = "县区", from = changes.county_from or "2024-04-02" },
    { kind = "首次登记", value = changes.window or "期内", level = level, on = changes.completed or "2024-12-01" },
    { kind = "status", value = changes.status or "在职", from = changes.since or "2020-01-01", to = changes.ended },
  } do
    if fact.kind ~= changes.unrecorded then worker.circumstances[#worker.circumstances + 1] = fact end
  end
  for _, fact in ipairs(changes.more or { changes.also }) do worker.circumstances[#worker.circumstances + 1] = fact end
  return worker
end

test "2,000 are paid for the junior level, though the employer has changed since the filing" {
  period = "2025-01", worker = facts(), expect = { exam_award = yuan(2000) } }
test "3,000 are paid for the intermediate level" {
  period = "2025-01", worker = facts { level = "intermediate" }, expect = { exam_award = yuan(3000) } }
test "5,000 are paid for the senior level" {
  period = "2025-01", worker = facts { level = "senior" }, expect = { exam_award = yuan(5000) } }
test "a certificate approved on the last day of the month counts" {
  period = "2025-01", worker = facts { approved = "2025-01-31" }, expect = { exam_award = yuan(2000) } }
test "a certificate approved after the month is refused" {
  period = "2025-01", worker = facts { approved = "2025-02-01" }, expect = { exam_award = refused "certificate.each" } }

-- The claim.
test "a claim on the first day of the month is one of the month" {
  period = "2025-01", worker = facts { claimed = "2025-01-01" }, expect = { exam_award = yuan(2000) } }
test "the claim of another month is not this month's" {
  period = "2025-02", worker = facts(), expect = { exam_award = refused "circumstances.held" } }
test "a claim of the month to come is not this month's" {
  period = "2025-01", worker = facts { claimed = "2025-02-01" }, expect = { exam_award = refused "circumstances.held" } }
test "without a claim nothing is paid" {
  period = "2025-01", worker = facts { unrecorded = "claim" }, expect = { exam_award = refused "circumstances.held" } }
test "a claim for something else is none for the award" {
  period = "2025-01", worker = facts { claim = "tuition" }, expect = { exam_award = refused "circumstances.held" } }
test "a claim for another level is not this one's" {
  period = "2025-01", worker = facts { claim_level = "senior" }, expect = { exam_award = refused "circumstances.held" } }

-- The filing that led to the certificate, and the employer on that day.
test "an exam filed elsewhere is refused" {
  period = "2025-01", worker = facts { place = "定海区" }, expect = { exam_award = refused "circumstances.recorded_on" } }
test "an employer of the county on the day of filing is refused" {
  period = "2025-01", worker = facts { city_until = "2024-03-31", county_from = "2024-04-01" },
  expect = { exam_award = refused "circumstances.recorded_on" } }
test "a check that was not passed is refused" {
  period = "2025-01", worker = facts { result = "核查不通过" }, expect = { exam_award = refused "none_of" } }
test "an earlier attempt, elsewhere and with a failed check, does no harm" {
  period = "2025-01", worker = facts { also = { kind = "filing", level = "junior", place = "定海区", value = "核查不通过", on = "2019-04-01" } },
  expect = { exam_award = yuan(2000) } }
local earlier = { kind = "filing", level = "junior", place = "市本级", value = "核查通过", on = "2023-04-01" }
test "an earlier attempt at the city does not help" {
  period = "2025-01", worker = facts { place = "定海区", also = earlier }, expect = { exam_award = refused "circumstances.recorded_on" } }
test "a check passed at an earlier attempt does not help" {
  period = "2025-01", worker = facts { result = "核查不通过", also = earlier }, expect = { exam_award = refused "none_of" } }
test "an employer of the city at an earlier attempt does not help" {
  period = "2025-01", worker = facts { city_until = "2024-03-31", county_from = "2024-04-01", also = earlier },
  expect = { exam_award = refused "circumstances.recorded_on" } }
local function attempt(place, result, on) return { kind = "filing", level = "junior", place = place, value = result, on = on } end
test "an attempt elsewhere, failed on the day before, does no harm" {
  period = "2025-01", worker = facts { also = attempt("定海区", "核查不通过", "2024-03-31") }, expect = { exam_award = yuan(2000) } }
test "an attempt at the city on the day before does not help" {
  period = "2025-01", worker = facts { place = "定海区", also = attempt("市本级", "核查通过", "2024-03-31") },
  expect = { exam_award = refused "circumstances.recorded_on" } }
local last_day = { filed = "2025-01-31", city_until = "2025-01-31", county_from = "2025-02-01" }
test "a filing on the day after the month, elsewhere and with a failed check, does no harm yet" {
  period = "2025-01", worker = facts(but(last_day, { also = attempt("定海区", "核查不通过", "2025-02-01") })), expect = { exam_award = yuan(2000) } }
test "a filing at the city on the day after the month does not help yet" {
  period = "2025-01", worker = facts(but(last_day, { place = "定海区", also = attempt("市本级", "核查通过", "2025-02-01") })),
  expect = { exam_award = refused "circumstances.recorded_on" } }
local function employed(from) -- by the city, after the county
  return facts { city_until = "2020-12-31", county_from = "2021-01-01", also = { kind = "employer_level", value = "市本级", from = from } }
end
test "an employer of the city from the day of filing on counts" {
  period = "2025-01", worker = employed "2024-04-01", expect = { exam_award = yuan(2000) } }
test "an employer of the city from the day after filing on does not count" {
  period = "2025-01", worker = employed "2024-04-02", expect = { exam_award = refused "circumstances.recorded_on" } }
local next_level = { kind = "filing", level = "intermediate", place = "定海区", value = "核查通过", on = "2024-12-10" }
test "the filing for the next level, elsewhere, does no harm" {
  period = "2025-01", worker = facts { also = next_level }, expect = { exam_award = yuan(2000) } }
test "an employer of the city by the next level's filing does not help" {
  period = "2025-01",
  worker = facts { city_until = "2024-03-31", county_from = "2024-04-01",
    more = { next_level, { kind = "employer_level", value = "市本级", from = "2024-12-01" } } },
  expect = { exam_award = refused "circumstances.recorded_on" } }
test "the filing for the next level does not mend a failed check" {
  period = "2025-01", worker = facts { also = next_level, result = "核查不通过" }, expect = { exam_award = refused "none_of" } }
local same_day = { kind = "filing", level = "intermediate", place = "市本级", value = "核查不通过", on = "2024-04-01" }
test "a filing for another level on the same day does not count" {
  period = "2025-01", worker = facts { also = same_day, place = "定海区" }, expect = { exam_award = refused "circumstances.recorded_on" } }
test "the failed check of another level on the same day does no harm" {
  period = "2025-01", worker = facts { also = same_day }, expect = { exam_award = yuan(2000) } }
test "the filing must be on record" {
  period = "2025-01", worker = facts { unrecorded = "filing" }, expect = { exam_award = undecided "circumstances.recorded_on" } }
test "a filing of the month to come is not known yet, nor is its check" {
  period = "2025-01", worker = facts { filed = "2025-02-01", result = "核查不通过" }, expect = { exam_award = undecided "circumstances.recorded_on" } }
test "the employer at the time must be on record" {
  period = "2025-01", worker = facts { unrecorded = "employer_level" }, expect = { exam_award = undecided "circumstances.recorded_on" } }

-- The first registration.
test "registered on the last day of the month will do" {
  period = "2025-01", worker = facts { registered = "2025-01-31" }, expect = { exam_award = yuan(2000) } }
test "whoever is not registered is refused" {
  period = "2025-01", worker = facts { registered = "2025-02-01" }, expect = { exam_award = refused "registration.was_made" } }
for _, day in ipairs { "2025-01-31", "2025-01-30", "2024-12-31" } do
  test("a registration that ended on " .. day .. " was made all the same") {
    period = "2025-01", worker = facts { expired = day }, expect = { exam_award = yuan(2000) } }
end
test "a registration outside the period loses the award" {
  period = "2025-01", worker = facts { window = "逾期" }, expect = { exam_award = refused "circumstances.recorded" } }
test "a registration completed on the last day of the month will do" {
  period = "2025-01", worker = facts { completed = "2025-01-31" }, expect = { exam_award = yuan(2000) } }
test "a registration completed only after the month is not known yet" {
  period = "2025-01", worker = facts { completed = "2025-02-01" }, expect = { exam_award = refused "circumstances.recorded" } }
test "whether it was within the period must be on record" {
  period = "2025-01", worker = facts { unrecorded = "首次登记" }, expect = { exam_award = undecided "circumstances.recorded" } }
test "the registration of another level within its period does not help" {
  period = "2025-01", worker = facts { window = "逾期", also = { kind = "首次登记", value = "期内", level = "senior", on = "2024-12-01" } },
  expect = { exam_award = refused "circumstances.recorded" } }

-- Integrity.
test "a bad integrity record that begins on the last day is refused" {
  period = "2025-01", worker = facts { status = "失信", since = "2025-01-31" }, expect = { exam_award = refused "none_of" } }
test "a bad integrity record that begins after the month does no harm yet" {
  period = "2025-01", worker = facts { status = "失信", since = "2025-02-01" }, expect = { exam_award = yuan(2000) } }
test "a bad integrity record that ends on the last day is refused" {
  period = "2025-01", worker = facts { status = "失信", ended = "2025-01-31" }, expect = { exam_award = refused "none_of" } }
test "a bad integrity record that has ended does no harm" {
  period = "2025-01", worker = facts { status = "失信", ended = "2025-01-30" }, expect = { exam_award = yuan(2000) } }
test "who has no record of status has no bad one" {
  period = "2025-01", worker = facts { unrecorded = "status" }, expect = { exam_award = yuan(2000) } }

-- Once, and what is open.
local function paid(level) return { { measure = "exam_award", level = level, amount = yuan(2000), on = "2022-01-31" } } end
test "a level is paid once" {
  period = "2025-01", worker = facts(), paid = paid "junior", expect = { exam_award = refused "once_per" } }
test "an upgrade is undecided" {
  period = "2025-01", worker = facts { level = "senior" }, paid = paid "junior", expect = { exam_award = undecided "undecided_when" } }
local junior, senior = facts(), facts { level = "senior", approved = "2024-11-01" }
for _, fact in ipairs(junior.circumstances) do senior.circumstances[#senior.circumstances + 1] = fact end
test "two levels claimed in one month are two lines, the lower first" { -- 同月两级如何计发：未见，TO CONFIRM
  period = "2025-01",
  worker = {
    certificates  = { senior.certificate, junior.certificate },
    registrations = { senior.registration, junior.registration },
    circumstances = senior.circumstances },
  expect = { exam_award = { yuan(2000), yuan(5000) } } }

-- The first month.
local early = {
  approved = "2023-06-11", filed = "2023-04-01", registered = "2023-12-01", expired = "2026-11-30", completed = "2023-12-01", claimed = "2024-01-31" }
test "a claim of January 2024 is paid" {
  period = "2024-01", worker = facts(early), expect = { exam_award = yuan(2000) } }
test "a claim of December 2023 is before the measures" {
  period = "2023-12", worker = facts(but(early, { claimed = "2023-12-31" })), expect = { exam_award = refused "in_force" } }
