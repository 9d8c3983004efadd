import Foundation
import Testing

@testable import Analysis
@testable import Reporting

/// What a note tells the reader to write in the plan gives the number that the note says.
struct PlanWordsTests {
  /// One number of every kind of result, with every choice that changes it.
  static let trials: [(analysis: String, trial: ChoiceTrial)] = (try? found()) ?? []

  private static func found() throws -> [(String, ChoiceTrial)] {
    let head = StudyFile.head.replacing(
      "outcomes:", with: "  sex2: {column: sex, levels: {f: Female, m: Male}}\noutcomes:")
    let results = try StudyFile.results(StudyFile.analyses, head: head)
    var known: Set<String> = []
    var all: [(String, ChoiceTrial)] = []
    for answer in results.answers {
      var search = ChoiceSearch(results.cohort)
      for row in answer.findings where row.number != nil {
        let kind = "\(answer.question.verb.keyword) \(row.context) \(row.statistic)"
        guard known.insert(kind).inserted else { continue }
        let cell = PrintedCell("12.34567")
        let explanation = search.explanation(of: cell, [row], in: answer)
        all += explanation.trials.filter { $0.choices.count == 1 }.map { (answer.question.id, $0) }
      }
    }
    return all
  }

  @Test func `every kind of result has its choices`() throws {
    #expect(Self.trials.count > 400)
    for (_, trial) in Self.trials {
      let choice = try #require(trial.choices.first)
      #expect(!choice.words.isEmpty && !choice.words.contains("`"))
    }
  }

  /// The options of an analysis as its entry in the plan has them.
  private static func adding(_ plan: String, to entry: String) -> String {
    var entry = entry
    var words = plan
    if plan.hasPrefix("where: ") {
      if let old = entry.firstMatch(of: /, where: ([^,}]*)/) {
        words = "where: (\(old.1)) and " + plan.dropFirst(7)
      }
      words = "where: \"\(words.dropFirst(7))\""
    }
    for key in words.matches(of: /(?:^|, )([a-z_]+): (?:\{[^}]*\}|"[^"]*"|[^,{]*)/).map(\.1) {
      if key == "kaplan_meier" || key == "event" && words.hasPrefix("kaplan_meier") { continue }
      for pattern in [", \(key): [", ", \(key): {", ", \(key): "] {
        guard let start = entry.range(of: pattern) else { continue }
        let closing: Character? =
          pattern.hasSuffix("[") ? "]" : pattern.hasSuffix("{") ? "}" : nil
        let rest = entry[start.upperBound...]
        let end =
          closing.flatMap { rest.firstIndex(of: $0).map { entry.index(after: $0) } }
          ?? rest.firstIndex { $0 == "," || $0 == "}" }
        if let end { entry.removeSubrange(start.lowerBound..<end) }
        break
      }
    }
    return entry.dropLast() + ", " + words + "}"
  }

  @Test func `the words of the plan give the number`() throws {
    var checked = 0
    let head = StudyFile.head.replacing(
      "outcomes:", with: "  sex2: {column: sex, levels: {f: Female, m: Male}}\noutcomes:")
    let told = Self.trials.filter { _, trial in
      guard let choice = trial.choices.first, let plan = choice.plan else { return false }
      let isTold = if case .others = choice.reading { true } else { choice.reading.isPlain }
      return isTold && !plan.hasPrefix("kaplan_meier")
    }
    let plans = Dictionary(grouping: told) { analysis, trial in
      [analysis, trial.choices.first?.plan ?? ""]
    }
    for (key, trials) in plans {
      let entry = try #require(StudyFile.analyses.first { $0.hasPrefix("{id: \(key[0]),") })
      let changed = Self.adding(key[1], to: entry)
      let results: StudyResults
      do { results = try StudyFile.results([changed], head: head) } catch {
        Issue.record("\(changed): \(error)")
        continue
      }
      let findings = results.answers.flatMap(\.findings)
      for (_, trial) in trials {
        let row = try #require(trial.rows.first)
        let same = findings.first {
          $0.isOfSameResult(as: row) && $0.statistic == row.statistic
        }
        #expect(same?.value == row.value, "\(changed): \(ResultPath.path(to: row))")
        checked += 1
      }
    }
    print("\(checked) numbers from \(plans.count) changed plans")
    #expect(checked > 300)
  }
}
