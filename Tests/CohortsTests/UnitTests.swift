import TestSupport
import Testing

@testable import Cohorts

struct UnitTests {
  @Test(
    arguments: [
      ("cm", "m", 0.01), ("cm3", "mL", 1), ("cm^3", "dm3", 1e-3), ("cm³/m³", "mm3/m3", 1e3),
      ("g/dL", "g/L", 10), ("kg/m2", "g/cm^2", 0.1), ("mg/(kg day)", "ug/(kg*day)", 1e3),
      ("months", "days", 30.4375), ("years", "months", 12), ("weeks", "d", 7), ("percent", "%", 1),
      ("IU/L", "IU/mL", 1e-3), ("cmH2O", "cmH2O", 1), ("m·s⁻²", "m/s^2", 1), ("h", "minutes", 60),
      ("Years", "years", 1), ("1/day", "day^-1", 1),
      // Counts: 10^9/L = 10^3/µL, for one litre has 10^6 microlitres.
      ("10^9/L", "10^3/µL", 1), ("×10⁹/L", "1/L", 1e9), ("x10^3/uL", "/L", 1e9),
      ("/µL", "/mL", 1e3),
      ("10*9/L", "10^9/L", 1), ("cells/µL", "cells/L", 1e6),
      // A number belongs to the name behind it: 1.73 m2 stand below the line.
      ("mL/min/1.73m2", "mL/min/m2", 1 / 1.73), ("mL/min/1.73 m²", "mL/min/1.73m2", 1),
      ("mg per day", "mg/day", 1), ("beats per min", "beats/min", 1), ("ng/mL", "µg/L", 1),
      ("mmol/L", "mM", 1), ("mU/L", "µU/mL", 1), ("fL", "µm3", 1), ("in", "cm", 2.54),
      ("lb", "kg", 0.45359237), ("kPa", "mmHg", 1000 / 133.322387415), ("KG", "kg", 1),
      ("yrs", "months", 12), ("ms", "s", 1e-3), ("cGy", "Gy", 0.01),
    ] as [(String, String, Double)])
  func `conversions`(from: String, to: String, factor: Double) {
    let found = Unit(parsing: from).factor(to: Unit(parsing: to))
    #expect(disagreement(found, factor, relative: 1e-14) == nil)
  }

  @Test(arguments: [
    ("cm", "kg"), ("points", "IU"), ("HU", "%"), ("cm2", "cm3"), ("cmH2O", "cm"), ("%", "1"),
    ("U/L", "IU/L"), ("cells/µL", "/µL"), ("mmHg", "mm"),
  ])
  func `what measures something else is not converted`(from: String, to: String) {
    #expect(Unit(parsing: from).factor(to: Unit(parsing: to)) == nil)
  }

  @Test func `factors between decimal units are powers of ten to the last bit`() {
    for (from, to, factor) in [
      ("cm3/cm3", "cm3/m3", 1e6), ("10^9/L", "10^3/µL", 1), ("/µL", "1/L", 1e6), ("g", "pg", 1e12),
    ] as [(String, String, Double)] {
      #expect(Unit(parsing: from).factor(to: Unit(parsing: to)) == factor)
    }
  }

  @Test func `products are written with each name once`() {
    let (cm, kg) = (Unit(parsing: "cm"), Unit(parsing: "kg"))
    #expect(cm.times(kg).text == "cm*kg")
    #expect(cm.raised(to: 3).over(cm).text == "cm2")
    #expect(kg.over(cm.raised(to: 2)).text == "kg/cm2")
    #expect(kg.over(cm.times(kg).times(cm)).text == "1/cm2")
    #expect(cm.over(kg.times(Unit.days)).text == "cm/(kg*days)")
    #expect(cm.over(cm).isPure)
    #expect(Unit(parsing: "mg/dL").times(Unit(parsing: "dL")).text == "mg")
  }

  @Test func `a root halves the exponents, and its square restores them`() {
    let area = Unit(parsing: "cm").times(Unit(parsing: "m"))
    #expect(area.squareRoot().isComparable(to: Unit(parsing: "km")))
    #expect(Unit(parsing: "cm").squareRoot().text == "cm^0.5")
    let back = Unit(parsing: "cm").squareRoot().raised(to: 2)
    #expect(disagreement(back.factor(to: Unit(parsing: "cm")), 1, relative: 1e-15) == nil)
  }

  @Test func `a percentage becomes a ratio only where the unit is named`() {
    let (percent, ratio) = (Unit(parsing: "%"), Unit(parsing: "1"))
    #expect(percent.factor(to: ratio) == nil)
    #expect(percent.factor(explicitlyTo: ratio) == 0.01)
    #expect(ratio.factor(explicitlyTo: percent) == 100)
    #expect(Unit(parsing: "cm").factor(explicitlyTo: percent) == nil)
  }
}
