internal import Cohorts

/// `skewed-mean-sd`: a strongly skewed variable is printed as mean and standard deviation.
///
/// Mean ± 2 SD is then no range of the data. The rule, of a variable that a `summarize` prints as
/// mean and SD, over all its patients: a skewness beyond ±2; or one above 1 where the declared `range`
/// starts at 0 or above and the mean is less than 2 SD above that start. What it cannot see: skewness
/// within ±2 of a variable without a range, and two modes.
///
/// Sources: Altman and Bland 1996, doi 10.1136/bmj.313.7066.1200, for readers who have the mean and SD
/// alone; with the data at hand their sign is believed where the skewness is above 1, which Bulmer
/// (Principles of Statistics, Dover 1979) calls high. The limit of 2: Curran, West and Finch 1996,
/// doi 10.1037/1082-989X.1.1.16.
struct SkewedMeanSD: CheckRule {
  private static let mostSkewed = 2.0
  private static let highlySkewed = 1.0

  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    subject.answers.flatMap { answer -> [Check] in
      guard case .summarize(let verb) = answer.question.verb else { return [] }
      return verb.variables.compactMap { name in
        guard let variable = subject.cohort.variable(name.text), isMean(variable, verb) else {
          return nil
        }
        return check(variable, answer)
      }
    }
  }

  /// Whether the table prints the mean with the standard deviation.
  private func isMean(_ variable: Variable, _ verb: Summarize) -> Bool {
    guard case .numeric = variable.column else { return false }
    guard let lines = verb.lines(of: variable.name, .continuous) else {
      return variable.declaration.distribution == .symmetric
    }
    return lines.contains { $0.statistics.contains("mean") && $0.statistics.contains("sd") }
  }

  private func check(_ variable: Variable, _ answer: Answer) -> Check? {
    let overall = answer.findings.filter {
      $0.context == "continuous" && $0.variable == variable.name && $0.group1Level == nil
        && $0.group2Level == nil
    }
    func number(_ statistic: String) -> Double? {
      overall.first { $0.statistic == statistic }?.number
    }
    guard let mean = number("mean"), let sd = number("sd"), sd > 0 else { return nil }
    let skewness = number("skewness") ?? 0
    let least = variable.declaration.range?.lowerBound
    let isNearLeast =
      skewness > Self.highlySkewed && (least.map { $0 >= 0 && mean - 2 * sd < $0 } ?? false)
    guard abs(skewness) > Self.mostSkewed || isNearLeast else { return nil }
    let bound = isNearLeast ? least.map { [Check.Number("least", $0, .value)] } ?? [] : []
    return Check(
      .skewedMeanSD, analysis: answer.question.id, variable: variable.name,
      numbers: [
        .init("mean", mean, .tenths), .init("sd", sd, .tenths),
        .init("skewness", skewness, .tenths),
      ] + bound,
      "\(variable.label) is skewed (mean {mean}, SD {sd}, skewness {skewness}"
        + (isNearLeast ? "; 2 SD below the mean is less than {least}, the least possible" : "")
        + "): median and quartiles say more than mean and SD; distribution: skewed prints them.")
  }
}
