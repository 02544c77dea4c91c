-- Tests of grade-steps.lua. Worked check 6 of the reference is marked as such.
local function facts(current, top, changes)
  changes = changes or {}
  local level = changes.level or "junior"
  local worker = {
    posting       = { kind = "community", county = changes.county or "新城区", from = "2020-01-01" },
    certificate   = { level = level, approved = "2020-10-18" },
    registration  = { level = level, from = "2021-03-01", to = "2024-02-29" },
    circumstances = {
      { kind = "岗位最高等级", number = top, from = "2023-01-01" },
      { kind = "证书备案", level = changes.filed or level, on = changes.filed_on or "2021-03-15" },
      current and { kind = "岗位等级", number = current, from = "2023-01-01" },
    },
  }
  return but(worker, { posting = changes.posting, certificate = changes.certificate, registration = changes.registration })
end
local function steps(sentence, worker, outcome, period)
  test(sentence) { period = period or "2023-06", worker = worker, expect = { grade_steps = outcome } }
end

steps("worked check 6: at the top grade of the post a junior gains no step", facts(12, 12), finds { steps = 0, grade = 12 })
local both = but(without(facts(3, 12, { filed = "intermediate" }), "certificate", "registration"), {
  certificates  = { { level = "junior", approved = "2018-06-17" }, { level = "intermediate", approved = "2020-10-18" } },
  registrations = { { level = "junior", from = "2021-03-01", to = "2024-02-29" }, { level = "intermediate", from = "2021-03-01", to = "2024-02-29" } } })
steps("worked check 6: junior and intermediate make two steps, not three", both, finds { steps = 2 })
steps("the junior level gains one step", facts(3, 12), finds { steps = 1, grade = 3 })
steps("the senior level gains three steps", facts(3, 12, { level = "senior" }), finds { steps = 3 })
steps("three grades below the top there is room for three", facts(9, 12, { level = "senior" }), finds { steps = 3 })
steps("two grades below the top there is room for two", facts(10, 12, { level = "senior" }), finds { steps = 2 })
steps("a grade nobody recorded leaves the steps blank", facts(nil, 12), finds { steps = "", grade = "" })

for _, county in ipairs { "新城区", "回民区", "玉泉区", "赛罕区", "土默特左旗", "托克托县", "和林格尔县", "清水河县", "武川县" } do
  steps("community staff in " .. county .. " are the city's", facts(3, 12, { county = county }), found)
end
steps("another city's staff are not meant", facts(3, 12, { county = "昆都仑区" }), none)
steps("an agency post is not meant", facts(3, 12, { posting = { kind = "agency" } }), none)
steps("a post from the last day on counts", facts(3, 12, { posting = { from = "2023-06-30" } }), found)
steps("a post from the day after does not count", facts(3, 12, { posting = { from = "2023-07-01" } }), none)
steps("a post until the last day counts", facts(3, 12, { posting = { to = "2023-06-30" } }), found)
steps("who left before the last day is not meant", facts(3, 12, { posting = { to = "2023-06-29" } }), none)

steps("a certificate approved on the last day counts", facts(3, 12, { certificate = { approved = "2023-06-30" } }), found)
steps("a certificate approved the day after does not count", facts(3, 12, { certificate = { approved = "2023-07-01" } }), none)
steps("a registration from the last day on counts", facts(3, 12, { registration = { from = "2023-06-30" } }), found)
steps("a registration from the day after does not count", facts(3, 12, { registration = { from = "2023-07-01" } }), none)
steps("a registration until the last day counts", facts(3, 12), found, "2024-02")
steps("a registration that ended the day before does not count", facts(3, 12, { registration = { to = "2024-02-28" } }), none, "2024-02")

steps("a certificate of another level filed with the city does not stand for this one", facts(3, 12, { filed = "senior" }), none)
steps("a certificate filed on the last day counts", facts(3, 12, { filed_on = "2023-06-30" }), found)
steps("a certificate filed the day after does not count", facts(3, 12, { filed_on = "2023-07-01" }), none)
steps("whether it was filed must be on record", without(facts(3, 12), "circumstances"), undecided "circumstances.recorded")

-- The first month.
local early = facts(nil, nil, { posting = { from = "2020-01-01" }, registration = { from = "2020-11-01" } })
early.circumstances = {
  { kind = "岗位最高等级", number = 12, from = "2020-01-01" }, { kind = "岗位等级", number = 3, from = "2020-01-01" },
  { kind = "证书备案", level = "junior", on = "2020-11-15" } }
steps("in January 2021 the steps begin", early, finds { steps = 1, grade = 3 }, "2021-01")
steps("in December 2020 there were none", early, none, "2020-12")
