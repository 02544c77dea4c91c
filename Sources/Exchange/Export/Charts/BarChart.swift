// Bars as SVG.
//
// Every coordinate is a whole number: amounts are scaled in 128 bits and never become a fraction.
// The drawing carries its title and description for those who hear it, and the same figures stand
// in a table elsewhere.

internal import Workforce

/// A chart of one or two bars for each place along the bottom.
struct BarChart {
  /// What the numbers are.
  enum Unit {
    /// Fen, shown in yuan.
    case money
    case people

    /// Smallest step of the scale.
    var step: UInt64 { self == .money ? 100 : 1 }

    func text(_ value: UInt64) -> String {
      let money = Money(fen: Int64(clamping: value))
      return self == .money ? money.wholeYuan : String(money.fen)
    }
  }

  /// A group of bars and what it is called below the axis.
  struct Group {
    var label: String
    /// One for each series; not below zero.
    var values: [Int64]
  }

  /// Distinguishes this chart from others on the same page.
  var id: String
  var title: String
  /// The chart in a sentence, for those who cannot see it.
  var summary: String
  var horizontal: String
  var vertical: String
  var unit: Unit
  /// Names of the bars of a group; drawn as a legend when there are several.
  var series: [String]
  var groups: [Group]
}

extension BarChart {
  // Grey and blue differ in lightness too, so that they do in print.
  private static let colours = ["#7a8794", "#1f5fa8"]
  private static let left = 120
  private static let top = 84
  private static let height = 300
  private static let columnWidth = 7

  /// Width of a group: never too narrow to see.
  private var slot: Int { max(16, 820 / max(1, groups.count)) }
  private var width: Int { slot * groups.count }
  private var base: Int { Self.top + Self.height }

  /// The whole drawing.
  var svg: String {
    let most = UInt64(max(0, groups.flatMap(\.values).max() ?? 0))
    let step = RoundStep.reaching(max(most, 1), with: 5, unit: unit.step)
    let reach = (max(most, 1) + step - 1) / step * step
    let longest = groups.map { DisplayWidth.columns(of: $0.label) }.max() ?? 0
    let isTilted = longest * Self.columnWidth > slot - 6
    let below = isTilted ? longest * Self.columnWidth * 2 / 3 + 20 : 24
    let canvas = (width: Self.left + width + 30, height: base + below + 36)
    // A Chinese character is as wide as it is high, and takes two columns.
    let size = min(18, canvas.width * 2 / max(1, DisplayWidth.columns(of: title)))
    let id = Self.escaped(id)
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(canvas.width)" height="\(canvas.height)" \
      viewBox="0 0 \(canvas.width) \(canvas.height)" role="img" \
      aria-labelledby="\(id)-title \(id)-desc" font-size="13" fill="#1a1a1a" \
      font-family="'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif">
      <title id="\(id)-title">\(Self.escaped(title))</title>
      <desc id="\(id)-desc">\(Self.escaped(summary))</desc>
      <rect width="\(canvas.width)" height="\(canvas.height)" fill="#ffffff"/>
      """,
      text(title, canvas.width / 2, 30, "text-anchor=\"middle\" font-size=\"\(size)\""),
      text(
        vertical, 24, Self.top + Self.height / 2,
        "text-anchor=\"middle\" transform=\"rotate(-90 24 \(Self.top + Self.height / 2))\""),
      text(horizontal, Self.left + width / 2, canvas.height - 12, "text-anchor=\"middle\""),
    ]
    for mark in stride(from: 0, through: reach, by: Int(clamping: step)) {
      let y = base - scaled(mark, reach)
      let colour = mark == 0 ? "#1a1a1a" : "#d5d9de"
      lines.append(
        "<path d=\"M\(Self.left) \(y)H\(Self.left + width)\" stroke=\"\(colour)\"/>")
      lines.append(text(unit.text(mark), Self.left - 8, y + 4, "text-anchor=\"end\""))
    }
    lines += legend
    for (place, group) in groups.enumerated() {
      lines += bars(group, at: Self.left + place * slot, reach: reach)
      lines.append(label(group.label, at: Self.left + place * slot + slot / 2, isTilted))
    }
    return (lines + ["</svg>", ""]).joined(separator: "\n")
  }

  private var legend: [String] {
    guard series.count > 1 else { return [] }
    var x = Self.left
    return series.enumerated().flatMap { place, name in
      defer { x += 30 + DisplayWidth.columns(of: name) * Self.columnWidth + 24 }
      let colour = Self.colour(place, of: series.count)
      return [
        "<rect x=\"\(x)\" y=\"48\" width=\"14\" height=\"14\" fill=\"\(colour)\"/>",
        text(name, x + 20, 60, ""),
      ]
    }
  }

  private func bars(_ group: Group, at x: Int, reach: UInt64) -> [String] {
    let gap = slot / 8
    let thickness = max(1, (slot - 2 * gap) / series.count)
    return group.values.enumerated().flatMap { place, value in
      let amount = UInt64(max(0, value))
      let height = scaled(amount, reach)
      let start = x + gap + place * thickness
      let name = series.count > 1 ? "\(group.label) \(series[place])" : group.label
      var lines = [
        """
        <rect x="\(start)" y="\(base - height)" width="\(thickness)" height="\(height)" \
        fill="\(Self.colour(place, of: series.count))"><title>\
        \(Self.escaped("\(name): \(unit.text(amount))"))</title></rect>
        """
      ]
      // One series leaves room for its figures above the bars.
      let figure = unit.text(amount)
      if series.count == 1, figure.utf8.count * Self.columnWidth < slot {
        lines.append(
          text(
            figure, start + thickness / 2, base - height - 5,
            "text-anchor=\"middle\" font-size=\"12\""))
      }
      return lines
    }
  }

  private func label(_ label: String, at x: Int, _ isTilted: Bool) -> String {
    isTilted
      ? text(
        label, x, base + 16,
        "text-anchor=\"end\" font-size=\"12\" transform=\"rotate(-40 \(x) \(base + 16))\"")
      : text(label, x, base + 18, "text-anchor=\"middle\"")
  }

  /// Pixels of a value.
  private func scaled(_ value: UInt64, _ reach: UInt64) -> Int {
    let product = value.multipliedFullWidth(by: UInt64(Self.height))
    return Int(reach.dividingFullWidth((product.high, product.low)).quotient)
  }

  private static func colour(_ place: Int, of count: Int) -> String {
    count == 1 ? colours[1] : colours[place % colours.count]
  }

  private func text(_ text: String, _ x: Int, _ y: Int, _ attributes: String) -> String {
    "<text x=\"\(x)\" y=\"\(y)\"\(attributes.isEmpty ? "" : " " + attributes)>"
      + Self.escaped(text) + "</text>"
  }

  private static func escaped(_ text: String) -> String {
    DisplayText.escaped(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }
}
