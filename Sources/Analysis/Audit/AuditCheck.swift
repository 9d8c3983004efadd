import Statistics

/// One check of printed numbers, by its kind.
struct AuditCheck {
  /// The kinds of check.
  enum Kind: String, CaseIterable {
    /// Two groups' means and standard deviations, with their p.
    case twoGroupMeanSD = "two_group_mean_sd"
    /// Counts and percentages by group, with their p.
    case countsByGroup = "counts_by_group"
    /// A ratio or a difference with its interval and p.
    case ratio = "ratio_ci_p"
    /// An area under a curve with its standard error, interval and p.
    case area = "auc_se_ci_p"
    /// A count, its total and the percentage.
    case proportion
    /// The mean and standard deviation of whole numbers.
    case integerMeanSD = "integer_mean_sd"
    /// A p without numbers to check it by.
    case pOnly = "p_only"
    /// Means without standard deviations.
    case twoGroupMeanOnly = "two_group_mean_only"
    /// A median with quartiles.
    case medianIQR = "median_iqr"

    static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
  }

  let entry: AuditEntry
  let id: String

  init(_ entry: AuditEntry, id: String) {
    self.entry = entry
    self.id = id
  }

  /// The check's result.
  var result: AuditResult {
    var outcome = AuditOutcome()
    switch entry.text("kind").flatMap(Kind.init) {
    case .twoGroupMeanSD: twoGroupMeans(&outcome)
    case .countsByGroup: CountsAudit(entry).check(&outcome)
    case .ratio: ratio(&outcome)
    case .area: area(&outcome)
    case .proportion: proportion(&outcome)
    case .integerMeanSD: integerMoments(entry, name: nil, &outcome)
    case .pOnly: outcome.lacks("a p alone has nothing to be checked by")
    case .twoGroupMeanOnly: outcome.lacks("means without standard deviations do not give a p")
    case .medianIQR: outcome.lacks("medians and quartiles do not give a p")
    case nil: outcome.lacks("\"\(entry.text("kind") ?? "")\" is no kind of check")
    }
    let subject = entry.text("variable") ?? entry.text("label")
    return AuditResult(id: id, subject: subject, parts: outcome.parts, reasons: outcome.reasons)
  }
}

/// What a check has compared so far, and what it could not.
struct AuditOutcome {
  private(set) var parts: [AuditPart] = []
  private(set) var reasons: [String] = []

  mutating func add(_ part: AuditPart) { parts.append(part) }
  mutating func lacks(_ reason: String) { reasons.append(reason) }

  /// Adds a printed number that has one reading.
  mutating func add(
    _ name: String, _ printed: AuditEntry.Printed, _ reading: String,
    _ possible: ClosedRange<Double>, isNear: Bool = false
  ) {
    let reading = AuditPart.Reading(reading, possible, printed: printed.number, isNear: isNear)
    add(AuditPart(name, printed: printed.text, number: printed.number, readings: [reading]))
  }
}

// MARK: - Means

extension AuditCheck {
  /// A group's size, mean and standard deviation, as far as they were printed.
  private struct MeanGroup {
    let label: String
    let count: Int
    let mean: AuditEntry.Printed
    let deviation: AuditEntry.Printed

    init?(_ entry: AuditEntry) {
      guard let count = entry.count("n"), let mean = entry.number("mean"),
        let deviation = entry.number("sd")
      else { return nil }
      label = entry.text("label") ?? ""
      self.count = count
      self.mean = mean
      self.deviation = deviation
    }

    var box: TwoGroupBox.Group {
      TwoGroupBox.Group(
        count: count, mean: mean.number.range, deviation: deviation.number.range)
    }
  }

  fileprivate func twoGroupMeans(_ outcome: inout AuditOutcome) {
    let written = entry.list("groups")
    let groups = written.compactMap(MeanGroup.init)
    guard groups.count == 2, written.count == 2 else {
      let found =
        "\(groups.count) of \(written.count) groups have n, mean and sd; two were expected"
      return outcome.lacks(found)
    }
    if ["true", "yes"].contains(entry.text("integer") ?? "") {
      for group in written { integerMoments(group, name: group.text("label"), &outcome) }
    }
    let box = TwoGroupBox(groups[0].box, groups[1].box)
    overall(box, groups, &outcome)
    meansP(box, &outcome)
  }

