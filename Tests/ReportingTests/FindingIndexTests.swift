import Analysis
import Testing

@testable import Reporting

@Suite struct FindingIndexTests {
  private static func row(
    _ context: String, _ statistic: String, _ variable: String? = nil, level: String? = nil,
    group: String? = nil, _ value: Double
  ) -> Finding {
    Finding(
      analysis: "a", group1: group == nil ? nil : "arm", group1Level: group, variable: variable,
      variableLevel: level, context: context, statistic: statistic, value: .number(value))
  }

  /// The rows of one place need not follow each other, and of two alike the first counts.
  private static let index = FindingIndex([
    row("continuous", "mean", "age", group: "A", 1), row("continuous", "sd", "age", group: "A", 2),
    row("categorical", "n", "sex", level: "f", 3), row("categorical", "p", "sex", level: "f", 4),
    row("categorical", "n", "sex", level: "m", 5),
    row("continuous", "N", "age", group: "A", 6), row("continuous", "mean", "age", group: "A", 7),
    row("continuous", "mean", "age", 8), row("cox_baseline", "hazard", group: "sex = f", 9),
  ])

  @Test func `a row is found by all that it is`() {
    let index = Self.index
    #expect(index.number("continuous", "mean", of: "age", group: "A") == 1)
    #expect(index.number("continuous", "N", of: "age", group: "A") == 6)
    #expect(index.number("continuous", "mean", of: "age") == 8)
    #expect(index.number("categorical", "n", of: "sex", level: "m") == 5)
    #expect(index.find("categorical", "n", of: "sex") == nil)
    #expect(index.find("categorical", "median", of: "sex", level: "f") == nil)
    #expect(index.sibling("N", of: index.findings[0])?.number == 6)
  }

  @Test func `names stand in the order met, without those of a baseline hazard`() {
    let index = Self.index
    #expect(index.contexts == ["continuous", "categorical", "cox_baseline"])
    #expect(index.groups == ["A"] && index.groupings == ["arm"] && index.secondGroups.isEmpty)
    #expect(index.levels(of: "sex", in: "categorical") == ["f", "m"])
    #expect(index.levels(of: "age", in: "continuous").isEmpty)
    #expect(index.contexts(of: "sex") == ["categorical"] && index.contexts(of: "bmi").isEmpty)
    #expect(index.variables.sorted() == ["age", "sex"])
  }

  @Test(arguments: [3, 8, 9, 100]) func `each value stands once, few or many`(_ count: Int) {
    let values = (0..<count).flatMap { [$0, $0, $0 / 2] }
    #expect(values.distinct() == Array(0..<count))
    #expect((0..<count).map(String.init).reversed().distinct().count == count)
  }
}
