internal import Cohorts

/// `expected-counts`: a χ² test was asked for where an expected count is below 5.
///
/// The statistic is then far from its χ² distribution. The rule: Pearson's χ² test with a smallest
/// expected count below 5, as `test: auto` and R take it; Cochran allowed up to a fifth of the cells
/// of a larger table to be below 5, none below 1. It never speaks of `auto`, which takes Fisher's
/// test there.
///
/// Source: Cochran 1954, doi 10.2307/3001616.
struct ExpectedCounts: CheckRule {
  private static let least = 5.0

  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    subject.answers.flatMap { answer in
      answer.numbers("min.expected", in: ["chi_squared"]).compactMap { row in
        guard let expected = row.number, expected < Self.least else { return nil }
        let group = row.group1Level.map { " (\($0))" } ?? ""
        return Check(
          .expectedCounts, analysis: answer.question.id, variable: row.variable,
          group: row.group1Level, numbers: [.init("min.expected", expected, .expected)],
          "\(row.variable.map(subject.label) ?? "")\(group), χ² test: the smallest expected count is"
            + " {min.expected}, below 5: the approximation may be poor; Fisher’s test needs none.")
      }
    }
  }
}
