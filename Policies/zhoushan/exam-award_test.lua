-- Tests of exam-award.lua.
local function facts(changes)
  changes = changes or {}
  local level = changes.level or "junior"
  return {
    certificate  = { level = level, approved = changes.approved or "2024-06-16" },
    registration = { level = level, from = changes.registered or "2024-12-01", to = "2027-11-30" },
    circumstances = {
      { kind = "claim", value = "exam_award", level = changes.claim_level or level, on = changes.claimed or "2025-01-31" },
      { kind = "filing", level = level, place = changes.place or "市本级", value = changes.result or "核查通过", from = "2024-04-01" },
      { kind = "employer_level", value = "市本级", from = "2020-01-01", to = changes.city_until or "2024-04-01" },
      { kind = "employer_level", value = "县区", from = "2024-04-02" },
      { kind = "首次登记", value = changes.window or "期内", level = level, on = "2024-12-01" },
      { kind = "status", value = changes.status or "在职", from = "2020-01-01" },
    },
  }
end

test "2,000 for the junior level, though the employer has changed since the filing" {
  period = "2025-01", worker = facts(), expect = { exam_award = yuan(2000) } }
test "3,000 for the intermediate level" {
  period = "2025-01", worker = facts { level = "intermediate" }, expect = { exam_award = yuan(3000) } }
test "5,000 for the senior level" {
  period = "2025-01", worker = facts { level = "senior" }, expect = { exam_award = yuan(5000) } }
test "an employer of the county on the day of filing is refused" {
  period = "2025-01", worker = facts { city_until = "2024-03-31" }, expect = { exam_award = refused "circumstances.recorded_on" } }
test "an exam filed elsewhere is refused" {
  period = "2025-01", worker = facts { place = "定海区" }, expect = { exam_award = refused "circumstances.recorded" } }
test "a check that was not passed is refused" {
  period = "2025-01", worker = facts { result = "核查不通过" }, expect = { exam_award = refused "none_of" } }
test "a registration outside the period loses the award" {
  period = "2025-01", worker = facts { window = "逾期" }, expect = { exam_award = refused "circumstances.recorded" } }
test "unregistered is refused" {
  period = "2025-01", worker = facts { registered = "2025-02-01" }, expect = { exam_award = refused "registration.was_made" } }
test "registered on the last day of the month will do" {
  period = "2025-01", worker = facts { registered = "2025-01-31" }, expect = { exam_award = yuan(2000) } }
test "a bad integrity record is refused" {
  period = "2025-01", worker = facts { status = "失信" }, expect = { exam_award = refused "none_of" } }
test "the claim of another month is not this month's" {
  period = "2025-02", worker = facts(), expect = { exam_award = refused "circumstances.held" } }
test "a claim for another level is not this one's" {
  period = "2025-01", worker = facts { claim_level = "senior" }, expect = { exam_award = refused "circumstances.held" } }
test "a certificate approved after the month is refused" {
  period = "2025-01", worker = facts { approved = "2025-02-01" }, expect = { exam_award = refused "certificate.each" } }
test "the employer at the time must be on record" {
  period = "2025-01",
  worker = but(facts(), { circumstances = {
    { kind = "claim", value = "exam_award", level = "junior", on = "2025-01-31" },
    { kind = "filing", level = "junior", place = "市本级", from = "2024-04-01" },
    { kind = "首次登记", value = "期内", level = "junior", on = "2024-12-01" } } }),
  expect = { exam_award = undecided "circumstances.recorded_on" } }
test "whether it was within the period must be on record" {
  period = "2025-01",
  worker = but(facts(), { circumstances = {
    { kind = "claim", value = "exam_award", level = "junior", on = "2025-01-31" },
    { kind = "filing", level = "junior", place = "市本级", from = "2024-04-01" },
    { kind = "employer_level", value = "市本级", from = "2020-01-01" } } }),
  expect = { exam_award = undecided "circumstances.recorded" } }
test "an upgrade is undecided" {
  period = "2025-01", worker = facts { level = "senior" }, paid = { { measure = "exam_award", level = "junior", amount = yuan(2000), on = "2022-01-31" } },
  expect = { exam_award = undecided "undecided_when" } }
test "a level is paid once" {
  period = "2025-01", worker = facts(), paid = { { measure = "exam_award", level = "junior", amount = yuan(2000), on = "2024-12-31" } },
  expect = { exam_award = refused "once_per" } }
local function other_level(place, changes)
  local worker = facts()
  worker.circumstances[place] = but(worker.circumstances[place], changes)
  return worker
end
test "the filing of another level does not count" {
  period = "2025-01", worker = other_level(2, { level = "senior" }), expect = { exam_award = refused "circumstances.recorded" } }
test "nor does the registration window of another level" {
  period = "2025-01", worker = other_level(5, { level = "senior" }), expect = { exam_award = refused "circumstances.recorded" } }
test "a failed check of another level does no harm" {
  period = "2025-01",
  worker = (function()
    local worker = facts()
    worker.circumstances[7] = { kind = "filing", level = "senior", place = "市本级", value = "核查不通过", from = "2020-04-01" }
    return worker
  end)(),
  expect = { exam_award = yuan(2000) } }
test "a bad integrity record that has ended does no harm" {
  period = "2025-01", worker = other_level(6, { value = "失信", to = "2025-01-30" }), expect = { exam_award = yuan(2000) } }
