import TestSupport
import Testing

@testable import Analysis

/// Logistic and linear models, from a plan to rows.
@Suite struct RegressionAnswerTests {
  private static let csv = """
    y,v,x,g,s
    no,3.1,1.5,a,m
    no,2.2,2,b,m
    yes,5.9,3.5,c,m
    no,1.8,1,a,f
    yes,4.1,2.5,b,f
    yes,6.6,4,c,f
    no,4.0,3,a,m
    yes,3.3,2,b,m
    no,2.9,1,c,m
    yes,7.7,5,a,f
    yes,5.2,3.5,b,f
    no,8.1,4.5,c,f
    no,3.6,2,a,m
    no,2.5,1.5,b,m
    yes,4.9,3,c,m
    yes,8.8,5,a,f
    no,,2.5,b,f
    ,2.1,1,c,f

    """
  private static let declarations =
    "variables: {x: {type: continuous}, v: {type: continuous}, g: {type: categorical}}"

  private static func study(_ analyses: String...) throws -> SmallStudy {
    try SmallStudy(csv: csv, declarations: declarations, analyses: analyses)
  }

  /// R 4.2.2: glm(y == "yes" ~ x + g, binomial, epsilon = 1e-15).
  @Test func `a logistic model has its rows`() throws {
    let study = try Self.study("{logistic: y, event: yes, multivariable: [x, g]}")
    let context = "logistic_multivariable"
    let intercept = study.number(context, "coefficient", variable: "(Intercept)")
    #expect(disagreement(intercept, -5.9566864841136367, relative: 1e-8) == nil)
    let slope = study.number(context, "coefficient", variable: "x")
    #expect(disagreement(slope, 1.5395119272451858, relative: 1e-8) == nil)
    let level = study.number(context, "std.error", variable: "g", level: "c")
    #expect(disagreement(level, 1.85936540058200528, relative: 1e-7) == nil)
    let test = study.number(context, "lr.statistic", variable: "g")
    #expect(disagreement(test, 1.9036212974504370, relative: 1e-8) == nil)
    #expect(study.number(context, "lr.parameter", variable: "g") == 2)
    #expect(study.number(context, "n.event", variable: "g", level: "a") == 2)
    let model = study.results.answers[0].findings.filter { $0.variable == nil }
    #expect(model.first { $0.statistic == "nobs" }?.number == 17)
    #expect(model.first { $0.statistic == "nevent" }?.number == 8)
    #expect(
      study.results.answers[0].participation.exclusions == [.init(reason: "y missing", count: 1)])
    #expect(study.found(.eventsPerVariable, "events") == 8)
    #expect(study.found(.eventsPerVariable, "coefficients") == 3)
  }

  @Test func `intercepts of several models are told apart`() throws {
    let study = try Self.study(
      "{logistic: y, event: yes, univariable: [x, g]}", "{linear: v, univariable: x}")
    let context = "logistic_univariable"
    #expect(study.number(context, "estimate", variable: "(Intercept)", level: "x") != nil)
    #expect(study.number(context, "estimate", variable: "(Intercept)", level: "g") != nil)
    #expect(study.number("linear_univariable", "estimate", variable: "(Intercept)") != nil)
  }

  /// R 4.2.2: lm(v ~ x + g), summary and drop1(test = "F").
  @Test func `a linear model has its rows`() throws {
    let study = try Self.study("{linear: v, multivariable: [x, g], univariable: x}")
    let context = "linear_multivariable"
    let found = ["estimate", "std.error", "p.value"].map {
      study.number(context, $0, variable: "g", level: "b")
    }
    #expect(disagreement(found[0], -0.43769623422902854) == nil)
    #expect(disagreement(found[1], 0.329639169682927557) == nil)
    #expect(disagreement(found[2], 0.20708678002055983) == nil)
    let test = study.number(context, "f.statistic", variable: "g")
    #expect(disagreement(test, 3.0793209907498187, relative: 1e-9) == nil)
    let model = study.results.answers[0].findings.filter {
      $0.context == context && $0.variable == nil
    }
    #expect(
      model.map(\.statistic) == [
        "nobs", "r.squared", "adj.r.squared", "sigma", "statistic", "num.df", "den.df", "p.value",
      ])
    let t = study.number("linear_univariable", "statistic", variable: "x") ?? 0
    let f = study.number("linear_univariable", "f.statistic", variable: "x")
    #expect(disagreement(f, t * t) == nil)
  }

  @Test func `each group of by has models of its own`() throws {
    let study = try Self.study("{linear: v, univariable: x, by: s}")
    let n = ["m", "f"].map {
      study.number("linear_univariable", "nobs", variable: "x", group: $0)
    }
    #expect(n == [9, 8])
  }

  @Test func `separation is refused by name, and Firth's penalty answers it`() throws {
    let study = try Self.study(
      "{logistic: y, event: yes, multivariable: [x, s], where: 'v > 5 or v < 3'}",
      "{logistic: y, event: yes, univariable: x, where: 'x < 2 or x > 3', penalty: firth}",
      "{logistic: y, event: yes, univariable: x, where: 'x < 2 or x > 4.6'}")
    let refusals = study.results.answers[2].findings.filter { $0.variable == "x" }
    #expect(
      refusals.allSatisfy {
        $0.error == "no finite estimate: \"x\" separates events from non-events"
      })
    #expect(!refusals.isEmpty)
    #expect(study.notes.contains { $0.contains("penalty: firth") })
    let penalized = study.results.answers[1].findings.first {
      $0.variable == "x" && $0.statistic == "p.value"
    }
    #expect(penalized?.number != nil)
  }

  @Test func `what the common options cannot change is said`() throws {
    let study = try Self.study("{linear: v, univariable: x, alternative: less}")
    #expect(study.notes.contains { $0.contains("two-sided") })
  }

  @Test func `no patients, one class and a constant are refused`() throws {
    let study = try Self.study(
      "{logistic: y, event: yes, univariable: x, where: x > 99}",
      "{logistic: y, event: yes, univariable: x, where: 'y == \"no\"'}",
      "{linear: v, univariable: g, where: 'g == \"a\"'}",
      "{linear: v, univariable: x, where: v == 4}")
    for answer in study.results.answers {
      let rows = answer.findings.filter { $0.statistic == "estimate" }
      #expect(!rows.isEmpty && rows.allSatisfy { $0.value == .none && $0.error != nil })
    }
  }
}
