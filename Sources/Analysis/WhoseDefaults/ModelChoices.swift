import Cohorts

/// Ties, intervals, penalties and tests of regression models.
extension ChoiceGrid {
  var modelChoices: [AnalyticChoice] {
    switch question.verb {
    case .cox(let verb): ties(verb) + transforms(verb) + modelReadings
    case .logistic(let verb): logistic(verb) + modelReadings + effectCoding
    case .linear: modelReadings
    case .cumulativeIncidence where context == "fine_gray": modelReadings
    default: []
    }
  }

  private func ties(_ verb: CoxRegression) -> [AnalyticChoice] {
    let options: [Option<Conventions.Ties>] = [
      Option(.efron, "Efron's treatment of ties", "ties: efron"),
      Option(.breslow, "Breslow's treatment of ties", "ties: breslow"),
    ]
    return choices(
      .estimator, options, now: verb.ties ?? question.conventions.ties, default: \.ties
    ) { value, question in
      guard case .cox(var verb) = question.verb else { return }
      verb.ties = value
      question.verb = .cox(verb)
    }
  }

  private func transforms(_ verb: CoxRegression) -> [AnalyticChoice] {
    guard context == "cox_zph" else { return [] }
    let options: [Option<CoxRegression.Transform>] = [
      Option(.km, "time on the scale of 1 − S", "transform: km"),
      Option(.identity, "time as it is", "transform: identity"),
      Option(.log, "time on a logarithmic scale", "transform: log"),
      Option(.rank, "the ranks of the times", "transform: rank"),
    ]
    return choices(.definition, options, now: verb.transform) { value, question in
      guard case .cox(var verb) = question.verb else { return }
      verb.transform = value
      question.verb = .cox(verb)
    }
  }

  private func logistic(_ verb: LogisticRegression) -> [AnalyticChoice] {
    let intervals: [Option<Conventions.LogisticInterval>] = [
      Option(.profile, "limits of the profile likelihood", "interval: profile"),
      Option(.wald, "Wald's limits", "interval: wald"),
    ]
    let ways = choices(
      .interval, hasLimits ? intervals : [],
      now: verb.interval ?? question.conventions.logisticInterval, default: \.logisticInterval
    ) { value, question in
      guard case .logistic(var verb) = question.verb else { return }
      verb.interval = value
      question.verb = .logistic(verb)
    }
    let penalties: [Option<LogisticRegression.Penalty>] = [
      Option(.none, "maximum likelihood without a penalty", "penalty: none"),
      Option(.firth, "Firth's penalised likelihood", "penalty: firth"),
    ]
    return ways
      + choices(.estimator, penalties, now: verb.penalty) { value, question in
        guard case .logistic(var verb) = question.verb else { return }
        verb.penalty = value
        question.verb = .logistic(verb)
      } + (row?.variable == nil ? [] : [otherEvent(verb)])
  }

  private func otherEvent(_ verb: LogisticRegression) -> AnalyticChoice {
    let levels = self.levels(of: verb.response.text)
    let other = levels.count == 2 ? levels.first { $0 != verb.event.text } : nil
    return AnalyticChoice(
      .reference, "the odds of the other level", planned: "the odds of \(verb.event.text)",
      plan: other.map { "event: \($0)" }, reading: .inverted)
  }

  private func levels(of variable: String?) -> [String] {
    guard case .categorical(let column)? = variable.flatMap({ cohort.variable($0) })?.column else {
      return []
    }
    return column.levels.map(\.label)
  }

  /// Whether the row is one of a variable of two levels.
  private var isOfTwoLevels: Bool {
    row?.variableLevel != nil && levels(of: row?.variable).count == 2
  }

  /// The other test of a term or of the model, and the other reference level.
  private var modelReadings: [AnalyticChoice] {
    var choices: [AnalyticChoice] = []
    let pairs: [(own: String, other: String, words: String, planned: String)] = [
      ("p.value", "lr.p.value", "the likelihood-ratio test", "Wald's test"),
      ("lr.p.value", "p.value", "Wald's test", "the likelihood-ratio test"),
      ("lr.p.value", "wald.p.value", "Wald's test", "the likelihood-ratio test"),
      ("lr.p.value", "score.p.value", "the score test", "the likelihood-ratio test"),
      ("wald.p.value", "lr.p.value", "the likelihood-ratio test", "Wald's test"),
      ("wald.p.value", "score.p.value", "the score test", "Wald's test"),
      ("score.p.value", "lr.p.value", "the likelihood-ratio test", "the score test"),
      ("score.p.value", "wald.p.value", "Wald's test", "the score test"),
    ]
    for pair in pairs where statistics == [pair.own] {
      choices.append(
        AnalyticChoice(
          .reading, pair.words, planned: pair.planned, reading: .others([pair.own: pair.other])))
    }
    choices += squares
    if isOfTwoLevels {
      let reading: Reading = context.hasPrefix("linear") ? .negated : .inverted
      choices.append(
        AnalyticChoice(.reference, "the other level as reference", reading: reading))
    }
    return choices
  }

  /// A χ² in the place of a z, and Wald's in the place of the likelihood-ratio test's.
  private var squares: [AnalyticChoice] {
    guard let own = statistics.first, statistics.count == 1 else { return [] }
    switch own {
    case "statistic":
      return [
        AnalyticChoice(
          .reading, "the square of the statistic, a χ²", reading: .square(of: own, for: own)),
        AnalyticChoice(
          .reading, "the likelihood-ratio χ²", planned: "Wald's statistic",
          reading: .others([own: "lr.statistic"])),
      ]
    case "lr.statistic":
      return [
        AnalyticChoice(
          .reading, "Wald's χ²", planned: "the likelihood-ratio χ²",
          reading: row?.variable == nil
            ? .others([own: "wald.statistic"]) : .square(of: "statistic", for: own))
      ]
    default: return []
    }
  }

  /// A coefficient of two levels coded 1 and −1: half of the other, with the other sign.
  private var effectCoding: [AnalyticChoice] {
    let names = ["coefficient", "std.error"]
    guard isOfTwoLevels, statistics.contains(where: names.contains) else { return [] }
    return [-0.5, 0.5].map { factor in
      AnalyticChoice(
        .reading,
        "effect coding (levels that sum to zero), of the \(factor < 0 ? "first" : "second") level",
        planned: "the difference from the reference level",
        reading: .scaled(["coefficient": factor, "std.error": 0.5]))
    }
  }
}
