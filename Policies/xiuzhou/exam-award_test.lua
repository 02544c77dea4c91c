-- Tests of exam-award.lua.
local function facts(changes)
  changes = changes or {}
  local level = changes.level or "junior"
  return {
    certificate   = { level = level, approved = changes.approved or "2024-06-16" },
    circumstances = {
      { kind = "claim", value = "exam_award", level = level, on = "2025-01-10" },
      { kind = "filing", level = changes.filed or level, place = changes.place or "秀洲区", value = changes.channel or "社会工作机构", from = changes.from or "2024-04-01" },
    },
  }
end
test "1,000 for the junior level" { period = "2025-01", worker = facts(), expect = { exam_award = yuan(1000) } }
test "2,000 for the intermediate level" { period = "2025-01", worker = facts { level = "intermediate" }, expect = { exam_award = yuan(2000) } }
test "3,000 for the senior level" { period = "2025-01", worker = facts { level = "senior" }, expect = { exam_award = yuan(3000) } }
test "filed through a charity" { period = "2025-01", worker = facts { channel = "慈善组织" }, expect = { exam_award = yuan(1000) } }
test "filed through a village or community" { period = "2025-01", worker = facts { channel = "村（社区）" }, expect = { exam_award = yuan(1000) } }
test "filed as an individual" { period = "2025-01", worker = facts { channel = "个人" }, expect = { exam_award = refused "circumstances.recorded" } }
test "filed through an ordinary company" { period = "2025-01", worker = facts { channel = "企业" }, expect = { exam_award = refused "circumstances.recorded" } }
test "filed in another district" { period = "2025-01", worker = facts { place = "南湖区" }, expect = { exam_award = refused "circumstances.recorded" } }
test "the filing of another level" { period = "2025-01", worker = facts { filed = "senior" }, expect = { exam_award = refused "circumstances.recorded" } }
test "a filing on the last day of the month is known" { period = "2025-01", worker = facts { from = "2025-01-31" }, expect = { exam_award = yuan(1000) } }
test "a filing after the month is not" { period = "2025-01", worker = facts { from = "2025-02-01" }, expect = { exam_award = refused "circumstances.recorded" } }
test "a channel nobody recorded" {
  period = "2025-01", worker = but(facts(), { circumstances = { { kind = "claim", value = "exam_award", level = "junior", on = "2025-01-10" } } }),
  expect = { exam_award = undecided "circumstances.recorded" } }
test "approved after the month" { period = "2025-01", worker = facts { approved = "2025-02-01" }, expect = { exam_award = refused "certificate.each" } }
test "another month" { period = "2025-02", worker = facts(), expect = { exam_award = refused "circumstances.held" } }
test "an upgrade is undecided" {
  period = "2025-01", worker = facts { level = "intermediate" }, paid = { { measure = "exam_award", level = "junior", amount = yuan(1000), on = "2022-01-31" } },
  expect = { exam_award = undecided "undecided_when" } }
test "a level is paid once" {
  period = "2025-01", worker = facts(), paid = { { measure = "exam_award", level = "junior", amount = yuan(1000), on = "2024-12-31" } },
  expect = { exam_award = refused "once_per" } }
test "a claim for another level" {
  period = "2025-01",
  worker = but(facts(), { circumstances = { { kind = "claim", value = "exam_award", level = "senior", on = "2025-01-10" },
    { kind = "filing", level = "junior", place = "秀洲区", value = "慈善组织", from = "2024-04-01" } } }),
  expect = { exam_award = refused "circumstances.held" } }
