// The rule of the common workload as rule sheets: once in words, once as a Lua function.
//
// The amounts are of the kind used in Yinchuan; the rule is made for the comparison and is no
// city's regulation.

/// A way to write the rule down.
enum RollSheet: String, CustomStringConvertible {
  /// Words alone, decided natively.
  case words
  /// One function over accessors, called for every worker.
  case check

  var description: String { rawValue }

  var text: String {
    switch self {
    case .words: Self.head + Self.parameters + Self.inWords
    case .check: Self.head + Self.asFunction
    }
  }

  private static let head = """
    policy {
      id = "bench/roll", title = "一个月的补贴与奖励", jurisdiction = "640100",
      in_force = from "2000-01-01", sources = { workload = "WORKLOAD.md" },
    }

    """

  private static let parameters = """
    parameter "allowance" { title = "每月补贴", source = "workload",
      from "2000-01-01" { junior = yuan(200), intermediate = yuan(300), senior = yuan(500) } }
    parameter "award" { title = "取得证书的奖励", source = "workload",
      from "2000-01-01" { junior = yuan(2000), intermediate = yuan(3000), senior = yuan(6000) } }
    parameter "hours_required" { title = "继续教育学时", source = "workload",
      from "2000-01-01" { junior = hours(72), intermediate = hours(90), senior = hours(90) } }

    """

  private static let inWords = """
    local community_post = posting { kind = "community" }
    local earlier_level = certificate.highest { approved = "before the month" }

    rule "allowance" {
      title  = "每月补贴", source = "workload",
      pays   = monthly,
      level  = certificate.highest { registered = "on some day of the month" },
      when   = {
        community_post.days.at_least(1),
        assessment.latest.not_recorded_as "failed",
        training.hours.at_least "hours_required",
      },
      amount = by_level "allowance" :prorated(community_post.days),
      fund   = "city",
    }

    rule "award" {
      title  = "取得证书的奖励", source = "workload",
      pays   = once_per "level",
      level  = certificate.highest { approved = "in the month" },
      when   = {
        community_post.held "on some day of the month",
        certificate.held { registered = "on some day of the month" },
        assessment.latest.not_recorded_as "failed",
      },
      amount = by_level "award" :less_level("award", earlier_level),
      fund   = "city",
    }

    limit "month" { rules = { "allowance", "award" }, at_most = yuan(6500) }

    """

  // Calls nothing but accessors, so the engine can tell from its bytecode that it ends, and runs it
  // without counting instructions.
  private static let asFunction = """
    local monthly_fen, hours_required = { 20000, 30000, 50000 }, { 7200, 9000, 9000 }
    local award_fen = { [0] = 0, 200000, 300000, 600000 }
    local cap_fen = 650000

    local function month(worker, period)
      local certificates, _, postings, _, assessments = worker:counts()
      local first_day, last_day, days, year = period.first, period.last, period.days, period.year
      local posted = 0
      for i = 1, postings do
        local kind, from, to = worker:posting(i)
        if kind == "community" then
          if from < first_day then from = first_day end
          if to > last_day then to = last_day end
          if to >= from then posted = posted + to - from + 1 end
        end
      end
      if posted == 0 then return 0 end

      local last_year, last = 0, "passed"
      for i = 1, assessments do
        local assessed, result = worker:assessment_at(i)
        if assessed < year and assessed > last_year then last_year, last = assessed, result end
      end
      if last == "failed" then return 0 end

      local valid, newest, older = 0, 0, 0
      for i = 1, certificates do
        local rank, approved, registered = worker:certificate(i)
        if approved <= last_day then
          if approved < first_day then
            if rank > older then older = rank end
          elseif rank > newest then
            newest = rank
          end
          if registered and rank > valid then valid = rank end
        end
      end
      if valid == 0 then return 0 end

      local monthly = 0
      if worker:training_hours() >= hours_required[valid] then
        monthly = (2 * monthly_fen[valid] * posted + days) // (2 * days)
      end
      local award = award_fen[newest] - award_fen[older]
      local due = award > 0 and monthly + award or monthly
      return due < cap_fen and due or cap_fen
    end

    rule "month" {
      title  = "一个月的补贴与奖励", source = "workload",
      pays   = monthly,
      when   = {},
      amount = month,
      fund   = "city",
    }

    """
}
