import Analysis
import Cohorts
import Statistics

/// One analysis of the script while it is written: the calls, and which rows they answer.
struct RSection {
  let answer: Answer
  let cohort: Cohort
  let names: ScriptNames
  let index: SpotIndex
  private(set) var lines: [String] = []
  /// The rows with numbers that no line speaks of yet.
  private var open: Set<Int>
  /// How many rows the lines since the last mark speak of.
  private var spoken = 0
  private var indent = "  "

  init(_ answer: Answer, _ cohort: Cohort, _ names: ScriptNames) {
    (self.answer, self.cohort, self.names) = (answer, cohort, names)
    index = SpotIndex(answer.findings)
    open = Set(answer.findings.filter { $0.number != nil }.map(\.row))
  }

  var question: Question { answer.question }
  var level: String { R.number(question.confidence) }
  var alternative: String { R.text(question.alternative.rawValue) }
  var formula: RFormula { RFormula(names: names, cohort: cohort, frame: "s") }

  // MARK: - Lines

  /// Lines of R.
  mutating func add(_ new: String...) { for line in new { lines.append(indent + line) } }

  /// A comment.
  mutating func say(_ words: String) { add("# " + words.onOneLine) }

  /// Lines that need a package.
  mutating func needs(_ package: String, _ write: (inout RSection) -> Void) {
    let (start, before) = (lines.count, spoken)
    indent += "  "
    write(&self)
    indent.removeLast(2)
    guard lines.count > start else { return }
    lines.insert("\(indent)needs(\(R.text(package)), \(spoken - before), {", at: start)
    add("})")
  }

  // MARK: - Rows

  /// A statistic and the R that gives it.
  typealias Pair = (statistic: String, code: String)

  /// Compares the statistics of a place that have numbers.
  ///
  /// - Parameters:
  ///   - within: another relative tolerance, where R only searches to one.
  ///   - near: another absolute one.
  mutating func check(
    _ spot: Spot, within: String? = nil, near: String? = nil, _ pairs: [Pair]
  ) {
    var parts: [String] = []
    var path: String?
    for pair in pairs {
      guard let row = take(spot, pair.statistic), let number = row.number else { continue }
      path = path ?? Self.prefix(of: row)
      parts.append("\(pair.statistic) = c(\(R.number(number)), \(pair.code))")
    }
    guard let path else { return }
    spoken += parts.count
    if let within { parts.append("within = \(within)") }
    if let near { parts.append("near = \(near)") }
    let head = "check(\(R.text(path)),"
    if parts.count == 1, head.utf8.count + parts[0].utf8.count < 90 {
      return add("\(head) \(parts[0]))")
    }
    add(head)
    for (number, part) in parts.enumerated() {
      add("  " + part + (number == parts.count - 1 ? ")" : ","))
    }
  }

  private mutating func take(_ spot: Spot, _ statistic: String) -> Finding? {
    let row = index.rows(spot).first { $0.statistic == statistic && open.contains($0.row) }
    if let row { open.remove(row.row) }
    return row
  }

  private static func prefix(of row: Finding) -> String {
    let path = ResultPath.path(to: row)
    return String(path.dropLast(row.statistic.count + 1))
  }

  /// Says why rows are not compared.
  mutating func leave(_ reason: String, where isMeant: (Finding) -> Bool = { _ in true }) {
    let rows = answer.findings.filter { open.contains($0.row) && isMeant($0) }
    guard !rows.isEmpty else { return }
    for row in rows { open.remove(row.row) }
    spoken += rows.count
    add("not_compared(\(R.text(reason)), c(")
    for (number, row) in rows.enumerated() {
      add("  " + R.text(ResultPath.path(to: row)) + (number == rows.count - 1 ? "))" : ","))
    }
  }

  /// Whether a row of a place is still to be answered.
  func isOpen(_ spot: Spot, _ statistic: String) -> Bool {
    index.rows(spot).contains { $0.statistic == statistic && open.contains($0.row) }
  }

  /// Whether any row of a place is.
  func isOpen(_ spot: Spot) -> Bool { index.rows(spot).contains { open.contains($0.row) } }

  // MARK: - Patients

  /// The name of the column by which patients are grouped: of several variables together `group`.
  var groupColumn: String {
    question.by.count == 1 ? names(question.by[0].text) : ".group"
  }

  /// Makes `s`, the patients of the analysis: in the subset, and with a known group.
  mutating func select() {
    add("s <- d")
    if let subset = question.subset, let tree = cohort.condition(subset) {
      add("s <- s[which(\(formula.whole(tree))), ]")
    }
    for by in question.by { keepKnown(names(by.text)) }
    if question.by.count > 1, crossesGroups {
      let columns = question.by.map { "s$\(names($0.text))" }.joined(separator: ", ")
      add("s$.group <- crossed(\(columns))")
    }
  }

  private var crossesGroups: Bool {
    switch question.verb {
    case .kaplanMeier, .cumulativeIncidence: true
    default: false
    }
  }

  /// Leaves out of `s` who lacks a value.
  mutating func keepKnown(_ column: String) { add("s <- s[!is.na(s$\(column)), ]") }

  /// The column of a grouping variable of the results.
  func column(ofGroup group: String) -> String {
    question.by.count > 1 && crossesGroups ? ".group" : names(group)
  }

  /// The expression for some patients of `s`.
  func frame(_ patients: Spot.Patients) -> String {
    var conditions: [String] = []
    if let group = patients.group, let level = patients.level {
      conditions.append("s$\(column(ofGroup: group)) == \(R.text(level))")
    }
    if let group = patients.group2, let level = patients.level2 {
      conditions.append("s$\(column(ofGroup: group)) == \(R.text(level))")
    }
    return conditions.isEmpty ? "s" : "s[which(\(conditions.joined(separator: " & "))), ]"
  }

  /// The labels of a variable's levels.
  func labels(_ name: String) -> [String] {
    if case .categorical(let column)? = cohort.variable(name)?.column {
      column.levels.map(\.label)
    } else {
      []
    }
  }
}
