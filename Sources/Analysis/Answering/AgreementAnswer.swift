internal import Cohorts
internal import Statistics

extension Question {
  func agree(_ verb: Agreement, _ selection: Selection, _ cohort: Cohort) -> Answer {
    let variables = verb.measurements.compactMap { cohort.variable($0.text) }
    var sieve = Sieve(rows: selection.rows, participation: selection.participation)
    for variable in variables {
      sieve.leaveOut("\(variable.label) missing") { !variable.column.isPresent($0) }
    }
    let complete = RowMask(sieve.rows)
    var agreement = AgreementRows(question: self, verb: verb, variables: variables)
    for group in selection.groups {
      let rows = group.rows.filter { complete.contains($0) }
      agreement.add(
        Measurements(variables: variables, rows: rows),
        at: selection.place(verb.method.rawValue, nil, in: group))
    }
    return Answer(
      question: self, findings: agreement.rows.all, notes: notesOfSides(verb),
      participation: Participation(population: cohort.count, exclusions: sieve.exclusions),
      curves: selection.by == nil ? agreement.curves : .none)
  }

  /// That F tests of an intraclass correlation have one side, where another was asked for.
  private func notesOfSides(_ verb: Agreement) -> [Note] {
    guard verb.method == .icc, alternative != .twoSided else { return [] }
    return [
      Note(
        .warning,
        "The alternative “\(alternative.rawValue)” was asked for; the F test of an intraclass correlation has one side."
      )
    ]
  }
}

/// Several measurements of the patients who have all of them.
private struct Measurements {
  let variables: [Variable]
  let rows: Patients

  var count: Int { rows.count }

  /// The numbers of each measurement.
  func samples() throws(StatisticsError) -> [Sample] {
    var samples: [Sample] = []
    for variable in variables { samples.append(try Sample(variable.column.numbers(rows) ?? [])) }
    return samples
  }

  private var columns: [CategoricalColumn] {
    variables.compactMap { variable in
      if case .categorical(let column) = variable.column { column } else { nil }
    }
  }

  /// The labels of all levels, those of the first measurement in their order first.
  private var labels: [String] {
    columns.flatMap { $0.levels.map(\.label) }.reduce(into: []) { known, label in
      if !known.contains(label) { known.append(label) }
    }
  }

  /// For each measurement the place of each patient's level among the labels.
  private func places() throws(StatisticsError) -> (levels: Int, ratings: [[Int]]) {
    let labels = self.labels
    guard labels.count > 1 else { throw .constant }
    let ratings = columns.map { column in
      let places = column.levels.map { labels.firstIndex(of: $0.label) ?? 0 }
      return rows.compactMap { row in column[row].map { places[$0] } }
    }
    return (labels.count, ratings)
  }

  /// The patients by the levels of the first two measurements.
  func table() throws(StatisticsError) -> [[Int]] {
    let (k, ratings) = try places()
    guard let first = ratings.first, let second = ratings.dropFirst().first else {
      throw .tooFewGroups(needed: 2, found: ratings.count)
    }
    var table = Array(repeating: Array(repeating: 0, count: k), count: k)
    for (i, j) in zip(first, second) { table[i][j] += 1 }
    return table
  }

  /// For each patient the number of measurements in each level.
  func counts() throws(StatisticsError) -> [[Int]] {
    let (k, ratings) = try places()
    var counts = Array(repeating: Array(repeating: 0, count: k), count: rows.count)
    for rater in ratings {
      for (patient, level) in rater.enumerated() { counts[patient][level] += 1 }
    }
    return counts
  }
}

/// The rows of an agreement.
private struct AgreementRows {
  let question: Question
  let verb: Agreement
  let variables: [Variable]
  var rows: Rows
  var curves = Curves.none

  init(question: Question, verb: Agreement, variables: [Variable]) {
    self.question = question
    self.verb = verb
    self.variables = variables
    rows = Rows(analysis: question.id)
  }

  mutating func add(_ measurements: Measurements, at place: RowPlace) {
    switch verb.method {
    case .icc: addCorrelations(measurements, at: place)
    case .kappa where variables.count > 2: addFleiss(measurements, at: place)
    case .kappa: addKappa(measurements, weights: .none, at: place)
    case .weightedKappa:
      addKappa(measurements, weights: verb.weights == .linear ? .linear : .quadratic, at: place)
    case .blandAltman: addLimits(measurements, at: place)
    }
  }

  // MARK: - Intraclass correlation

  private static let correlationNames = [
    "estimate", "statistic", "num.df", "den.df", "p.value", "conf.low", "conf.high",
  ]

