-- Tests of new-hires.lua. Worked check 4 of the reference is marked as such.
local hired = {
  posting     = { kind = "agency", county = "思明区", organisation = "甲机构", from = "2017-08-01" },
  certificate = { level = "intermediate", approved = "2018-06-30" },
}
-- The organisation's claim, with what is on record about it and the promise.
local function claimed(on, changes)
  changes = changes or {}
  return but(hired, { circumstances = {
    { kind = "claim", value = "new_hire", on = on },
    { kind = "employer_form", value = changes.form or "民办社会工作服务机构", from = "2010-01-01" },
    { kind = "inspection", value = changes.inspection or "合格", on = "2018-05-31" },
    { kind = "commitment", value = changes.promise or "service", from = "2018-07-31", to = changes.promised or "2020-12-31" },
    changes.more,
  } })
end
local base = claimed "2018-08-10"

test "worked check 4: joined 2017-08-01, there on 2018-07-31, approved 2018-06" {
  period = "2018-08", worker = base, expect = { new_hire = yuan(10000) } }
test "worked check 4: junior and intermediate are paid as the intermediate alone" {
  period = "2018-08",
  worker = but(without(base, "certificate"), { certificates = { { level = "junior", approved = "2016-06-19" }, { level = "intermediate", approved = "2018-06-30" } } }),
  expect = { new_hire = yuan(10000) } }
test "worked check 4: approved 14 months after joining is too late" {
  period = "2018-10", worker = but(claimed "2018-10-15", { certificate = { approved = "2018-10-01" } }), expect = { new_hire = refused "any_of" } }
test "worked check 4: met on 2018-07-31, claimed 2019-08-15" {
  period = "2019-08", worker = claimed "2019-08-15", expect = { new_hire = refused "any_of" } }
test "5,000 for the junior level" {
  period = "2018-08", worker = but(base, { certificate = { level = "junior" } }), expect = { new_hire = yuan(5000) } }
test "20,000 for the senior level" {
  period = "2018-08", worker = but(base, { certificate = { level = "senior" } }), expect = { new_hire = yuan(20000) } }
test "a certificate from before joining counts" {
  period = "2018-08", worker = but(base, { certificate = { approved = "2015-06-30" } }), expect = { new_hire = yuan(10000) } }
test "approved on the anniversary is in time" {
  period = "2018-08", worker = but(base, { certificate = { approved = "2018-08-01" } }), expect = { new_hire = yuan(10000) } }
test "approved a day later is not" {
  period = "2018-08", worker = but(base, { certificate = { approved = "2018-08-02" } }), expect = { new_hire = refused "any_of" } }
test "a lower certificate in time with the higher one late is undecided" {
  period = "2018-10",
  worker = but(without(claimed "2018-10-15", "certificate"), { certificates = { { level = "junior", approved = "2018-06-30" }, { level = "intermediate", approved = "2018-10-01" } } }),
  expect = { new_hire = undecided "any_of" } }
test "a higher and a lower certificate that are both late earn nothing" {
  period = "2018-10",
  worker = but(without(claimed "2018-10-15", "certificate"), { certificates = { { level = "junior", approved = "2018-09-30" }, { level = "intermediate", approved = "2018-10-01" } } }),
  expect = { new_hire = refused "any_of" } }
test "a claim on the anniversary of the day all was met is in time" {
  period = "2019-07", worker = claimed "2019-07-31", expect = { new_hire = yuan(10000) } }
test "a claim the day after is lost" {
  period = "2019-08", worker = claimed "2019-08-01", expect = { new_hire = refused "any_of" } }
test "a certificate that came last moves the window" {
  period = "2019-08", worker = but(claimed "2019-08-01", { certificate = { approved = "2018-08-01" } }), expect = { new_hire = yuan(10000) } }
test "a claim on the day the year is full counts" {
  period = "2018-07", worker = claimed "2018-07-31", expect = { new_hire = yuan(10000) } }
test "a claim the day before does not" {
  period = "2018-07", worker = claimed "2018-07-30", expect = { new_hire = refused "measure.no_earlier_than" } }
test "joined on the first day of the scheme" {
  period = "2018-08", worker = but(base, { posting = { from = "2017-07-10" } }), expect = { new_hire = yuan(10000) } }
test "joined the day before the scheme" {
  period = "2018-08", worker = but(base, { posting = { from = "2017-07-09" } }), expect = { new_hire = refused "measure.no_earlier_than" } }
