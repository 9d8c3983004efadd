import Analysis
import Cohorts
import Figures
import Statistics

/// The figures of `compare` with `plot: box`: a panel for each variable, six in a figure.
struct BoxFigure {
  let format: AnswerFormat
  let distributions: [Distribution]

  /// More points than this in a group hide each other: only those beyond the whiskers are drawn.
  static let mostPoints = 500
  private static let panels = 6

  /// The figures of an answer; `nil` where none are asked for.
  init?(_ answer: Answer, _ format: AnswerFormat) {
    guard case .distributions(let distributions) = answer.curves else { return nil }
    self.format = format
    self.distributions = distributions
  }

  /// The figures.
  func figures(title: String) -> [Figure] {
    let shown = distributions.filter { $0.groups.contains { $0.box != nil } }
    return stride(from: 0, to: shown.count, by: Self.panels).map { start in
      let own = Array(shown[start..<min(start + Self.panels, shown.count)])
      let isSmall = own.count == 1 && (own.first?.groups.count ?? 0) <= 3
      return .boxes(
        BoxPlot(
          title: title, alternativeText: own.map(words).joined(separator: " "),
          width: isSmall ? .oneColumn : .twoColumns, panels: own.map(panel)))
    }
  }

  /// What the marks mean.
  var words: String {
    let type = format.question.conventions.quantileType
    let isLarge = distributions.contains { $0.groups.contains(where: Self.isThinned) }
    let points =
      isLarge
      ? "Points are patients; of a group of more than \(Self.mostPoints) only those beyond the"
        + " whiskers are drawn." : "Each point is a patient."
    let lines =
      distributions.contains(where: \.isPaired) ? " Lines join the values of a patient." : ""
    return "Boxes are quartiles (type \(type)) with the median, diamonds means; whiskers end at the"
      + " outermost values within 1.5 interquartile ranges of the box (Tukey). " + points + lines
  }

  private static func isThinned(_ group: Distribution.Group) -> Bool {
    group.values.count > mostPoints
  }

  // MARK: - Panels

  private func panel(_ own: Distribution) -> BoxPlot.Panel {
    let values = own.groups.flatMap(\.values)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let room = low < high ? 0 : max(abs(low), 1) / 2
    let isThinned = own.groups.contains(where: Self.isThinned)
    let head = [own.stratum, test(of: own)].compactMap(\.self).joined(separator: ": ")
    return BoxPlot.Panel(
      words: head, axis: .linear(title: heading(own), from: low - room, to: high + room),
      groups: own.groups.map { group($0, of: own) }, isJoined: own.isPaired && !isThinned)
  }

  private func group(_ group: Distribution.Group, of own: Distribution) -> BoxPlot.Group {
    let missing = group.missing > 0 ? ["\(group.missing) missing"] : []
    return BoxPlot.Group(
      name: name(group, of: own), notes: ["n = \(group.values.count)"] + missing,
      points: points(group), summary: group.box.map(BoxPlot.Summary.init))
  }

  private func points(_ group: Distribution.Group) -> [Double] {
    guard Self.isThinned(group), let box = group.box else { return group.values }
    return group.values.filter { $0 < box.lowerWhisker || $0 > box.upperWhisker }
  }

  private func name(_ group: Distribution.Group, of own: Distribution) -> String {
    guard let label = group.label else { return "" }
    return own.isPaired ? format.study.shortLabel(label) : label
  }

  /// The variable and its unit; of a pair, whose names stand below, the unit alone.
  private func heading(_ own: Distribution) -> String {
    let first = StudyFormat.parts(of: own.variable).first ?? own.variable
    let unit = format.study.cohort.variable(first)?.unit.map(StudyFormat.unit)
    if own.isPaired { return unit ?? "Value" }
    return format.study.shortLabel(own.variable) + (unit.map { ", " + $0 } ?? "")
  }

  // MARK: - Words

  /// The first test of the variable with its p.
  private func test(of own: Distribution) -> String? {
    let index = own.stratum.map { format.within($0).index } ?? format.index
    let row = index.findings.first {
      $0.variable == own.variable && $0.variableLevel == nil && $0.statistic == "p.value"
        && TestKey(rawValue: $0.context) != nil
    }
    guard let row, let p = row.number else { return nil }
    return MethodName.words(row.context).capitalisedFirst + ", " + format.study.pValue.phrase(p)
  }

  /// A panel's numbers in words, for who does not see it.
  private func words(_ own: Distribution) -> String {
    let scale = format.study.scale(of: own.variable)
    let groups = own.groups.map { group -> String in
      let head = [name(group, of: own), "n = \(group.values.count)"].filter { !$0.isEmpty }
        .joined(separator: ", ")
      guard let box = group.box else { return head }
      let number = { format.style.decimals($0, scale.data) }
      let (low, high) = (number(box.lowerQuartile), number(box.upperQuartile))
      return head + ", median " + number(box.median) + " ("
        + low + format.style.rangeMark(between: low, high) + high + "), mean "
        + format.style.decimals(box.mean, scale.mean)
    }
    let stratum = own.stratum.map { " (\($0))" } ?? ""
    let test = test(of: own).map { "; " + $0 } ?? ""
    return format.study.heading(own.variable) + stratum + ": " + groups.joined(separator: "; ")
      + test + "."
  }
}

extension BoxPlot.Summary {
  fileprivate init(_ box: TukeyBoxPlot) {
    self.init(
      lowerWhisker: box.lowerWhisker, lowerQuartile: box.lowerQuartile, median: box.median,
      upperQuartile: box.upperQuartile, upperWhisker: box.upperWhisker, mean: box.mean)
  }
}