  private mutating func addCorrelations(_ measurements: Measurements, at place: RowPlace) {
    let fitted = Result { () throws(StatisticsError) in
      try IntraclassCorrelation(measurements.samples())
    }
    for form in IntraclassCorrelation.Form.allCases {
      var own = place
      own.level = form.rawValue
      let level = question.confidence
      rows.add(own, names: Self.correlationNames) { () throws(StatisticsError) in
        let icc = try fitted.get()
        let (numerator, denominator) = icc.degreesOfFreedom(form)
        return [
          .number("estimate", icc.estimate(form)), .number("statistic", icc.statistic(form)),
          .count("num.df", numerator), .count("den.df", denominator),
          .number("p.value", icc.pValue(form)),
        ]
          + Statistic.interval(
            try icc.confidenceInterval(form, level: level),
            orElse: "the measurements of a patient do not differ")
      }
      rows.add(own, [.count("nobs", measurements.count), .count("raters", variables.count)])
    }
  }

  // MARK: - Kappa

  private mutating func addKappa(
    _ measurements: Measurements, weights: CohensKappa.Weights, at place: RowPlace
  ) {
    let (level, alternative) = (question.confidence, question.alternative)
    let constant = "one measurement does not vary"
    let names = [
      "estimate", "std.error", "statistic", "p.value", "conf.low", "conf.high", "std.error.null",
      "agreement", "agreement.expected",
    ]
    rows.add(place, names: names) { () throws(StatisticsError) in
      let kappa = try CohensKappa(measurements.table(), weights: weights)
      return [
        .number("estimate", kappa.estimate), .number("std.error", kappa.standardError),
        .number("statistic", kappa.statistic, orElse: constant),
        .number("p.value", kappa.pValue(alternative), orElse: constant),
      ] + Statistic.interval(try kappa.confidenceInterval(level: level)) + [
        .number("std.error.null", kappa.nullStandardError),
        .number("agreement", kappa.observed), .number("agreement.expected", kappa.expected),
      ]
    }
    let method =
      switch weights {
      case .none: "Cohen's κ"
      case .linear: "weighted κ, linear weights"
      case .quadratic: "weighted κ, quadratic weights"
      }
    rows.add(
      place,
      [
        .count("nobs", measurements.count), .text("method", method),
        .text("alternative", alternative.rawValue),
      ])
  }

  private mutating func addFleiss(_ measurements: Measurements, at place: RowPlace) {
    let alternative = question.alternative
    rows.add(place, names: ["estimate", "std.error.null", "statistic", "p.value"]) {
      () throws(StatisticsError) in
      let kappa = try FleissKappa(measurements.counts())
      return [
        .number("estimate", kappa.estimate), .number("std.error.null", kappa.nullStandardError),
        .number("statistic", kappa.statistic), .number("p.value", kappa.pValue(alternative)),
      ]
    }
    rows.add(
      place,
      Statistic.refused(
        ["std.error", "conf.low", "conf.high"],
        Refusal("the standard error of Fleiss' κ holds under no agreement alone")))
    rows.add(
      place,
      [
        .count("nobs", measurements.count), .count("raters", variables.count),
        .text("method", "Fleiss' κ of \(variables.count) measurements"),
        .text("alternative", alternative.rawValue),
      ])
  }

  // MARK: - Limits of agreement

  private mutating func addLimits(_ measurements: Measurements, at place: RowPlace) {
    guard let first = variables.first, let second = variables.dropFirst().first else { return }
    var own = place
    own.variable = "\(first.name) - \(second.name)"
    let (level, alternative) = (question.confidence, question.alternative)
    let parts = ["bias", "limit.low", "limit.high"]
    let names =
      parts.flatMap { [$0, $0 + ".conf.low", $0 + ".conf.high"] }
      + ["sd", "statistic", "parameter", "p.value"]
    rows.add(own, names: names) { () throws(StatisticsError) in
      let samples = try measurements.samples()
      let limits = try BlandAltman(samples[0], samples[1])
      let intervals = try limits.confidenceIntervals(level: level)
      let equal = "all differences are equal"
      return [.number("bias", limits.bias)]
        + Statistic.interval(intervals.bias, prefix: "bias.")
        + [.number("sd", limits.standardDeviation), .number("limit.low", limits.lowerLimit)]
        + Statistic.interval(intervals.lower, prefix: "limit.low.")
        + [.number("limit.high", limits.upperLimit)]
        + Statistic.interval(intervals.upper, prefix: "limit.high.")
        + [
          .number("statistic", limits.statistic, orElse: equal),
          .count("parameter", limits.degreesOfFreedom),
          .number("p.value", limits.pValue(alternative), orElse: equal),
        ]
    }
    rows.add(
      own,
      [.count("nobs", measurements.count), .text("alternative", alternative.rawValue)])
    if let samples = try? measurements.samples(), samples.count == 2, measurements.count > 1 {
      let pairs = zip(samples[0].values, samples[1].values)
      curves = .differences(
        DifferenceCloud(
          first: first.name, second: second.name, means: pairs.map { $0 / 2 + $1 / 2 },
          differences: pairs.map { $0 - $1 }))
    }
  }
}