test "who had been with another agency in Xiamen before is no new hire" {
  period = "2018-08",
  worker = but(without(base, "posting"), { postings = {
    { kind = "agency", county = "湖里区", organisation = "乙机构", from = "2015-01-01", to = "2015-12-31" },
    { kind = "agency", county = "思明区", organisation = "甲机构", from = "2017-08-01" } } }),
  expect = { new_hire = refused "measure.no_earlier_than" } }
test "an agency outside Xiamen does not spoil it" {
  period = "2018-08",
  worker = but(without(base, "posting"), { postings = {
    { kind = "agency", county = "鲤城区", organisation = "乙机构", from = "2015-01-01", to = "2015-12-31" },
    { kind = "agency", county = "思明区", organisation = "甲机构", from = "2017-08-01" } } }),
  expect = { new_hire = yuan(10000) } }
test "a change of agency starts the year anew" {
  period = "2018-08",
  worker = but(without(base, "posting"), { postings = {
    { kind = "agency", county = "思明区", organisation = "甲机构", from = "2017-08-01", to = "2018-01-31" },
    { kind = "agency", county = "思明区", organisation = "乙机构", from = "2018-02-01" } } }),
  expect = { new_hire = refused "measure.at_least" } }
test "a day less than a year is refused" {
  period = "2018-08", worker = but(base, { posting = { to = "2018-07-30" } }), expect = { new_hire = refused "measure.at_least" } }
test "which agency it was must be on record" {
  period = "2018-08", worker = but(without(base, "posting"), { posting = { kind = "agency", county = "思明区", from = "2017-08-01" } }),
  expect = { new_hire = undecided "measure.at_least" } }
test "another form of employer is refused" {
  period = "2018-08", worker = claimed("2018-08-10", { form = "企业" }), expect = { new_hire = refused "circumstances.recorded" } }
test "exempt from inspection is as good as passed" {
  period = "2018-08", worker = claimed("2018-08-10", { inspection = "免检" }), expect = { new_hire = yuan(10000) } }
test "a failed inspection is refused" {
  period = "2018-08", worker = claimed("2018-08-10", { inspection = "不合格" }), expect = { new_hire = refused "circumstances.recorded" } }
test "a bad integrity record is refused" {
  period = "2018-08", worker = claimed("2018-08-10", { more = { kind = "status", value = "失信", from = "2018-01-01" } }), expect = { new_hire = refused "none_of" } }
test "a promise that ends a year after the claim is enough" {
  period = "2018-08", worker = claimed("2018-08-10", { promised = "2019-08-10" }), expect = { new_hire = yuan(10000) } }
test "a day less is not" {
  period = "2018-08", worker = claimed("2018-08-10", { promised = "2019-08-09" }), expect = { new_hire = refused "circumstances.recorded_on" } }
test "another promise is none" {
  period = "2018-08", worker = claimed("2018-08-10", { promise = "other" }), expect = { new_hire = refused "circumstances.recorded_on" } }
test "nothing without a claim in the month" {
  period = "2018-09", worker = base, expect = { new_hire = refused "circumstances.held" } }
test "once in a lifetime" {
  period = "2018-08", worker = base, paid = { { measure = "new_hire", level = "junior", amount = yuan(5000), on = "2018-01-01" } },
  expect = { new_hire = refused "once" } }

local leader = {
  posting      = { kind = "agency", county = "思明区", from = "2015-01-01" },
  certificate  = { level = "intermediate", approved = "2014-06-30" },
  circumstance = { kind = "honour", value = "全国领军人才", on = "2018-05-31" },
}
test "a national leading talent gets 100,000" {
  period = "2018-05", worker = leader, expect = { leading_national = yuan(100000), leading_city = refused "circumstances.held" } }
test "a municipal one 50,000" {
  period = "2018-05", worker = but(leader, { circumstance = { value = "市级领军人才" } }), expect = { leading_city = yuan(50000) } }
test "both at once are paid as the higher" {
  period = "2018-05",
  worker = but(without(leader, "circumstance"), { circumstances = { { kind = "honour", value = "市级领军人才", on = "2018-05-01" }, { kind = "honour", value = "全国领军人才", on = "2018-05-31" } } }),
  expect = { leading_national = yuan(100000), leading_city = none } }
test "the honour of another month is not paid again" {
  period = "2018-06", worker = leader, expect = { leading_national = refused "circumstances.held" } }
