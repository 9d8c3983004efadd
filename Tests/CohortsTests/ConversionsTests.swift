import TestSupport
import Testing

@testable import Cohorts

/// Formulas that convert by hand what their units convert: of h = 170 cm, w = 2 kg, v = 557 cm³ and
/// two dates two days apart.
struct ConversionsTests {
  /// (170 / 100)² = 2.89 with units of its own would be taken from cm² to m² once more.
  @Test(
    arguments: [
      ("w / (h / 100)^2", "kg/m2", 10, "100 converts kg/cm2 to kg/m2"),
      ("w / h^2 * 10000", "kg/m2", 11, "10000 converts kg/cm2 to kg/m2"),
      ("w * (h / 100)^-2", "kg/m2", 10, "100 converts kg/cm2 to kg/m2"),
      ("v / (h / 100)^3", "cm3/m3", 10, "100 converts to cm3/m3"),
      ("h / 100", "m", 5, "100 converts cm to m"), ("0.01 * h", "m", 1, "0.01 converts cm to m"),
      ("h / 2.54", "in", 5, "2.54 converts cm to in"),
      ("if(x > 2, h / 100, 1.5)", "m", 15, "100 converts cm to m"),
      ("max(h / 100, 1)", "m", 9, "100 converts cm to m"),
      ("h / 100 + 0.02", "m", 5, "100 converts cm to m"),
      ("round(h / 100, 2)", "m", 11, "100 converts cm to m"),
      ("sqrt(h * h / 10000)", "m", 14, "10000 converts cm to m"),
      ("0.52 * v / 1000", "L", 12, "1000 converts cm³ to L"),
      ("1000 * w", "g", 1, "1000 converts kg"),
      ("w * 2.2", "lb", 5, "2.2 converts kg to lb"),
      ("days(born, seen) / 30.4375", "months", 20, "30.4375 converts days to months"),
      ("days(born, seen) / 365", "years", 20, "365 converts days to years"),
      ("days(born, seen) / 7", "weeks", 20, "7 converts days to weeks"),
      ("12 * years(born, seen)", "months", 1, "12 converts years to months"),
      ("value(h / 100, 'm')", nil, 11, "100 converts cm to m"),
      ("value(h, 'm') * 1 + value(days(born, seen) / 30, 'months')", nil, 46, "30 converts days"),
    ] as [(String, String?, Int, String)])
  func `what would be converted twice is refused`(
    formula: String, unit: String?, column: Int, said: String
  ) {
    let fault = Row.fault(formula, unit: unit)
    #expect(fault.hasPrefix("study.yml:1:\(column): error: \(said)"), "\(fault)")
    #expect(fault.contains("by hand, and the units convert it again: leave the number out"))
  }