  private func meansP(_ box: TwoGroupBox, _ outcome: inout AuditOutcome) {
    guard let printed = entry.number("p") else {
      return outcome.lacks("no p was printed as a number")
    }
    let declared = entry.text("test").map(AuditTest.init)
    if declared == .other {
      return outcome.lacks("\(entry.text("test") ?? "") cannot be checked by means and deviations")
    }
    var readings: [AuditPart.Reading] = []
    do throws(StatisticsError) {
      for (name, test, variance) in [
        ("Student's t-test", AuditTest.student, TwoGroupBox.Variance.pooled),
        ("Welch's t-test", .welch, .separate),
      ] {
        let possible = try box.pValues(variance)
        let isExpected = declared == nil || declared == .anyT || declared == test
        readings.append(
          .init(name, possible, printed: printed.number, isExpected: isExpected))
        let half = (possible.lowerBound / 2)...(possible.upperBound / 2)
        readings.append(
          .init("a one-sided \(name)", half, printed: printed.number, isExpected: false))
      }
    } catch {
      return outcome.lacks("a t-test needs two patients in each group and values that vary")
    }
    outcome.add(
      AuditPart(
        "p", printed: printed.text, number: printed.number, readings: readings, isProbability: true)
    )
  }

  private func overall(
    _ box: TwoGroupBox, _ groups: [MeanGroup], _ outcome: inout AuditOutcome
  ) {
    guard let overall = entry["overall"] else { return }
    let total = groups[0].count + groups[1].count
    if let n = overall.number("n") {
      outcome.add("n of all", n, "the sum of the groups", Double(total)...Double(total))
      guard overall.count("n") == total else { return }
    }
    if let mean = overall.number("mean") {
      outcome.add("mean of all", mean, "the groups' means", box.overallMean)
    }
    if let deviation = overall.number("sd") {
      outcome.add(
        "standard deviation of all", deviation, "the groups' means and deviations",
        box.overallDeviation)
    }
  }

  fileprivate func integerMoments(
    _ entry: AuditEntry, name: String?, _ outcome: inout AuditOutcome
  ) {
    guard let n = entry.count("n"), let mean = entry.number("mean") else {
      return outcome.lacks("n and mean are needed")
    }
    let items = entry.count("items") ?? 1
    let suffix = name.map { " in \($0)" } ?? ""
    let isMean = IntegerMoments.isPossible(mean: mean.number.range, count: n, items: items)
    outcome.add(
      AuditPart(
        whole: "mean\(suffix)", printed: mean, isPossible: isMean,
        reading: "a mean of \(n * items) whole numbers (GRIM)"))
    guard isMean, let deviation = entry.number("sd") else { return }
    let isDeviation = IntegerMoments.isPossible(
      mean: mean.number.range, deviation: deviation.number.range, count: n, items: items)
    outcome.add(
      AuditPart(
        whole: "standard deviation\(suffix)", printed: deviation, isPossible: isDeviation,
        reading: "a standard deviation of whole numbers with this mean (GRIMMER)"))
  }
}

extension AuditPart {
  /// A number that whole numbers can or cannot have.
  fileprivate init(
    whole name: String, printed: AuditEntry.Printed, isPossible: Bool, reading: String
  ) {
    self.init(
      name, printed: printed.text, number: printed.number,
      readings: [Reading(reading, isPossible: isPossible)])
  }
}

/// A test as papers name it.
enum AuditTest: Equatable {
  case student
  case welch
  case anyT
  case chiSquared
  case corrected
  case fisher
  case other

  init(_ name: String) {
    let words = name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "²" }
    switch true {
    case words.contains("welch"), words.contains("unequal"): self = .welch
    case words.contains("student"), words.contains("pooled"), words.contains("anova"):
      self = .student
    case [
      "t", "ttest", "unpairedt", "unpairedttest", "independentttest", "twosamplettest",
      "twosamplet",
    ].contains(words): self = .anyT
    case words.contains("fisher"): self = .fisher
    case words.contains("yates"), words.contains("corrected"), words.contains("correction"):
      self = .corrected
    case words.hasPrefix("chi"), words.contains("chisq"), words.contains("chi2"),
      words.contains("χ"), words.contains("pearson"):
      self = .chiSquared
    default: self = .other
    }
  }
}
