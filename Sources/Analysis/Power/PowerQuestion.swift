public import Statistics

/// What a planned study asks: of size, effect and power all but one are given.
public enum PowerQuestion: Sendable {
  /// A t test of n patients per group, or n pairs.
  case tTest(
    TTestPower.Design, n: Int?, delta: Double?, sd: Double, power: Double?, isStrict: Bool)
  /// Two proportions of n patients per group.
  case proportions(n: Int?, p1: Double, p2: Double?, power: Double?, isStrict: Bool)
  /// The log-rank test of two groups.
  case logRank(LogRankDesign)
  /// The one-way analysis of variance of k groups of n patients; f is Cohen's.
  case anova(groups: Int, n: Int?, f: Double?, power: Double?)
  /// Pearson's correlation of n patients.
  case correlation(n: Int?, r: Double?, power: Double?)

  /// The log-rank test of two groups: events or patients, a hazard ratio, a power.
  public struct LogRankDesign: Sendable {
    /// The number of events.
    public var events: Int?
    /// The number of patients in both groups.
    public var n: Int?
    /// The hazard ratio.
    public var hazardRatio: Double?
    /// The power.
    public var power: Double?
    /// The share of patients in the reference group.
    public var allocation: Double = 0.5
    /// The probability that a patient's event is seen.
    public var eventProbability: Double?
    /// The median survival in the reference group.
    public var median: Double?
    /// The time over which patients enter.
    public var accrual: Double?
    /// The time from the last entry to the analysis.
    public var followUp: Double?

    /// A design with nothing given.
    public init() {}
  }

  /// The answer.
  ///
  /// - Parameters:
  ///   - significance: α.
  ///   - sides: whether one side or both reject.
  /// - Throws: ``PowerRefusal`` for what cannot be planned, with the name of the option at fault.
  public func answer(
    significance: Double = 0.05, sides: TestSides = .two
  ) throws(PowerRefusal) -> PowerAnswer {
    try PowerCheck.probability(significance, "alpha")
    let plan = PowerPlan(significance: significance, sides: sides)
    switch self {
    case .tTest(let design, let n, let delta, let sd, let power, let isStrict):
      return try plan.tTest(design, n: n, delta: delta, sd: sd, power: power, isStrict: isStrict)
    case .proportions(let n, let p1, let p2, let power, let isStrict):
      return try plan.proportions(n: n, p1, p2, power: power, isStrict: isStrict)
    case .logRank(let design): return try plan.logRank(design)
    case .anova(let groups, let n, let f, let power):
      return try plan.anova(groups: groups, n: n, f: f, power: power)
    case .correlation(let n, let r, let power):
      return try plan.correlation(n: n, r: r, power: power)
    }
  }
}

/// Checks of what is given, named as the options of the command are.
enum PowerCheck {
  /// Throws unless exactly one of several is missing.
  static func one(missing names: [(String, Bool)]) throws(PowerRefusal) {
    guard names.count(where: \.1) != 1 else { return }
    let all = names.map(\.0)
    throw PowerRefusal(
      "give all but one of \(all.dropLast().joined(separator: ", ")) and \(all.last ?? "");"
        + " the missing one is computed")
  }

  /// Throws unless a number lies strictly between two others.
  static func probability(_ x: Double?, _ name: String) throws(PowerRefusal) {
    guard let x else { return }
    guard x > 0, x < 1 else {
      throw PowerRefusal("\(name) must lie between 0 and 1, not \(plainText(x))")
    }
  }

  /// Throws unless a power lies above the significance level and below 1.
  static func power(_ x: Double?, above significance: Double) throws(PowerRefusal) {
    guard let x else { return }
    guard x > significance, x < 1 else {
      throw PowerRefusal(
        "power must lie above the significance level \(plainText(significance)) and below 1,"
          + " not \(plainText(x))")
    }
  }

  /// Throws unless a number is finite and above 0.
  static func positive(_ x: Double?, _ name: String) throws(PowerRefusal) {
    guard let x else { return }
    guard x > 0, x.isFinite else {
      throw PowerRefusal("\(name) must be a number above 0, not \(plainText(x))")
    }
  }

  /// Throws unless a count is large enough.
  static func count(_ n: Int?, _ name: String, atLeast least: Int) throws(PowerRefusal) {
    guard let n, n < least else { return }
    throw PowerRefusal("\(name) must be \(least) or more, not \(n)")
  }

  /// Throws when an effect is none at all.
  static func effect(_ x: Double?, _ name: String, none: Double) throws(PowerRefusal) {
    guard let x else { return }
    guard x.isFinite, x != none else {
      throw PowerRefusal("\(name) must differ from \(plainText(none)): no study finds no effect")
    }
  }
}
