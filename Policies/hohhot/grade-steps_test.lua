-- Tests of grade-steps.lua. Worked check 6 of the reference is marked as such.
local function facts(current, top, changes)
  changes = changes or {}
  local level = changes.level or "junior"
  return {
    posting      = { kind = "community", county = changes.county or "新城区", from = "2020-01-01" },
    certificate  = { level = level, approved = "2020-10-18" },
    registration = { level = level, from = changes.from or "2021-03-01", to = changes.to or "2024-02-29" },
    circumstances = {
      current and { kind = "岗位等级", number = current, from = "2023-01-01" } or { kind = "岗位最高等级", number = top, from = "2023-01-01" },
      { kind = "岗位最高等级", number = top, from = "2023-01-01" },
      { kind = "证书备案", level = changes.filed or level, on = changes.filed_on or "2021-03-15" },
    },
  }
end
test "worked check 6: at the top grade of the post a junior gains no step" {
  period = "2023-06", worker = facts(12, 12), expect = { grade_steps = finds { steps = 0, grade = 12 } } }
test "worked check 6: junior and intermediate make two steps, not three" {
  period = "2023-06",
  worker = but(without(facts(3, 12, { filed = "intermediate" }), "certificate", "registration"), {
    certificates = { { level = "junior", approved = "2018-06-17" }, { level = "intermediate", approved = "2020-10-18" } },
    registrations = { { level = "junior", from = "2021-03-01", to = "2024-02-29" }, { level = "intermediate", from = "2021-03-01", to = "2024-02-29" } } }),
  expect = { grade_steps = finds { steps = 2 } } }
test "one step for the junior level" { period = "2023-06", worker = facts(3, 12), expect = { grade_steps = finds { steps = 1 } } }
test "three for the senior level" { period = "2023-06", worker = facts(3, 12, { level = "senior" }), expect = { grade_steps = finds { steps = 3 } } }
test "three grades below the top there is room for three" { period = "2023-06", worker = facts(9, 12, { level = "senior" }), expect = { grade_steps = finds { steps = 3 } } }
test "two grades below the top there is room for two" { period = "2023-06", worker = facts(10, 12, { level = "senior" }), expect = { grade_steps = finds { steps = 2 } } }
test "a grade nobody recorded leaves the steps blank" { period = "2023-06", worker = facts(nil, 12), expect = { grade_steps = finds { steps = "", grade = "" } } }
test "valid on the last day counts" { period = "2024-02", worker = facts(3, 12), expect = { grade_steps = found } }
test "ended the day before does not" { period = "2024-02", worker = facts(3, 12, { to = "2024-02-28" }), expect = { grade_steps = none } }
test "registered the day after does not" { period = "2023-06", worker = facts(3, 12, { from = "2023-07-01" }), expect = { grade_steps = none } }
test "another city's staff are not meant" { period = "2023-06", worker = facts(3, 12, { county = "昆都仑区" }), expect = { grade_steps = none } }
test "nor is an agency post" { period = "2023-06", worker = but(facts(3, 12), { posting = { kind = "agency" } }), expect = { grade_steps = none } }
test "who left before the last day is not meant" { period = "2023-06", worker = but(facts(3, 12), { posting = { to = "2023-06-29" } }), expect = { grade_steps = none } }
test "a certificate not filed with the city is not meant" { period = "2023-06", worker = facts(3, 12, { filed = "senior" }), expect = { grade_steps = none } }
test "filed on the last day counts" { period = "2023-06", worker = facts(3, 12, { filed_on = "2023-06-30" }), expect = { grade_steps = found } }
test "filed the day after does not" { period = "2023-06", worker = facts(3, 12, { filed_on = "2023-07-01" }), expect = { grade_steps = none } }