  @Test func `the refusal says what to write`() {
    #expect(
      Row.fault("days(born, seen) / 30.4375", unit: "months").hasSuffix(
        "leave the number out, or write months(from, to)"))
    #expect(
      Row.fault("w / (h / 100)^2", unit: "kg/m2").hasSuffix(
        "leave the number out, or take bare numbers: value(w, \"kg\"), value(h, \"cm\")"))
  }

  @Test(
    arguments: [
      ("h / 10", "cm", 17.0), ("10 * h", "m", 17), ("2.5 * h", "m", 4.25), ("v / 500", "mL", 1.114),
      ("value(h, 'cm') / 100", "m", 1.7), ("100 * h", "mm", 170_000), ("h / 100", "cm", 1.7),
      ("w / h^2", "kg/m2", 2 / 2.89), ("v / h^3", "cm3/m3", 557 / 4.913), ("h", "m", 1.7),
      ("100 * h / h", "%", 100), ("x * 100", "cm", 300), ("days(born, seen) / 2", "days", 1),
      ("value(w, 'kg') / (value(h, 'cm') / 100)^2", "kg/m2", 2 / 2.89),
      ("value(days(born, seen), 'days') / 30.4375", "months", 2 / 30.4375),
      ("sqrt(value(h, 'cm') * value(w, 'kg') / 3600)", "m2", (340.0 / 3600).squareRoot()),
    ] as [(String, String, Double)])
  func `right formulas are not refused`(formula: String, unit: String, expected: Double) throws {
    #expect(disagreement(try Row.number(formula, unit: unit), expected, relative: 1e-14) == nil)
  }

  private static func pair(_ formula: String, unit: String? = nil) throws(Problems) -> Cohort {
    let csv = "cm,m,mL,L,egfr,bsa,a,b\n170,1.5,500,2,60,1.9,3,200\n"
    return try read(
      csv,
      request([
        variable("cm") { $0.unit = plan("cm") }, variable("m") { $0.unit = plan("m") },
        variable("mL") { $0.unit = plan("mL") }, variable("L") { $0.unit = plan("L") },
        variable("egfr") { $0.unit = plan("mL/min") }, variable("bsa") { $0.unit = plan("m2") },
        variable("a") { $0.unit = plan("mg/L") }, variable("b") { $0.unit = plan("mg/dL") },
        derived("y", formula, unit: unit),
      ]))
  }

  private static func fault(_ formula: String, unit: String? = nil) -> String {
    do {
      _ = try pair(formula, unit: unit)
      return ""
    } catch {
      return error.all.map(\.description).joined(separator: "\n")
    }
  }

  @Test(
    arguments: [
      ("m - cm / 100", 10), ("cm / 100 - m", 6), ("cm / 100 > m", 6), ("max(m, cm / 100)", 13),
      ("max(1, m, cm / 100)", 16), ("if(m > 1, m, cm / 100)", 19), ("m * 100 + cm", 5),
    ] as [(String, Int)])
  func `an operand that is converted by hand to the other's unit is refused`(
    formula: String, column: Int
  ) {
    let fault = Self.fault(formula)
    #expect(fault.hasPrefix("study.yml:1:\(column): error: 100 converts"), "\(fault)")
  }

  @Test(
    arguments: [
      ("m - cm", -0.2), ("cm + m", 320), ("max(m, cm)", 1.7), ("max(100, cm, m)", 170),
      ("min(0.01, m, cm)", 0.01), ("2 * m - cm / 2", 2.15), ("cm + m / 10", 185),
    ] as [(String, Double)])
  func `operands in units of one kind are converted once`(
    formula: String, expected: Double
  ) throws {
    let found = try Self.pair(formula).numbers("y").first ?? nil
    #expect(disagreement(found, expected, relative: 1e-14) == nil)
  }

  /// 165 cm × 0.01 are 1.6500000000000001; R's 165 / 100 is the double next to 1.65.
  @Test func `a conversion is a division where its inverse is written with few decimals`() throws {
    for (factor, divisor) in [
      (0.01, 100), (1.0 / 12, 12), (1 / 30.4375, 30.4375), (1 / 2.54, 2.54), (1e-6, 1e6),
      (1 / 365.25, 365.25),
    ] as [(Double, Double)] {
      #expect(DecimalPower.divisor(for: factor) == divisor)
    }
    #expect(DecimalPower.divisor(for: 0.45359237) == nil)
    #expect(DecimalPower.divisor(for: 100) == nil)
    let csv = "h,d\n165,23\n"
    let cohort = try read(
      csv,
      request([
        variable("h") { $0.unit = plan("cm") }, variable("d") { $0.unit = plan("days") },
        derived("m", "h", unit: "m"), derived("v", "value(h, 'm')"),
        derived("t", "d", unit: "months"),
      ]))
    #expect(cohort.numbers("m") == [1.65])
    #expect(cohort.numbers("v") == [1.65])
    #expect(cohort.numbers("t") == [23 / 30.4375])
  }

  /// 3 mg/L over 200 mg/dL are 1.5 mg/g, and 60 mL/min of 1.9 m² are 60 / 1.9 · 1.73.
  @Test func `what a quotient converts counts, and what belongs to a unit`() throws {
    func number(_ formula: String, _ unit: String?) throws -> Double? {
      try Self.pair(formula, unit: unit).numbers("y").first ?? nil
    }
    #expect(disagreement(try number("a / b", "mg/g"), 1.5, relative: 1e-14) == nil)
    #expect(Self.fault("100 * a / b", unit: "mg/g").contains("100 converts"))
    #expect(
      disagreement(
        try number("egfr / bsa", "mL/min/1.73m2"), 60 / 1.9 * 1.73, relative: 1e-14) == nil)
    #expect(Self.fault("egfr / bsa * 1.73", unit: "mL/min/1.73m2").contains("1.73 converts"))
    #expect(Self.fault("100 * m / cm").contains("write unit: \"%\" for a percentage"))
    #expect(
      disagreement(try number("100 * m / cm", "%"), 15_000.0 / 170, relative: 1e-14) == nil)
    #expect(disagreement(try number("m / cm", nil), 150.0 / 170, relative: 1e-14) == nil)
  }

  /// Two days: 2 / 30.44 months, whatever the author calls them.
  @Test(
    arguments: [
      ("days(born, seen) / 30.44", 2 / 30.44, "30.44 converts days to months by hand"),
      ("days(born, seen) / 365", 2 / 365.0, "365 converts days to years by hand"),
      ("w / (h / 100)^2", 2 / 2.89, "100 converts kg/cm2 to kg/m2 by hand"),
      ("h / 100", 1.7, "100 converts cm to m by hand"),
      ("3 / (days(born, seen) / 365.25)", 3 / (2 / 365.25), "365.25 converts 1/days to 1/years"),
    ] as [(String, Double, String)])
  func `without a unit, a conversion by hand gives a bare number, which is said`(
    formula: String, expected: Double, said: String
  ) throws {
    let cohort = try Row.evaluate(formula)
    #expect(disagreement(cohort.numbers("y").first ?? nil, expected, relative: 1e-14) == nil)
    #expect(cohort.variable("y")?.unit == nil)
    #expect(cohort.echoes.contains { $0.sentence.contains(said) }, "\(cohort.echoes)")
  }

  @Test(arguments: [("h / 10", "cm"), ("days(born, seen) / 10", "days"), ("2.5 * w", "kg")])
  func `other numbers keep the unit`(formula: String, unit: String) throws {
    #expect(try Row.evaluate(formula).variable("y")?.unit == unit)
  }

  @Test func `a bare number converts nothing in the next formula`() throws {
    let cohort = try read(
      Row.csv,
      request([
        variable("h") { $0.unit = plan("cm") }, variable("w") { $0.unit = plan("kg") },
        derived("hm", "h / 100"), derived("bmi", "value(w, 'kg') / hm^2", unit: "kg/m2"),
      ]))
    #expect(disagreement(cohort.numbers("bmi").first ?? nil, 2 / 2.89, relative: 1e-14) == nil)
  }
}
