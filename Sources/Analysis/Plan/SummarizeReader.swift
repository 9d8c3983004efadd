import Cohorts

extension Fields {
  /// `summarize`.
  func summarize() -> Summarize {
    var verb = Summarize(variables: names("summarize"))
    read("overall", into: &verb.overall)
    read("interval", into: &verb.interval)
    verb.templates = written("statistic").map { templates($0, among: verb.variables) } ?? []
    verb.digits = digits(verb.variables)
    read("percent", into: &verb.percent)
    read("missing", into: &verb.missing)
    if let test = written("test") {
      if test.node.entries != nil {
        verb.tests = byVariable(test, among: verb.variables)
      } else if let choice = TestChoice(test) {
        verb.test = choice
      }
    }
    read("difference", into: &verb.difference)
    read("smd", into: &verb.smd)
    return verb
  }

  private func digits(_ variables: [SourceText]) -> [String: Int] {
    guard let written = written("digits") else { return [:] }
    var digits: [String: Int] = [:]
    if written.node.entries != nil {
      digits = byVariable(written, among: variables)
    } else if let all = Int(written) {
      for variable in variables { digits[variable.text] = all }
    }
    if !digits.values.allSatisfy((0...15).contains) {
      written.refuse("whole numbers from 0 to 15")
    }
    return digits
  }

  private func templates(
    _ written: Written, among variables: [SourceText]
  ) -> [Summarize.Template] {
    guard written.node.entries != nil else {
      return template(.all, written).map { [$0] } ?? []
    }
    return (written.entries("cell templates") ?? []).compactMap { key, value in
      switch key.text {
      case "all" where !variables.contains { $0.text == key.text }: return template(.all, value)
      case "continuous": return template(.continuous, value)
      case "categorical": return template(.categorical, value)
      default:
        check(key, isAmong: variables)
        return template(.variable(key), value)
      }
    }
  }

  private func template(_ scope: Summarize.Template.Scope, _ written: Written) -> Summarize
    .Template?
  {
    guard let lines = [SourceText](written) else { return nil }
    for line in lines { CellTemplate.check(line, faults) }
    return Summarize.Template(scope: scope, lines: lines)
  }
}

/// A cell template such as `{mean} ({sd})`.
enum CellTemplate {
  /// The statistics that templates can name.
  static let statistics = [
    "N", "mean", "sd", "var", "se", "sum", "median", "p25", "p75", "iqr", "mad", "min", "max",
    "geometric.mean", "skewness", "kurtosis", "mean.conf.low", "mean.conf.high",
    "median.conf.low", "median.conf.high", "n", "p", "conf.low", "conf.high", "N_obs", "N_miss",
    "N_nonmiss",
  ]

  /// Notes braces that do not match and statistics that do not exist.
  static func check(_ template: SourceText, _ faults: Faults) {
    do {
      let pieces = try ProseTemplate.pieces(of: template)
      for case .path(let name) in pieces where !statistics.contains(name.text) {
        let phrase = Suggestion.phrase(
          for: name.text, among: statistics,
          else: "; expected " + statistics.joined(separator: ", "))
        faults.add("there is no statistic \"\(name.text)\" for a cell\(phrase)", at: name.place)
      }
    } catch {
      for problem in error.all { faults.add(problem.sentence, at: problem.place) }
    }
  }
}
