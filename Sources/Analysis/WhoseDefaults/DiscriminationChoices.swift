import Cohorts

/// ROC curves, correlations, agreement and cut points.
extension ChoiceGrid {
  var discriminationChoices: [AnalyticChoice] {
    switch question.verb {
    case .roc(let verb): curves(verb)
    case .correlate(let verb): correlations(verb)
    case .agreement(let verb): agreements(verb)
    case .cutpoint(let verb): cutPoints(verb)
    default: []
    }
  }

  private func curves(_ verb: ReceiverOperating) -> [AnalyticChoice] {
    if context == "roc_delong_test" { return [turned(.negated)] }
    guard let predictor = row?.variable, context.hasPrefix("roc") else { return [] }
    var all = directions(predictor)
    if context == "roc_auc", isSmall, hasLimits || statistics.contains("std.error") {
      let options: [Option<ReceiverOperating.Interval>] = [
        Option(.delong, "DeLong's interval", "interval: delong"),
        Option(.bootstrap, "the bootstrap's interval", "interval: bootstrap"),
      ]
      all += choices(.interval, options, now: verb.interval) { value, question in
        guard case .roc(var verb) = question.verb else { return }
        verb.interval = value
        question.verb = .roc(verb)
      }
    }
    return context == "roc_threshold" ? all + thresholds : all
  }

  private func directions(_ predictor: String) -> [AnalyticChoice] {
    let used = findings.first {
      $0.context == "roc_auc" && $0.statistic == "direction" && $0.variable == predictor
    }?.text
    let options: [Option<ReceiverOperating.Direction>] = [
      Option(.higher, "higher values pointing to the positive class", "direction: higher"),
      Option(.lower, "lower values pointing to the positive class", "direction: lower"),
    ]
    return choices(
      .reference, options, now: used.flatMap(ReceiverOperating.Direction.init(rawValue:))
    ) { value, question in
      guard case .roc(var verb) = question.verb else { return }
      verb.direction = nil
      verb.directions[predictor] = value
      question.verb = .roc(verb)
    }
  }

  private var thresholds: [AnalyticChoice] {
    let rules: [(ReceiverOperating.Threshold, String, String)] = [
      (.youden, "youden", "Youden's threshold"),
      (.closestTopLeft, "closest_topleft", "the threshold closest to the top left corner"),
    ]
    guard let now = row?.variableLevel else { return [] }
    return rules.filter { $0.1 != now }.map { rule, name, words in
      AnalyticChoice(
        .definition, words, plan: "threshold: \(name)", place: .init(level: name),
        change: { question in
          guard case .roc(var verb) = question.verb else { return }
          verb.thresholds = [rule]
          question.verb = .roc(verb)
        })
    }
  }

  private func correlations(_ verb: Correlate) -> [AnalyticChoice] {
    let names: [Option<Correlate.Method>] = [
      Option(.pearson, "Pearson's correlation", "method: pearson"),
      Option(.spearman, "Spearman's rank correlation", "method: spearman"),
      Option(.kendall, "Kendall's rank correlation", "method: kendall"),
    ]
    let methods = choices(
      .estimator, names, now: verb.method, place: { .init(context: $0.rawValue) },
      set: { method, question in
        guard case .correlate(var verb) = question.verb else { return }
        verb.method = method
        question.verb = .correlate(verb)
      })
    guard isSmall, statistics.contains("p.value") else { return methods }
    let ways: [Option<Exactness>] = [
      Option(.always, "the exact p", "exact: true"),
      Option(.never, "the approximate p", "exact: false"),
    ]
    return methods
      + choices(.test, ways, now: verb.exact) { value, question in
        guard case .correlate(var verb) = question.verb else { return }
        verb.exact = value
        question.verb = .correlate(verb)
      }
  }

  private func agreements(_ verb: Agreement) -> [AnalyticChoice] {
    guard verb.method != .blandAltman else { return [] }
    if verb.method == .icc {
      let forms = ["ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"]
      return forms.filter { $0 != row?.variableLevel }.map { form in
        AnalyticChoice(
          .definition, form, planned: row?.variableLevel, place: .init(level: form))
      }
    }
    let kinds: [(Agreement.Method, Agreement.Weights, String, String)] = [
      (.kappa, .linear, "κ without weights", "method: kappa"),
      (.weightedKappa, .linear, "κ with linear weights", "method: weighted_kappa, weights: linear"),
      (
        .weightedKappa, .quadratic, "κ with quadratic weights",
        "method: weighted_kappa, weights: quadratic"
      ),
    ]
    return kinds.map { method, weights, words, plan in
      AnalyticChoice(
        .definition, words, plan: plan, place: .init(context: method.rawValue),
        change: { question in
          guard case .agreement(var verb) = question.verb else { return }
          (verb.method, verb.weights) = (method, weights)
          question.verb = .agreement(verb)
        })
    }
  }

  private func cutPoints(_ verb: CutPointSearch) -> [AnalyticChoice] {
    guard statistics.contains("p.value") else { return [] }
    var options: [Option<CutPointSearch.PValue>] = [
      Option(.lau92, "Lausen and Schumacher's approximation (1992)", "p_value: lau92"),
      Option(.lau94, "the improved Bonferroni bound", "p_value: lau94"),
    ]
    if cohort.count <= 50 {
      options.append(Option(.exact, "the exact permutation p", "p_value: exact"))
    }
    return choices(.test, options, now: verb.pValue) { value, question in
      guard case .cutpoint(var verb) = question.verb else { return }
      verb.pValue = value
      question.verb = .cutpoint(verb)
    }
  }
}
