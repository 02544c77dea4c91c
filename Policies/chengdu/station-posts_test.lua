-- Tests of station-posts.lua: one, two and one certified full-time worker; who counts as one, and when.
local kinds = {
  street = { kind = "street", need = 1 }, urban = { kind = "community", need = 2 }, village = { kind = "village", need = 1 },
}

local certified = {
  duty         = "专职社工", from = "2021-01-01",
  certificate  = { level = "junior", approved = "2020-09-10" },
  registration = { level = "junior", from = "2021-03-01", to = "2024-02-29" },
}

local locally     = { duty = "专职社工", from = "2021-01-01", circumstance = { kind = "成都社工员", from = "2021-06-01" } }
local uncertified = { duty = "专职社工", from = "2021-01-01" }

for rule, place in pairs(kinds) do
  --- `need - 1` certified workers are there, and one more as described.
  local function judged(sentence, last, outcome, more)
    local staff = {}
    for _ = 1, place.need - 1 do staff[#staff + 1] = certified end
    staff[#staff + 1] = last
    test(rule .. ": " .. sentence) {
      period  = "2022-05",
      station = but({ kind = place.kind, county = "武侯区", from = "2021-01-01", staff = staff }, more or {}),
      expect  = { [rule] = outcome } }
  end
  local short = finds { have = place.need - 1 }
  judged("one too few", nil, short)
  judged("just enough", certified, none)
  judged("one who is not certified is not counted", uncertified, short)
  judged("the Chengdu certificate is recognised", locally, none)
  judged("and only while it is valid", but(locally, { circumstance = { to = "2022-05-30" } }), short)
  judged("until its last day", but(locally, { circumstance = { to = "2022-05-31" } }), none)
  judged("one of another duty is not counted", but(certified, { duty = "志愿者" }), short)
  judged("one posted there without that duty is not", {
    post         = "community", from = "2021-01-01", certificate = certified.certificate,
    registration = certified.registration }, short)
  judged("a registration until the last day counts", but(certified, { registration = { to = "2022-05-31" } }), none)
  judged("one that ended before does not", but(certified, { registration = { to = "2022-05-30" } }), short)
  judged("one from the last day counts", but(certified, { registration = { from = "2022-05-31" } }), none)
  judged("one from the day after does not", but(certified, { registration = { from = "2022-06-01" } }), short)
  judged("a certificate of the last day counts", but(certified, { certificate = { approved = "2022-05-31" } }), none)
  judged("one of the day after does not", but(certified, { certificate = { approved = "2022-06-01" } }), short)
  judged("and one of this month counts", but(certified, {
    certificate = { approved = "2022-05-01" }, registration = { from = "2022-05-01" } }), none)
  judged("who leaves on the last day is there", but(certified, { to = "2022-05-31" }), none)
  judged("who left before is not", but(certified, { to = "2022-05-30" }), short)
  judged("who comes on the last day is there", but(certified, { from = "2022-05-31" }), none)
  judged("who comes the day after is not", but(certified, { from = "2022-06-01" }), short)
  judged("more than enough is free", nil, none, { staff = place.need == 2 and { certified, certified, locally } or { certified, locally } })

  judged("another city's is not looked at", nil, none, { county = "涪城区" })
  judged("nor one of no recorded place", nil, none, { county = "" })
  judged("nor one closed before the last day", nil, none, { to = "2022-05-30" })
  judged("one that closes on it is", nil, short, { to = "2022-05-31" })
  judged("nor one that opens the day after", nil, none, { from = "2022-06-01" })
  judged("one that opens on the last day is", nil, short, { from = "2022-05-31" })
  -- 所在地与类别各有起止 · Place and kind have days of their own.
  local function stated(sentence, place_from, place_to, kind_from, kind_to, outcome)
    test(rule .. ": " .. sentence) {
      period  = "2022-05",
      station = { circumstances = {
        { kind = "location", place = "武侯区", from = place_from, to = place_to },
        { kind = "station_kind", value = place.kind, from = kind_from, to = kind_to } } },
      expect  = { [rule] = outcome } }
  end
  local long = "2021-01-01"
  stated("in the city until the day before", long, "2022-05-30", long, nil, none)
  stated("in the city until the last day", long, "2022-05-31", long, nil, found)
  stated("in the city from the last day", "2022-05-31", nil, long, nil, found)
  stated("in the city from the day after", "2022-06-01", nil, long, nil, none)
  stated("of the kind until the day before", long, nil, long, "2022-05-30", none)
  stated("of the kind until the last day", long, nil, long, "2022-05-31", found)
  stated("of the kind from the last day", long, nil, "2022-05-31", nil, found)
  stated("of the kind from the day after", long, nil, "2022-06-01", nil, none)
  test(rule .. ": what has no place on record is not looked at") {
    period  = "2022-05",
    station = { circumstance = { kind = "station_kind", value = place.kind, from = long } },
    expect  = { [rule] = none } }
  test(rule .. ": nor what has no kind") {
    period  = "2022-05",
    station = { circumstance = { kind = "location", place = "武侯区", from = long } },
    expect  = { [rule] = none } }
  for other, elsewhere in pairs(kinds) do
    if other ~= rule then
      test(rule .. ": no standard of the " .. other) {
        period = "2022-05", station = { kind = elsewhere.kind, county = "武侯区", from = long },
        expect = { [rule] = none, [other] = found } }
    end
  end
end
for _, county in ipairs {
  "锦江区", "青羊区", "金牛区", "武侯区", "成华区", "龙泉驿区", "青白江区", "新都区", "温江区", "双流区",
  "郫都区", "新津区", "简阳市", "都江堰市", "彭州市", "邛崃市", "崇州市", "金堂县", "大邑县", "蒲江县" } do
    test("a village of " .. county) {
      period = "2022-05", station = { kind = "village", county = county, from = "2021-01-01" }, expect = { village = found } }
  end

-- The first month, and the one certified worker of two that a short community has.
for rule, place in pairs(kinds) do
  local empty = { kind = place.kind, county = "武侯区", from = "2020-01-01" }
  test(rule .. ": from January 2021 on an empty one is short") {
    period = "2021-01", station = empty, expect = { [rule] = finds { have = 0 } } }
  test(rule .. ": in December 2020 nobody was asked for posts") {
    period = "2020-12", station = empty, expect = { [rule] = none } }
end
for sentence, one in pairs {
  ["certified on the last day"]             = but(certified, { certificate = { approved = "2022-05-31" } }),
  ["certified in Chengdu"]                  = locally,
  ["certified nationally, not by the city"] = certified,
} do
  test("urban: of two there is one, " .. sentence) {
    period  = "2022-05",
    station = { kind = "community", county = "武侯区", from = "2021-01-01", staff = { one, uncertified } },
    expect  = { urban = finds { have = 1 } } }
end
