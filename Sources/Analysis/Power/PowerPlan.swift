internal import Statistics

/// The answers to questions of power at one significance level.
struct PowerPlan {
  let significance: Double
  let sides: TestSides

  /// Runs a computation of checked numbers: what is left to fail is an effect too small to find.
  func solve<T>(_ compute: () throws(StatisticsError) -> T) throws(PowerRefusal) -> T {
    do throws(StatisticsError) { return try compute() } catch {
      throw PowerRefusal("no size or effect within reach gives this power")
    }
  }

  /// n rounded up; a number that is whole but for rounding is that number.
  func up(_ n: Double) -> Int { Int((n * (1 - 1e-12)).rounded(.up)) }

  private func common(_ answer: inout PowerAnswer) {
    answer.add("sig.level", "Significance level", significance)
    answer.add("alternative", "Alternative", sides.rawValue)
  }

  // MARK: - t tests

  func tTest(
    _ design: TTestPower.Design, n: Int?, delta: Double?, sd: Double, power: Double?,
    isStrict: Bool
  ) throws(PowerRefusal) -> PowerAnswer {
    try PowerCheck.one(missing: [
      ("n", n == nil), ("delta", delta == nil), ("power", power == nil),
    ])
    try PowerCheck.count(n, "n", atLeast: 2)
    try PowerCheck.effect(delta, "delta", none: 0)
    try PowerCheck.positive(sd, "sd")
    try PowerCheck.power(power, above: significance)
    let (method, unit) = words(design)
    let test = try solve { () throws(StatisticsError) in
      try TTestPower(
        design, standardDeviation: sd, significance: significance, sides: sides,
        isStrict: isStrict)
    }
    var answer = PowerAnswer(
      method: method, solved: n == nil ? "n" : delta == nil ? "delta" : "power",
      remark: "By the noncentral t distribution"
        + (isStrict && sides == .two ? ", rejection on either side counted." : "."))
    answer.add("type", "Design", design.rawValue)
    let difference = try solve { () throws(StatisticsError) in
      if let delta {
        delta
      } else {
        try test.difference(n: Double(n ?? 2), power: power ?? 0.8)
      }
    }
    answer.add("delta", "Difference", difference)
    answer.add("sd", design == .paired ? "SD of the differences" : "Standard deviation", sd)
    common(&answer)
    try addSizes(
      n, power, unit: unit, groups: design == .twoSample ? 2 : 1, to: &answer,
      size: { (power) throws(StatisticsError) in
        try test.sampleSize(power: power, difference: difference)
      },
      power: { (n) throws(StatisticsError) in try test.power(n: n, difference: difference) })
    return answer
  }

  private func words(_ design: TTestPower.Design) -> (String, String) {
    switch design {
    case .twoSample: ("Two-sample t-test", "n per group")
    case .paired: ("Paired t-test", "Pairs")
    case .oneSample: ("One-sample t-test", "n")
    }
  }

  // MARK: - Proportions

  func proportions(
    n: Int?, _ p1: Double, _ p2: Double?, power: Double?, isStrict: Bool
  ) throws(PowerRefusal) -> PowerAnswer {
    try PowerCheck.one(missing: [("n", n == nil), ("p2", p2 == nil), ("power", power == nil)])
    try PowerCheck.count(n, "n", atLeast: 1)
    try PowerCheck.probability(p1, "p1")
    try PowerCheck.probability(p2, "p2")
    try PowerCheck.effect(p2, "p2", none: p1)
    try PowerCheck.power(power, above: significance)
    let test = try solve { () throws(StatisticsError) in
      try ProportionsPower(significance: significance, sides: sides, isStrict: isStrict)
    }
    var answer = PowerAnswer(
      method: "Comparison of two proportions",
      solved: n == nil ? "n" : p2 == nil ? "p2" : "power",
      remark: "By the normal approximation, without continuity correction"
        + (isStrict && sides == .two ? ", rejection on either side counted." : "."))
    let second = try solve { () throws(StatisticsError) in
      if let p2 {
        p2
      } else {
        try test.secondProportion(n: Double(n ?? 1), power: power ?? 0.8, p1)
      }
    }
    answer.add("p1", "First proportion", p1)
    answer.add("p2", "Second proportion", second)
    common(&answer)
    try addSizes(
      n, power, unit: "n per group", groups: 2, to: &answer,
      size: { (power) throws(StatisticsError) in
        try test.sampleSize(power: power, p1, second)
      },
      power: { (n) throws(StatisticsError) in try test.power(n: n, p1, second) })
    return answer
  }

