import Statistics

/// Effect sizes and their intervals.
extension ChoiceGrid {
  var effectChoices: [AnalyticChoice] {
    guard let key = EffectKey(rawValue: context) else { return [] }
    switch key {
    case .cohensD, .hedgesG, .smd:
      return standardised(key) + [turned(.negated)]
    case .hodgesLehmann: return hodgesLehmann + [turned(.negated)]
    case .meanDifference, .rankBiserial: return [turned(.negated)]
    case .riskDifference: return riskIntervals + [turned(.negated)]
    case .riskRatio, .oddsRatio: return zeroCells + [turned(.inverted)]
    case .etaSquared, .omegaSquared, .epsilonSquared:
      return effects([.etaSquared, .omegaSquared, .epsilonSquared], than: key)
    case .cramersV, .numberNeededToTreat: return []
    }
  }

  /// The groups the other way round.
  func turned(_ reading: Reading) -> AnalyticChoice {
    AnalyticChoice(.reference, "the groups taken the other way round", reading: reading)
  }

  private func standardised(_ key: EffectKey) -> [AnalyticChoice] {
    effects([.cohensD, .hedgesG, .smd], than: key)
  }

  private func effects(_ keys: [EffectKey], than own: EffectKey) -> [AnalyticChoice] {
    guard case .compare = question.verb else { return [] }
    return choices(
      .definition, keys.map { Option($0, $0.name, "effect: \($0.rawValue)") }, now: own,
      place: { .init(context: $0.rawValue) },
      set: { key, question in
        guard case .compare(var verb) = question.verb else { return }
        verb.effects = [key]
        question.verb = .compare(verb)
      })
  }

  private var hodgesLehmann: [AnalyticChoice] {
    guard question.hasTestOptions else { return [] }
    return RankMethod.allCases.filter { !$0.isExact || isSmall }.map { way in
      AnalyticChoice(
        .interval, "the Hodges–Lehmann estimate and limits \(way.words)", plan: way.plan
      ) {
        $0.setOptions(exact: way.isExact ? .always : .never, correction: way == .corrected)
      }
    }
  }

  private var riskIntervals: [AnalyticChoice] {
    guard hasLimits, case .crossTabulate(let verb) = question.verb else { return [] }
    let options: [Option<CrossTabulate.Interval>] = [
      Option(.newcombe, "Newcombe's interval", "interval: newcombe"),
      Option(.wald, "Wald's interval", "interval: wald"),
    ]
    return choices(.interval, options, now: verb.interval) { value, question in
      guard case .crossTabulate(var verb) = question.verb else { return }
      verb.interval = value
      question.verb = .crossTabulate(verb)
    }
  }

  private var zeroCells: [AnalyticChoice] {
    guard case .crossTabulate(let verb) = question.verb else { return [] }
    let options: [Option<ZeroCells>] = [
      Option(.none, "the ratio without a correction of empty cells", "zero_cells: none"),
      Option(.haldane, "the ratio with ½ added to each cell", "zero_cells: haldane"),
    ]
    return choices(.definition, options, now: verb.zeroCells) { value, question in
      guard case .crossTabulate(var verb) = question.verb else { return }
      verb.zeroCells = value
      question.verb = .crossTabulate(verb)
    }
  }
}