test "the certificate is the gate" {
  period = "2018-05", worker = without(leader, "certificate"), expect = { leading_national = refused "certificate.held" } }
test "and so is a post in the city" {
  period = "2018-05", worker = but(leader, { posting = { to = "2018-05-30" } }), expect = { leading_national = refused "postings.held" } }

local promised = {
  posting      = { kind = "agency", county = "思明区", from = "2017-08-01", to = "2019-03-30" },
  circumstance = { kind = "commitment", value = "service", from = "2018-08-10", to = "2019-08-10" },
}
local paid_before = { { measure = "new_hire", level = "intermediate", amount = yuan(10000), on = "2018-08-31" } }
test "who left within the promise is found" {
  period = "2019-03", worker = promised, paid = paid_before, expect = { left_early = finds { since = "2018-08-10" } } }
test "who is still there is not" {
  period = "2019-02", worker = promised, paid = paid_before, expect = { left_early = none } }
test "nor who was never paid" {
  period = "2019-03", worker = promised, expect = { left_early = none } }
test "nor who left after the promise ended" {
  period = "2019-08", worker = promised, paid = paid_before, expect = { left_early = none } }
test "a promise that ends on the last day still binds" {
  period = "2019-08", worker = but(promised, { circumstance = { to = "2019-08-31" } }), paid = paid_before, expect = { left_early = found } }
test "who left after the full year is still paid" { -- 申领时是否须在岗：未见，TO CONFIRM
  period = "2018-08", worker = but(base, { posting = { to = "2018-08-05" } }), expect = { new_hire = yuan(10000) } }
local function two(lower)
  return but(without(claimed "2018-10-15", "certificate"), { certificates = { { level = "junior", approved = lower }, { level = "intermediate", approved = "2018-10-01" } } })
end
test "the lower certificate on the anniversary leaves it open" {
  period = "2018-10", worker = two "2018-08-01", expect = { new_hire = undecided "any_of" } }
test "a day later it does not" {
  period = "2018-10", worker = two "2018-08-02", expect = { new_hire = refused "any_of" } }
test "a year after the certificate the window is closed" {
  period = "2019-08", worker = but(claimed "2019-08-02", { certificate = { approved = "2018-08-01" } }), expect = { new_hire = refused "any_of" } }
local function instead(place, fact)
  local worker = claimed "2018-08-10"
  worker.circumstances[place] = fact
  return worker
end
test "an employer that was such an agency only before is refused" {
  period = "2018-08", worker = instead(2, { kind = "employer_form", value = "民办社会工作服务机构", from = "2010-01-01", to = "2018-08-30" }),
  expect = { new_hire = refused "circumstances.recorded" } }
test "a bad integrity record that has ended does no harm" {
  period = "2018-08", worker = claimed("2018-08-10", { more = { kind = "status", value = "失信", from = "2016-01-01", to = "2018-08-30" } }),
  expect = { new_hire = yuan(10000) } }
test "an earlier claim, made too soon, does not spoil the next" {
  period = "2018-08", worker = claimed("2018-08-10", { more = { kind = "claim", value = "new_hire", on = "2018-01-10" } }), expect = { new_hire = yuan(10000) } }
test "an earlier claim in time does not keep the window open" {
  period = "2019-08", worker = claimed("2019-08-15", { more = { kind = "claim", value = "new_hire", on = "2018-08-10" } }), expect = { new_hire = refused "any_of" } }
test "the promise is counted from the claim that is decided" {
  period = "2018-12", worker = claimed("2018-12-10", { promised = "2019-08-31", more = { kind = "claim", value = "new_hire", on = "2018-08-10" } }),
  expect = { new_hire = refused "circumstances.recorded_on" } }
test "the leading talent's award is paid once" {
  period = "2018-05", worker = leader, paid = { { measure = "leading_national", amount = yuan(100000), on = "2017-01-01" } },
  expect = { leading_national = refused "once" } }
test "of two promises the latest is shown" {
  period = "2019-03", paid = paid_before,
  worker = but(without(promised, "circumstance"), { circumstances = {
    { kind = "commitment", value = "service", from = "2015-01-01", to = "2016-01-01" },
    { kind = "commitment", value = "service", from = "2018-08-10", to = "2019-08-10" } } }),
  expect = { left_early = finds { since = "2018-08-10" } } }
