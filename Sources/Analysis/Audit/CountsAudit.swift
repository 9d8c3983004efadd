import Statistics

/// A check of counts and percentages by group.
struct CountsAudit {
  private struct Level {
    let name: String
    let counts: [Int]
    let percents: [AuditEntry.Printed?]
    let printedCounts: [AuditEntry.Printed?]

    /// Whether the row counts what is not known.
    var isMissing: Bool {
      let words = name.lowercased()
      return ["missing", "unknown", "not available", "not known", "n/a", "na", "not reported"]
        .contains { words == $0 || words.hasPrefix($0 + " ") || words.hasPrefix($0 + ",") }
    }
  }

  private let entry: AuditEntry
  private let groups: [(label: String, n: Int)]
  private let levels: [Level]
  private let isComplete: Bool

  init(_ entry: AuditEntry) {
    self.entry = entry
    let written = entry.list("groups")
    let groups = written.enumerated().compactMap { index, group in
      group.count("n").map { (group.text("label") ?? "group \(index + 1)", $0) }
    }
    let levels = entry.list("levels").map { level -> Level in
      let counts = level.list("counts")
      return Level(
        name: level.text("level") ?? level.text("label") ?? "",
        counts: counts.compactMap(\.count),
        percents: level.list("percents").map(AuditEntry.Printed.init),
        printedCounts: counts.map(AuditEntry.Printed.init))
    }
    isComplete =
      !groups.isEmpty && groups.count == written.count && !levels.isEmpty
      && levels.allSatisfy { $0.counts.count == groups.count }
    self.groups = groups
    self.levels = levels
  }

  /// Compares everything that was printed.
  func check(_ outcome: inout AuditOutcome) {
    guard isComplete else {
      return outcome.lacks("every group needs n, and every level a count for each group")
    }
    checkSums(&outcome)
    checkPercents(&outcome)
    checkOverall(&outcome)
    checkP(&outcome)
  }

  private func sum(_ group: Int) -> Int { levels.reduce(0) { $0 + $1.counts[group] } }

  /// No group may hold more patients than it has.
  private func checkSums(_ outcome: inout AuditOutcome) {
    for (index, group) in groups.enumerated() {
      for level in levels where level.counts[index] > group.n {
        guard let printed = level.printedCounts[index] else { continue }
        outcome.add(name("count", level, group.label), printed, "at most n", 0...Double(group.n))
      }
      let total = sum(index)
      if total > group.n, levels.allSatisfy({ $0.counts[index] <= group.n }),
        let printed = levels.last?.printedCounts[index]
      {
        let rest = Double(group.n - (total - (levels.last?.counts[index] ?? 0)))
        outcome.add(
          name("count", levels[levels.count - 1], group.label), printed,
          "at most n with the other levels", min(0, rest)...max(0, rest))
      }
    }
  }

  private func name(_ what: String, _ level: Level, _ group: String) -> String {
    "\(what) of \(level.name) in \(group)"
  }

  // MARK: - Percentages

  /// The totals that a percentage may be of, each under one reading for the whole table.
  private func denominators(_ level: Level, _ group: Int) -> [(name: String, total: Int)] {
    let unknown = levels.filter(\.isMissing).reduce(0) { $0 + $1.counts[group] }
    return [
      ("the group's n", groups[group].n),
      ("the patients with a value", level.isMissing ? groups[group].n : sum(group) - unknown),
      ("the level's total", level.counts.reduce(0, +)),
      ("all patients", groups.reduce(0) { $0 + $1.n }),
    ]
  }

