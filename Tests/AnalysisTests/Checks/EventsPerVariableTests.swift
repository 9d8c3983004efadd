import Analysis
import Testing

/// `events-per-variable`, at the limit.
@Suite struct EventsPerVariableTests {
  /// Patients of whom the first have the event; values without order.
  private static func csv(_ events: Int, of n: Int) -> String {
    "x,z,t,e,y\n"
      + (0..<n).map { i in
        "\(i * 37 % 101),\(i * 53 % 97),\(1 + i * 29 % 89),\(i < events ? 1 : 0),\(i < events ? "b" : "a")\n"
      }.joined()
  }

  private func study(_ analysis: String, _ events: Int, of n: Int) throws -> SmallStudy {
    try SmallStudy(
      csv: Self.csv(events, of: n), declarations: "outcomes: {os: {time: t, event: e == 1}}",
      analyses: [analysis])
  }

  @Test func `ten for each coefficient are enough`() throws {
    let cox = "{cox: os, multivariable: [x, z], check: proportional_hazards}"
    let few = try study(cox, 19, of: 60)
    #expect(few.found(.eventsPerVariable, "events") == 19)
    #expect(few.found(.eventsPerVariable, "coefficients") == 2)
    #expect(few.found(.eventsPerVariable, "events.per.coefficient") == 9.5)
    #expect(try study(cox, 20, of: 60).found(.eventsPerVariable).isEmpty)
  }

  @Test func `of a logistic model the rarer class counts`() throws {
    let logistic = "{logistic: y, event: b, multivariable: [x, z]}"
    #expect(try study(logistic, 41, of: 60).found(.eventsPerVariable, "events") == 19)
    #expect(
      try study(logistic, 41, of: 60).checks.first?.words.contains("patients without the event")
        == true)
    #expect(try study(logistic, 19, of: 60).found(.eventsPerVariable, "events") == 19)
    #expect(try study(logistic, 30, of: 60).checks.isEmpty)
  }

  @Test func `single coefficients and models that were not fitted are not counted`() throws {
    let one = try study("{logistic: y, event: b, multivariable: x, univariable: [x, z]}", 5, of: 60)
    #expect(one.found(.eventsPerVariable).isEmpty)
    let none = try study("{cox: os, multivariable: [x, z], check: proportional_hazards}", 0, of: 9)
    #expect(none.found(.eventsPerVariable).isEmpty)
  }
}
