-- Tests of exam-award.lua. Worked check 5 of the reference is marked as such.
local function facts(changes)
  changes = changes or {}
  return {
    posting      = { kind = "community", county = "海曙区", from = changes.working or "2020-01-01", to = changes.left },
    certificate  = { level = changes.level or "intermediate", approved = changes.approved or "2024-06-16" },
    registration = { level = changes.level or "intermediate", from = changes.registered or "2024-12-10" },
    circumstances = {
      { kind = "claim", value = "exam_award", on = changes.claimed or "2025-02-28" },
      { kind = "status", value = changes.status or "公务员", from = "2010-01-01", to = changes.status_to or "2025-01-31" },
      { kind = "filing", level = changes.level or "intermediate", place = changes.checked or "宁波市", value = changes.result or "核查通过", from = "2024-03-25" },
      { kind = "registration_place", place = changes.place or "宁波市", from = "2024-12-10" },
    },
  }
end

test "worked check 5: intermediate of 2024, checked and registered in Ningbo, left the civil service before" {
  period = "2025-02", worker = facts(), expect = { exam_award = yuan(3000) } }
test "worked check 5: registered in Hangzhou" {
  period = "2025-02", worker = facts { place = "杭州市" }, expect = { exam_award = refused "circumstances.recorded" } }
test "worked check 5: claimed on 2025-03-01" {
  period = "2025-03", worker = facts { claimed = "2025-03-01" }, expect = { exam_award = refused "measure.no_later_than" } }
test "1,500 for the junior level" {
  period = "2025-02", worker = facts { level = "junior" }, expect = { exam_award = yuan(1500) } }
test "5,000 for the senior level" {
  period = "2025-02", worker = facts { level = "senior" }, expect = { exam_award = yuan(5000) } }
test "a civil servant until the day before applying is out of it" {
  period = "2025-02", worker = facts { status_to = "2025-02-27" }, expect = { exam_award = yuan(3000) } }
test "a civil servant on the day of applying is excluded" {
  period = "2025-02", worker = facts { status_to = "2025-02-28" }, expect = { exam_award = refused "none_of" } }
test "so is somebody managed under the civil-servant law" {
  period = "2025-02", worker = facts { status = "参公", status_to = "2025-02-28" }, expect = { exam_award = refused "none_of" } }
test "public-institution staff are not" {
  period = "2025-02", worker = facts { status = "事业单位", status_to = "2025-02-28" }, expect = { exam_award = yuan(3000) } }
test "a status that nobody recorded leaves it open" {
  period = "2025-02",
  worker = but(facts(), { circumstances = {
    { kind = "claim", value = "exam_award", on = "2025-02-28" },
    { kind = "filing", level = "intermediate", place = "宁波市", from = "2024-03-25" },
    { kind = "registration_place", place = "宁波市", from = "2024-12-10" } } }),
  expect = { exam_award = undecided "none_of" } }
test "the first day of 2024 is in the cohort" {
  period = "2025-02", worker = facts { approved = "2024-01-01" }, expect = { exam_award = yuan(3000) } }
test "the last day of 2023 is not" {
  period = "2025-02", worker = facts { approved = "2023-12-31" }, expect = { exam_award = refused "measure.no_earlier_than" } }
test "the last day of 2024 is" {
  period = "2025-02", worker = facts { approved = "2024-12-31" }, expect = { exam_award = yuan(3000) } }
test "the first day of 2025 is not" {
  period = "2025-02", worker = facts { approved = "2025-01-01" }, expect = { exam_award = refused "measure.no_later_than" } }
test "a second certificate of the level is not the first" {
  period = "2025-02",
  worker = but(without(facts(), "certificate"), { certificates = { { level = "intermediate", approved = "2015-06-14" }, { level = "intermediate", approved = "2024-06-16" } } }),
  expect = { exam_award = refused "measure.no_earlier_than" } }
test "a check place elsewhere is refused" {
  period = "2025-02", worker = facts { checked = "绍兴市" }, expect = { exam_award = refused "circumstances.recorded" } }
test "a check that was not passed is refused" {
  period = "2025-02", worker = facts { result = "核查不通过" }, expect = { exam_award = refused "none_of" } }
test "unregistered by the end of the month is refused" {
  period = "2025-02", worker = facts { registered = "2025-03-01" }, expect = { exam_award = refused "registration.was_made" } }
test "who worked in Ningbo once is enough" {
  period = "2025-02", worker = facts { left = "2020-01-31" }, expect = { exam_award = yuan(3000) } }
test "who begins only later is refused" {
  period = "2025-02", worker = facts { working = "2025-03-01" }, expect = { exam_award = refused "postings.held" } }
test "no claim in the month" {
  period = "2025-01", worker = facts(), expect = { exam_award = refused "circumstances.held" } }
test "an upgrade is undecided" {
  period = "2025-02", worker = facts(), paid = { { measure = "exam_award", level = "junior", amount = yuan(1500), on = "2023-03-31" } },
  expect = { exam_award = undecided "undecided_when" } }
test "a level is paid once" {
  period = "2025-02", worker = facts(), paid = { { measure = "exam_award", level = "intermediate", amount = yuan(3000), on = "2025-01-31" } },
  expect = { exam_award = refused "once_per" } }
test "the claim of last month is not this month's" {
  period = "2025-03", worker = facts(), expect = { exam_award = refused "circumstances.held" } }
-- A claim of an earlier year, when the person was still a civil servant, does not matter.
local function again(changes)
  local worker = facts(changes)
  worker.circumstances[5] = { kind = "claim", value = "exam_award", on = "2020-02-01" }
  return worker
end
test "an earlier claim does not decide the status" {
  period = "2025-02", worker = again(), expect = { exam_award = yuan(3000) } }
test "an earlier claim does not keep the deadline" {
  period = "2025-03", worker = again { claimed = "2025-03-01" }, expect = { exam_award = refused "measure.no_later_than" } }
local function filed(level, place, value)
  local worker = facts()
  worker.circumstances[3] = { kind = "filing", level = level, place = place, value = value, from = "2024-03-25" }
  return worker
end
test "the check of another level does not count" {
  period = "2025-02", worker = filed("junior", "宁波市", "核查通过"), expect = { exam_award = refused "circumstances.recorded" } }
test "nor does a failed check of another level harm" {
  period = "2025-02",
  worker = (function()
    local worker = facts()
    worker.circumstances[5] = { kind = "filing", level = "junior", place = "宁波市", value = "核查不通过", from = "2019-03-25" }
    return worker
  end)(),
  expect = { exam_award = yuan(3000) } }
