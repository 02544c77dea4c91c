// One made-up person with all their rows.

import Workforce

/// A person by number. Numbers and dates are spread by multiplication with primes, so that the rows
/// of one file are in no order a table could profit from.
struct Person {
  let number: Int
  let document: String
  let name: String

  init(number: Int) {
    self.number = number
    document = Self.document(number)
    let surnames = ["李", "王", "张", "刘", "陈", "杨", "黄", "马", "纳", "哈"]
    let given = ["敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "娟", "涛", "明", "霞", "芳"]
    name = surnames[number % 10] + given[number / 10 % 13] + given[number / 130 % 13]
  }

  static let rosterHeader = [
    "姓名", "证件类型", "身份证号", "性别", "县(市、区)", "街道(乡镇)", "社区(村)", "工作单位", "单位性质",
    "岗位类别", "是否在编", "到岗日期", "离岗日期", "开户银行", "银行卡号", "联系电话",
  ]
  static let certificateHeader = ["身份证号", "姓名", "证书等级", "管理号", "批准日期", "登记日期", "登记有效期至"]
  static let assessmentHeader = ["身份证号", "年度", "结果"]
  static let trainingHeader = [
    "身份证号", "姓名", "课程编号", "课程名称", "培训机构", "开始日期", "结束日期", "学时", "考核结果",
  ]
  static let paymentHeader = ["身份证号", "姓名", "证书等级", "发放金额(元)", "发放日期", "发放单位", "备注"]

  private static let levels = ["助理社会工作师", "社会工作师", "高级社会工作师"]

  /// One posting, or two for every eighth person.
  var roster: [[String]] {
    let counties = ["兴庆区", "金凤区", "西夏区", "永宁县", "贺兰县", "灵武市"]
    let posts = ["社区", "社区", "社区", "社工站", "机构", "事业单位"]
    let station = number % 1200
    func row(_ post: String, _ first: String, _ last: String) -> [String] {
      [
        name, "居民身份证", document, number % 3 == 0 ? "男" : "女", counties[station % 6],
        "第\(station / 20)街道", "第\(station)社区", "第\(station / 4)社会工作服务中心", "社区居委会", post,
        number % 9 == 0 ? "是" : "否", first, last, "宁夏银行", "6223\(padded(number, 12))",
        "139\(padded(number, 8))",
      ]
    }
    let post = posts[number % posts.count]
    guard number % 8 == 0 else { return [row(post, day(2018, spread: 1800), "")] }
    return [
      row(post, day(2016, spread: 700), "2024-03-\(padded(1 + number % 28, 2))"),
      row("社区", "2024-04-\(padded(1 + number % 28, 2))", ""),
    ]
  }

  /// One certificate for nine in ten, two for every fifth person.
  var certificates: [[String]] {
    guard number % 10 != 9 else { return [] }
    let highest = number % 5 == 0 ? 1 : number % 7 == 0 ? 2 : number % 3 == 0 ? 1 : 0
    func row(_ level: Int, _ approved: String, _ first: String, _ last: String) -> [String] {
      [document, name, Self.levels[level], "GL\(padded(number * 3 + level, 10))", approved, first, last]
    }
    let recent = number % 25 == 0
    let approved = recent ? "2024-09-\(padded(1 + number % 30, 2))" : day(2020, spread: 1000)
    let latest = row(
      highest, approved, recent ? approved : "2023-01-\(padded(1 + number % 28, 2))", "2026-01-31")
    guard highest == 1, number % 5 == 0 else { return [latest] }
    return [row(0, day(2014, spread: 1500), "2019-01-01", "2021-12-31"), latest]
  }

  /// Two years, with some failures and gaps.
  var assessments: [[String]] {
    let results = ["合格", "合格", "优秀", "合格", "基本合格"]
    var rows = [[document, "2023", number % 67 == 0 ? "不合格" : results[number % 5]]]
    if number % 4 != 0 { rows.append([document, "2022", results[number % 3]]) }
    return rows
  }

  /// One course for everybody.
  var trainings: [[String]] {
    let course = number % 40
    let last = day(2023, spread: 600)
    return [
      [
        document, name, "SW\(100 + course)", "第\(course)门课程", "甲社会工作学院", last, last,
        "\(4 + number % 9)", "合格",
      ]
    ]
  }

  /// An earlier award for every twentieth person.
  var payments: [[String]] {
    guard number % 20 == 5 else { return [] }
    return [[document, name, Self.levels[0], "2000.00", day(2019, spread: 300), "银川市民政局", ""]]
  }

  /// A day after the start of a year.
  private func day(_ year: Int, spread: Int) -> String {
    let first = Period(year: year, month: 1)?.first ?? .openStart
    return first.adding(days: number * 7919 % spread).description
  }

  /// A resident identity number nobody has: division 640199 does not exist.
  private static func document(_ number: Int) -> String {
    let eldest = Period(year: 1964, month: 1)?.first ?? .openStart
    let birth = eldest.adding(days: number * 7919 % 14_000).description.filter { $0 != "-" }
    // Odd, because a number that ends in zeros looks like one a spreadsheet has ruined.
    let digits = "640199\(birth)\(padded(101 + number / 14_000 * 2, 3))"
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    var sum = 0
    for (digit, weight) in zip(digits.utf8, weights) { sum += (Int(digit) - 0x30) * weight }
    return digits + String(Array("10X98765432")[sum % 11])
  }
}

/// A number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
