import Foundation
import Statistics
import TestSupport
import Testing

@testable import Analysis

/// Tables printed from made-up cohorts, right and with seeded errors: how many errors are found, and
/// how often a right table is called wrong.
struct AuditCorpusTests {
  /// A row as printed.
  struct Row {
    var n: [Int]
    var mean: [String]
    var sd: [String]
    var p: String

    var verdict: AuditResult.Verdict? {
      let groups = (0...1).map { "{n: \(n[$0]), mean: '\(mean[$0])', sd: '\(sd[$0])'}" }
      let check = "kind: two_group_mean_sd, groups: [\(groups.joined(separator: ", "))], p: '\(p)'"
      return try? AuditTests.audit(check)?.verdict
    }
  }

  /// Rows of 12 to 90 patients a group, whose means lie up to one deviation apart.
  static func rows() throws -> [Row] {
    var random = SplitMix64(state: 20261125)
    return try (0..<300).map { index in
      let shift = Double.random(in: 0...1, using: &random)
      let groups = try (0...1).map { group in
        let n = Int.random(in: 12...90, using: &random)
        let values = (0..<n).map { _ in
          let sum = (0..<12).reduce(0.0) { total, _ in total + .random(in: 0...1, using: &random) }
          return 60 + 9 * (sum - 6 + shift * Double(group))
        }
        return try Sample(values)
      }
      let p =
        index.isMultiple(of: 2)
        ? try StudentTTest(groups[0], groups[1]).pValue()
        : try WelchTTest(groups[0], groups[1]).pValue()
      let summaries = groups.map { Summary($0) }
      return Row(
        n: groups.map(\.count), mean: summaries.map { String(format: "%.1f", $0.mean ?? 0) },
        sd: summaries.map { String(format: "%.1f", $0.standardDeviation ?? 0) },
        p: p < 0.001 ? "<0.001" : String(format: "%.3f", p))
    }
  }

  @Test func `no right table is called wrong`() throws {
    for row in try Self.rows() { #expect(row.verdict != .conflict && row.verdict != nil, "\(row)") }
  }

  /// An error that leaves p within its rounding cannot be found.
  ///
  /// The bounds hold for the rows above; the shares are printed.
  @Test(
    arguments: [
      ("standard errors printed as deviations", 0.7), ("digits of a mean transposed", 0.7),
      ("p of another row", 0.9),
    ] as [(String, Double)])
  func `seeded errors are found`(error: String, least: Double) throws {
    let rows = try Self.rows()
    let wrong = zip(rows, rows.dropFirst() + rows.prefix(1)).map { row, next -> Row in
      var row = row
      switch error {
      case "standard errors printed as deviations":
        row.sd = zip(row.sd, row.n).map {
          String(format: "%.1f", (Double($0) ?? 0) / Double($1).squareRoot())
        }
      case "digits of a mean transposed":
        let digits = Array(row.mean[0])
        row.mean[0] = String([digits[1], digits[0]] + digits.dropFirst(2))
      default: row.p = next.p
      }
      return row
    }
    let changed = zip(rows, wrong).filter { $0.mean != $1.mean || $0.sd != $1.sd || $0.p != $1.p }
    let found = changed.filter { $0.1.verdict == .conflict }.count
    let share = Double(found) / Double(changed.count)
    print("\(error): \(found) of \(changed.count) found")
    #expect(share >= least, "\(share)")
  }
}
