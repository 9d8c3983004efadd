import Cohorts

/// Intervals, medians and tests of survival, and incidence.
extension ChoiceGrid {
  var survivalChoices: [AnalyticChoice] {
    switch context {
    case "survival", "follow_up": survivalIntervals + medians
    case "survival_at": survivalIntervals + pastLastTime + [complement]
    case "cuminc_at": [byKaplanMeier].compactMap(\.self)
    case "rmst_difference", "survival_difference": [turned(.negated)]
    case "rmst_ratio": [turned(.inverted)]
    default: KaplanMeierAnalysis.Test(rawValue: context).map(survivalTests) ?? []
    }
  }

  private var survivalIntervals: [AnalyticChoice] {
    guard hasLimits, case .kaplanMeier(let verb) = question.verb else { return [] }
    let options: [Option<Conventions.SurvivalInterval>] = [
      Option(.log, "limits on the scale of log S", "interval: log"),
      Option(.logLog, "limits on the scale of log(−log S)", "interval: log-log"),
      Option(.plain, "limits on the scale of S", "interval: plain"),
    ]
    return choices(
      .interval, options, now: verb.interval ?? question.conventions.kmInterval,
      default: \.kmInterval
    ) { value, question in
      guard case .kaplanMeier(var verb) = question.verb else { return }
      verb.interval = value
      question.verb = .kaplanMeier(verb)
    }
  }

  private var medians: [AnalyticChoice] {
    conventions(
      .definition, "km_median", \.kmMedian,
      [
        (.midpoint, "the middle of a plateau at the quantile", "midpoint"),
        (
          .midpointOrNone, "the middle of a plateau at the quantile, none where no event ends it",
          "midpoint_or_none"
        ),
        (.first, "the first time at which S falls to the quantile", "first"),
      ])
  }

  private var pastLastTime: [AnalyticChoice] {
    conventions(
      .definition, "past_last_time", \.pastLastTime,
      [
        (.carried, "the last estimate carried past the last follow-up", "carried"),
        (.notEstimable, "no estimate past the last follow-up", "not_estimable"),
      ])
  }

  private var complement: AnalyticChoice {
    AnalyticChoice(.reading, "1 − S(t)", planned: "S(t)", reading: .complement)
  }

  /// 1 − S(t) of the event, with competing events censored.
  private var byKaplanMeier: AnalyticChoice? {
    guard case .cumulativeIncidence(let verb) = question.verb, let event = row?.variable else {
      return nil
    }
    let name = verb.outcome.text
    return AnalyticChoice(
      .estimator, "1 − the Kaplan–Meier estimate, competing events censored",
      planned: "the cumulative incidence", plan: "kaplan_meier: \(name), event: \(event)",
      reading: .complement,
      place: .init(context: "survival_at", variable: name),
      change: { question in
        var curve = KaplanMeierAnalysis(outcome: verb.outcome)
        curve.event = SourceText(event, at: question.place)
        (curve.at, curve.plot, curve.tests) = (verb.at, nil, [])
        question.verb = .kaplanMeier(curve)
      })
  }

  private func survivalTests(_ own: KaplanMeierAnalysis.Test) -> [AnalyticChoice] {
    guard own != .trend, case .kaplanMeier(let verb) = question.verb else { return [] }
    let options: [Option<KaplanMeierAnalysis.Test>] = [
      Option(.logrank, "the log-rank test", "test: logrank"),
      Option(.gehanBreslow, "the Gehan–Breslow test", "test: gehan_breslow"),
      Option(.petoPeto, "the Peto–Peto test", "test: peto_peto"),
      Option(.taroneWare, "the Tarone–Ware test", "test: tarone_ware"),
      Option(
        .flemingHarrington, "the Fleming–Harrington test (ρ = 1)", "test: fleming_harrington"),
    ]
    let tests = choices(
      .test, options, now: own, place: { .init(context: $0.rawValue) },
      set: { test, question in
        guard case .kaplanMeier(var verb) = question.verb else { return }
        verb.tests = [test]
        question.verb = .kaplanMeier(verb)
      })
    return tests + (verb.strata == nil ? [] : [withoutStrata])
  }

  private var withoutStrata: AnalyticChoice {
    AnalyticChoice(.estimator, "the test without strata", planned: method) { question in
      guard case .kaplanMeier(var verb) = question.verb else { return }
      verb.strata = nil
      question.verb = .kaplanMeier(verb)
    }
  }
}
