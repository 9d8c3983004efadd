import Statistics

/// Quantiles, moments, deviations, percentages and their intervals.
extension ChoiceGrid {
  var descriptionChoices: [AnalyticChoice] {
    switch context {
    case "continuous": quantiles + moments + deviations
    case "categorical": percentages + denominators + proportionIntervals
    case "missing": percentages
    default: []
    }
  }

  private var quantiles: [AnalyticChoice] {
    guard statistics.contains(where: { ["p25", "p75", "iqr"].contains($0) }) else { return [] }
    return conventions(
      .definition, "quantile_type", \.quantileType,
      (1...9).map { ($0, "quantiles of type \($0)", String($0)) })
  }

  private var moments: [AnalyticChoice] {
    guard statistics.contains(where: { ["skewness", "kurtosis"].contains($0) }) else { return [] }
    let types = conventions(
      .definition, "moments", \.moments,
      [
        (.type3, "skewness and kurtosis of type 3", "type3"),
        (.type2, "skewness and kurtosis of type 2", "type2"),
        (.type1NotExcess, "skewness and kurtosis of type 1, 3 not subtracted", "type1_not_excess"),
      ])
    guard statistics.contains("kurtosis") else { return types }
    let isExcess = question.conventions.moments != .type1NotExcess
    return types + [
      AnalyticChoice(
        .reading, isExcess ? "the kurtosis from which 3 is not subtracted" : "the excess kurtosis",
        reading: .shifted("kurtosis", by: isExcess ? 3 : -3))
    ]
  }

  /// What stands in the place of a standard deviation, a standard error or a MAD.
  private var deviations: [AnalyticChoice] {
    var choices: [AnalyticChoice] = []
    if statistics.contains("sd") {
      choices = [
        AnalyticChoice(
          .reading, "the standard deviation with n in the place of n − 1",
          planned: "that with n − 1", reading: .populationDeviation),
        AnalyticChoice(
          .reading, "the standard error of the mean", planned: "the standard deviation",
          reading: .others(["sd": "se"])),
      ]
    }
    if statistics.contains("se") {
      choices.append(
        AnalyticChoice(
          .reading, "the standard deviation", planned: "the standard error",
          reading: .others(["se": "sd"])))
    }
    if statistics.contains("mad") {
      choices.append(
        AnalyticChoice(
          .reading, "the median absolute deviation without the factor 1.4826",
          reading: .scaled(["mad": 1 / 1.4826])))
    }
    return choices
  }

  private var percentages: [AnalyticChoice] {
    let isShare = { (name: String) in
      name.hasPrefix("p_") || ["p", "N", "conf.low", "conf.high"].contains(name)
    }
    guard statistics.contains(where: isShare) else { return [] }
    let now: Summarize.Percent
    switch question.verb {
    case .summarize(let verb): now = verb.percent
    case .crossTabulate(let verb): now = verb.percent
    default: return []
    }
    let options: [Option<Summarize.Percent>] = [
      Option(.column, "the percentage of the group", "percent: column"),
      Option(.row, "the percentage of those with the level", "percent: row"),
      Option(.cell, "the percentage of all patients of the table", "percent: cell"),
    ]
    return choices(.denominator, options, now: now) { value, question in
      switch question.verb {
      case .summarize(var verb):
        verb.percent = value
        question.verb = .summarize(verb)
      case .crossTabulate(var verb):
        verb.percent = value
        question.verb = .crossTabulate(verb)
      default: break
      }
    }
  }

  private var denominators: [AnalyticChoice] {
    guard case .summarize(let verb) = question.verb else { return [] }
    let options: [Option<Summarize.Denominator>] = [
      Option(.known, "the percentage of the known values", "denominator: known"),
      Option(.all, "the percentage with missing values below the line", "denominator: all"),
    ]
    return choices(.definition, options, now: verb.denominator) { value, question in
      guard case .summarize(var verb) = question.verb else { return }
      verb.denominator = value
      question.verb = .summarize(verb)
    }
  }

  private var proportionIntervals: [AnalyticChoice] {
    guard hasLimits, case .summarize(let verb) = question.verb else { return [] }
    let options: [Option<Proportion.Interval>] = [
      Option(.wilson, "Wilson's interval", "interval: wilson"),
      Option(
        .wilsonCorrected, "Wilson's interval with continuity correction",
        "interval: wilson_corrected"),
      Option(
        .clopperPearson, "Clopper and Pearson's exact interval", "interval: clopper_pearson"),
      Option(.agrestiCoull, "Agresti and Coull's interval", "interval: agresti_coull"),
      Option(.wald, "Wald's interval", "interval: wald"),
    ]
    return choices(.interval, options, now: verb.interval) { value, question in
      guard case .summarize(var verb) = question.verb else { return }
      verb.interval = value
      question.verb = .summarize(verb)
    }
  }
}
