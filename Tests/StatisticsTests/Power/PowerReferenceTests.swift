import Statistics
import TestSupport
import Testing

/// Sizes and powers of R's stats and pwr.
struct PowerReferenceTests {
  static func cases(_ method: String) throws -> [ReferenceCase] {
    try ReferenceCase.load("power.json", method: method)
  }

  @Test func `all cases are found`() throws {
    let methods = [
      "power_t_test": 6, "power_prop_test": 3, "schoenfeld": 3, "power_correlation": 1,
      "power_anova": 1,
    ]
    for (method, count) in methods { #expect(try Self.cases(method).count == count) }
  }

  private static func sides(_ reference: ReferenceCase) -> TestSides {
    reference.args["alternative"]?.text == "one.sided" || reference.args["sides"]?.integer == 1
      ? .one : .two
  }

  private static func significance(_ reference: ReferenceCase) -> Double {
    for key in ["sig.level", "sig_level", "alpha"] {
      if let own = reference.args[key]?.number { return own }
    }
    return 0.05
  }

  @Test(arguments: try cases("power_t_test"))
  func tTest(_ reference: ReferenceCase) throws {
    let test = try TTestPower(
      reference.args["type"]?.text == "paired" ? .paired : .twoSample,
      standardDeviation: reference.args["sd"]?.number ?? 1,
      significance: Self.significance(reference), sides: Self.sides(reference),
      isStrict: reference.args["strict"]?.flag ?? false)
    let expected = { (name: String) in reference.expected[name]?.number ?? .nan }
    let (n, delta, power) = (expected("n"), expected("delta"), expected("power"))
    // Each of the three follows from the other two.
    let wrong = reference.differences([
      "power": try test.power(n: n, difference: delta),
      "n": try test.sampleSize(power: power, difference: delta),
      "delta": try test.difference(n: n, power: power),
    ])
    #expect(test.isStrict || wrong == [])
    #expect(reference.differences(["power": try test.power(n: n, difference: delta)]) == [])
  }

  @Test(arguments: try cases("power_prop_test"))
  func proportions(_ reference: ReferenceCase) throws {
    let test = try ProportionsPower(
      significance: Self.significance(reference), sides: Self.sides(reference))
    let expected = { (name: String) in reference.expected[name]?.number ?? .nan }
    let (n, p1, p2, power) = (expected("n"), expected("p1"), expected("p2"), expected("power"))
    let wrong = reference.differences([
      "power": try test.power(n: n, p1, p2), "n": try test.sampleSize(power: power, p1, p2),
      "p2": try test.secondProportion(n: n, power: power, p1),
    ])
    #expect(wrong == [])
  }

  @Test(arguments: try cases("schoenfeld"))
  func logRank(_ reference: ReferenceCase) throws {
    let test = try LogRankPower(
      significance: Self.significance(reference), sides: Self.sides(reference),
      allocation: reference.args["fraction_group1"]?.number ?? 0.5)
    let ratio = try #require(reference.args["hazard_ratio"]?.number)
    let power = try #require(reference.args["power"]?.number)
    let events = try test.events(power: power, hazardRatio: ratio)
    var found: [String: Double?] = [
      "events": events,
      "power_at_ceil": try test.power(events: events.rounded(.up), hazardRatio: ratio),
      "events_freedman": try test.eventsByFreedman(power: power, hazardRatio: ratio),
    ]
    if let chance = reference.args["event_probability"]?.number {
      found["sample_size"] = events / chance
    }
    #expect(reference.differences(found) == [])
    let solved = try test.hazardRatio(events: events, power: power)
    #expect(disagreement(solved, min(ratio, 1 / ratio)) == nil)
  }

  @Test(arguments: try cases("power_correlation"))
  func correlation(_ reference: ReferenceCase) throws {
    let test = try CorrelationPower(significance: Self.significance(reference))
    let r = try #require(reference.args["r"]?.number)
    let n = try test.sampleSize(power: 0.8, correlation: r)
    #expect(reference.differences(["n": n, "power": 0.8]) == [])
    #expect(disagreement(try test.correlation(n: n, power: 0.8), r, relative: 1e-10) == nil)
  }

  @Test(arguments: try cases("power_anova"))
  func anova(_ reference: ReferenceCase) throws {
    let test = try ANOVAPower(groups: try #require(reference.args["k"]?.integer))
    let n = try #require(reference.args["n"]?.number)
    let f = try #require(reference.args["f"]?.number)
    let power = try test.power(n: n, effectSize: f)
    #expect(reference.differences(["power": power, "n": n]) == [])
    #expect(
      disagreement(try test.sampleSize(power: power, effectSize: f), n, relative: 1e-9) == nil)
    #expect(disagreement(try test.effectSize(n: n, power: power), f, relative: 1e-9) == nil)
  }
}
