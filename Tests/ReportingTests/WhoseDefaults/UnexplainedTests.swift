import Analysis
import Foundation
import TestSupport
import Testing

@testable import Reporting

/// Numbers that no choice gives, made by changing the digits of numbers of the example studies: how
/// often a choice is named for one all the same, by chance.
struct UnexplainedTests {
  struct Count {
    var tried = 0
    var single = 0
    var pair = 0
    var rounding = 0

    var words: String {
      "\(tried) numbers; fit by a single choice \(single), by a pair \(pair), by a rounding"
        + " \(rounding)"
    }
  }

  static func results(_ study: String) throws -> StudyResults {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/\(study)")
    let plan = folder.appending(path: "study.yml")
    return try OpenedStudy(
      plan: Array(Data(contentsOf: plan)), planFile: plan.path, dataFile: nil
    ).results()
  }

  /// Every twenty-third number of an answer, printed with so many digits and changed by some units.
  static func count(_ results: StudyResults, digits: Int, random: inout SplitMix64) -> Count {
    var count = Count()
    for answer in results.answers {
      let rows = answer.findings.filter {
        $0.number.map { abs($0) > 1e-12 && $0.isFinite } ?? false
      }
      for position in stride(from: 7, to: rows.count, by: 23) {
        let row = rows[position]
        guard let value = row.number.flatMap(DecimalText.init) else { continue }
        let decimals = digits - 1 - value.magnitude
        guard decimals > 0 else { continue }
        let units = Int.random(in: 2...9, using: &random) * (Bool.random(using: &random) ? 1 : -1)
        let changed = (row.number ?? 0) + Double(units) * pow(10, Double(-decimals))
        guard let text = DecimalText(changed), !text.rounded(to: decimals).isZero else { continue }
        let printed = PrintedCell(text.text(decimals: decimals, minus: "-"))
        var search = ChoiceSearch(results.cohort)
        let found = search.explanation(of: printed, [row], in: answer).fitting
        count.tried += 1
        if found.contains(where: { $0.choices.count == 1 }) { count.single += 1 }
        if found.contains(where: { $0.choices.count == 2 }) { count.pair += 1 }
        let roundings = printed.numbers.first.map {
          RoundingHabit.fitting($0, (row.number ?? 0) * row.scale(beside: $0))
        }
        if roundings?.isEmpty == false { count.rounding += 1 }
      }
    }
    return count
  }

  @Test func `changed digits are hardly ever explained`() throws {
    var random = SplitMix64(state: 20261126)
    let studies = ["thermal-ablation", "veterans-lung-cancer"]
    let results = try studies.map(Self.results)
    for digits in 2...4 {
      var all = Count()
      for study in results {
        let own = Self.count(study, digits: digits, random: &random)
        all.tried += own.tried
        all.single += own.single
        all.pair += own.pair
        all.rounding += own.rounding
      }
      print("\(digits) digits, changed by 2 to 9 units: \(all.words)")
      #expect(all.tried > 50)
      #expect(20 * (all.single + all.pair) < all.tried)
    }
  }
}
