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
    ] as [(String, String, Double)])
  func `conversions`(from: String, to: String, factor: Double) {
    let found = Unit(parsing: from).factor(to: Unit(parsing: to))
    #expect(disagreement(found, factor, relative: 1e-14) == nil)
  }

  @Test(arguments: [
    ("cm", "kg"), ("points", "IU"), ("HU", "%"), ("cm2", "cm3"), ("cmH2O", "cm"), ("10^9/L", "1/L"),
  ])
  func `what measures something else is not converted`(from: String, to: String) {
    #expect(Unit(parsing: from).factor(to: Unit(parsing: to)) == nil)
  }
}