  // MARK: - Analysis of variance and correlation

  func anova(
    groups: Int, n: Int?, f: Double?, power: Double?
  ) throws(PowerRefusal) -> PowerAnswer {
    try PowerCheck.count(groups, "groups", atLeast: 2)
    try PowerCheck.one(missing: [("n", n == nil), ("f", f == nil), ("power", power == nil)])
    try PowerCheck.count(n, "n", atLeast: 2)
    try PowerCheck.positive(f, "f")
    try PowerCheck.power(power, above: significance)
    let test = try solve { () throws(StatisticsError) in
      try ANOVAPower(groups: groups, significance: significance)
    }
    var answer = PowerAnswer(
      method: "One-way analysis of variance",
      solved: n == nil ? "n" : f == nil ? "f" : "power",
      remark: "By the noncentral F distribution; f is Cohen’s: the standard deviation of the group"
        + " means over that within groups.")
    let effect = try solve { () throws(StatisticsError) in
      if let f { f } else { try test.effectSize(n: Double(n ?? 2), power: power ?? 0.8) }
    }
    answer.add("groups", "Groups", groups)
    answer.add("f", "Effect size f", effect)
    answer.add("sig.level", "Significance level", significance)
    try addSizes(
      n, power, unit: "n per group", groups: groups, to: &answer,
      size: { (power) throws(StatisticsError) in
        try test.sampleSize(power: power, effectSize: effect)
      },
      power: { (n) throws(StatisticsError) in try test.power(n: n, effectSize: effect) })
    return answer
  }

  func correlation(
    n: Int?, r: Double?, power: Double?
  ) throws(PowerRefusal) -> PowerAnswer {
    try PowerCheck.one(missing: [("n", n == nil), ("r", r == nil), ("power", power == nil)])
    try PowerCheck.count(n, "n", atLeast: 4)
    try PowerCheck.effect(r, "r", none: 0)
    if let r, abs(r) >= 1 {
      throw PowerRefusal("r must lie between -1 and 1, not \(plainText(r))")
    }
    try PowerCheck.power(power, above: significance)
    let test = try solve { () throws(StatisticsError) in
      try CorrelationPower(significance: significance, sides: sides)
    }
    var answer = PowerAnswer(
      method: "Pearson’s correlation", solved: n == nil ? "n" : r == nil ? "r" : "power",
      remark: "By Fisher’s z with its bias of r/(2(n − 1)).")
    let effect = try solve { () throws(StatisticsError) in
      if let r { r } else { try test.correlation(n: Double(n ?? 4), power: power ?? 0.8) }
    }
    answer.add("r", "Correlation", effect)
    common(&answer)
    try addSizes(
      n, power, unit: "n", groups: 1, to: &answer,
      size: { (power) throws(StatisticsError) in
        try test.sampleSize(power: power, correlation: effect)
      },
      power: { (n) throws(StatisticsError) in try test.power(n: n, correlation: effect) })
    return answer
  }

  // MARK: - Sizes

  /// Adds the size and the power: both as solved, and the power of the whole number of patients.
  private func addSizes(
    _ n: Int?, _ power: Double?, unit: String, groups: Int, to answer: inout PowerAnswer,
    size: (Double) throws(StatisticsError) -> Double,
    power powerOf: (Double) throws(StatisticsError) -> Double
  ) throws(PowerRefusal) {
    let exact = try solve { () throws(StatisticsError) in
      if let n { Double(n) } else { try size(power ?? 0.8) }
    }
    let rounded = n ?? up(exact)
    let reached = try solve { () throws(StatisticsError) in try powerOf(Double(rounded)) }
    if n == nil { answer.add("n", "\(unit), not rounded", exact) }
    answer.add(n == nil ? "n.rounded" : "n", n == nil ? "\(unit), rounded up" : unit, rounded)
    if groups > 1 { answer.add("n.total", "n in all", groups * rounded) }
    if let power { answer.add("power", "Power asked for", power) }
    let isAnswer = power == nil
    answer.add(isAnswer ? "power" : "power.reached", isAnswer ? "Power" : "Power reached", reached)
  }
}