  private func checkPercents(_ outcome: inout AuditOutcome) {
    let cells = levels.flatMap { level in
      groups.indices.compactMap { group -> (Level, Int, AuditEntry.Printed)? in
        guard level.percents.indices.contains(group), let printed = level.percents[group] else {
          return nil
        }
        return (level, group, printed)
      }
    }
    guard !cells.isEmpty else { return }
    let fitting = (0..<4).filter { reading in
      cells.allSatisfy { level, group, printed in
        share(level, group, reading).map { printed.number.holds($0) } ?? false
      }
    }
    for (level, group, printed) in cells {
      // Where one reading fits every cell, the first that does is the table's; else each cell is
      // judged by the group's n or the patients with a value.
      let readings = (fitting.first.map { [0, $0] } ?? [0, 1]).reduce(into: [Int]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      outcome.add(
        AuditPart(
          name("percentage", level, groups[group].label), printed: printed.text,
          number: printed.number,
          readings: readings.compactMap { reading in
            let share = share(level, group, reading)
            let name = "count over \(denominators(level, group)[reading].name)"
            return share.map {
              .init(name, $0...$0, printed: printed.number, isExpected: reading == 0)
            }
          }))
    }
  }

  private func share(_ level: Level, _ group: Int, _ reading: Int) -> Double? {
    let total = denominators(level, group)[reading].total
    return total > 0 ? 100 * Double(level.counts[group]) / Double(total) : nil
  }

  // MARK: - Totals

  private func checkOverall(_ outcome: inout AuditOutcome) {
    guard let overall = entry["overall"] else { return }
    let total = groups.reduce(0) { $0 + $1.n }
    if let n = overall.number("n") {
      outcome.add("n of all", n, "the sum of the groups", Double(total)...Double(total))
    }
    let n = overall.count("n") ?? total
    for (index, printed) in overall.list("counts").map(AuditEntry.Printed.init).enumerated() {
      guard levels.indices.contains(index), let printed else { continue }
      let sum = Double(levels[index].counts.reduce(0, +))
      outcome.add(
        "count of \(levels[index].name) of all", printed, "the sum of the groups", sum...sum)
    }
    for (index, printed) in overall.list("percents").map(AuditEntry.Printed.init).enumerated() {
      guard levels.indices.contains(index), let printed, n > 0 else { continue }
      percentOfAll(levels[index], printed, n, &outcome)
    }
  }

  private func percentOfAll(
    _ level: Level, _ printed: AuditEntry.Printed, _ n: Int, _ outcome: inout AuditOutcome
  ) {
    let count = Double(level.counts.reduce(0, +))
    let known = levels.filter { !$0.isMissing }.reduce(0) { $0 + $1.counts.reduce(0, +) }
    let all = 100 * count / Double(n)
    var readings = [AuditPart.Reading("count over n", all...all, printed: printed.number)]
    if known > 0, known != n, levels.count > 1, !level.isMissing {
      let share = 100 * count / Double(known)
      readings.append(
        .init(
          "count over the patients with a value", share...share, printed: printed.number,
          isExpected: false))
    }
    outcome.add(
      AuditPart(
        "percentage of \(level.name) of all", printed: printed.text, number: printed.number,
        readings: readings))
  }

  // MARK: - p

  private func checkP(_ outcome: inout AuditOutcome) {
    guard let printed = entry.number("p") else {
      return outcome.lacks("no p was printed as a number")
    }
    guard groups.count > 1 else { return outcome.lacks("a p compares two groups or more") }
    let declared = entry.text("test").map(AuditTest.init)
    if declared == .other || declared == .student || declared == .welch || declared == .anyT {
      return outcome.lacks("\(entry.text("test") ?? "") cannot be checked by counts")
    }
    let readings = tables.flatMap { table in
      tests(table.counts).map { test, name, p in
        AuditPart.Reading(
          name + table.suffix, p...p, printed: printed.number,
          isExpected: table.isExpected && (declared == nil || declared == test))
      }
    }
    guard readings.contains(where: \.isExpected) else {
      return outcome.lacks("no test can be computed from these counts")
    }
    outcome.add(
      AuditPart(
        "p", printed: printed.text, number: printed.number, readings: readings, isProbability: true)
    )
  }

  private struct CountTable {
    let counts: [[Int]]
    let suffix: String
    let isExpected: Bool
  }

  /// The tables whose p may have been printed, by group and level.
  private var tables: [CountTable] {
    func table(_ levels: [Level], rest: Bool) -> [[Int]] {
      groups.indices.map { group in
        let counts = levels.map { $0.counts[group] }
        let others = groups[group].n - counts.reduce(0, +)
        return rest ? counts + [max(0, others)] : counts
      }
    }
    let isSplit = groups.indices.contains { sum($0) < groups[$0].n }
    let known = levels.filter { !$0.isMissing }
    var all: [CountTable] = []
    if levels.count == 1 || !isSplit {
      all.append(
        CountTable(counts: table(levels, rest: levels.count == 1), suffix: "", isExpected: true))
    } else {
      all.append(CountTable(counts: table(levels, rest: false), suffix: "", isExpected: true))
      all.append(
        CountTable(
          counts: table(levels, rest: true), suffix: " with the other patients as a level",
          isExpected: false))
    }
    if known.count < levels.count, known.count > 1 {
      all.append(
        CountTable(
          counts: table(known, rest: false), suffix: " without the row of missing values",
          isExpected: false))
    }
    return all
  }

  /// The p of each test of a table, those that it does not allow left out.
  private func tests(_ counts: [[Int]]) -> [(AuditTest, String, Double)] {
    let columns = (counts.first?.indices ?? 0..<0).filter { level in
      counts.contains { $0[level] > 0 }
    }
    let table = counts.map { row in columns.map { row[$0] } }.filter { $0.contains { $0 > 0 } }
    guard table.count > 1, columns.count > 1 else { return [] }
    var found: [(AuditTest, String, Double)] = []
    let isFourfold = table.count == 2 && columns.count == 2
    if let test = try? ChiSquaredTest(table) {
      found.append((.chiSquared, "the χ² test", test.pValue()))
      if isFourfold {
        found.append((.corrected, "the corrected χ² test", test.pValue(corrected: true)))
      }
    }
    if isFourfold, let test = try? FisherExact(table) {
      found.append((.fisher, "Fisher's exact test", test.pValue()))
    } else if !isFourfold, let test = try? FisherExactTable(table) {
      found.append((.fisher, "Fisher's exact test", test.pValue))
    }
    return found
  }
}
