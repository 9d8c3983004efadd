import Cohorts
import TestSupport
import Testing

@testable import Analysis

/// Interactions in models, against R 4.2.2, survival 3.5-3: coxph(eps = 1e-14).
@Suite struct InteractionTests {
  static let csv = """
    t,e,x,g,h
    5,1,1.5,a,u
    8,1,2,b,u
    12,0,3.5,c,u
    3,1,1,a,u
    9,1,2.5,b,u
    15,0,4,c,u
    20,1,3,a,u
    7,1,2,b,u
    11,1,1,c,u
    14,0,5,a,u
    2,1,3.5,b,u
    18,1,4.5,c,u
    6,1,2,a,v
    10,1,1.5,b,v
    13,0,3,c,v
    4,1,5,a,v
    16,0,2.5,b,v
    19,1,1,c,v
    1,1,4,a,v
    17,1,3.5,b,v
    21,0,2,c,v
    22,1,4.5,a,v
    23,1,1.5,b,v
    24,0,3,c,v

    """
  static let outcome =
    "outcomes: {os: {time: t, event: \"e == 1\"}}\nvariables: {x: {type: continuous}}"

  private static func study(_ analysis: String) throws -> SmallStudy {
    try SmallStudy(csv: csv, declarations: outcome, analyses: [analysis])
  }

  @Test func `a number by a factor`() throws {
    let study = try Self.study("{cox: os, multivariable: [\"x*g\"]}")
    let expected: [(String, String?, Double, Double)] = [
      ("x", nil, -0.593621943740529, 0.349828102533135),
      ("g", "b", -3.546706501899723, 1.764018513348508),
      ("g", "c", -2.444973981454484, 1.748301634611774),
      ("x * g", "b", 1.173397229548987, 0.633063796447539),
      ("x * g", "c", 0.146474878332354, 0.641852065830070),
    ]
    for (variable, level, coefficient, error) in expected {
      let found = ["coefficient", "std.error"].map {
        study.number("cox_multivariable", $0, variable: variable, level: level)
      }
      #expect(disagreement(found[0], coefficient, relative: 1e-8) == nil, "\(variable)")
      #expect(disagreement(found[1], error, relative: 1e-8) == nil, "\(variable)")
    }
    let likelihood = study.number("cox_multivariable", "loglik")
    #expect(disagreement(likelihood, -36.1401298586901, relative: 1e-10) == nil)
  }

  @Test func `two factors, whose cells have patients and events`() throws {
    let study = try Self.study("{cox: os, multivariable: [h, \"g * h\"]}")
    let product = study.number(
      "cox_multivariable", "coefficient", variable: "g * h", level: "b * v")
    #expect(disagreement(product, -2.204876386946833, relative: 1e-8) == nil)
    let main = study.number("cox_multivariable", "coefficient", variable: "g", level: "c")
    #expect(disagreement(main, -0.568199328989990, relative: 1e-8) == nil)
    let likelihood = study.number("cox_multivariable", "loglik")
    #expect(disagreement(likelihood, -35.4926964324504, relative: 1e-10) == nil)
    #expect(
      study.number("cox_multivariable", "n.obs", variable: "g * h", level: "c * v") == 4)
    #expect(
      study.number("cox_multivariable", "n.event", variable: "g * h", level: "c * v") == 1)
  }

  @Test func `a model of its own holds the single variables, and shows the product`() throws {
    let study = try Self.study("{cox: os, univariable: [\"x * g\"], per: {x: 2}}")
    let product = study.number(
      "cox_univariable", "coefficient", variable: "x * g", level: "b")
    #expect(disagreement(product, 2 * 1.173397229548987, relative: 1e-8) == nil)
    #expect(study.row("cox_univariable", "estimate", variable: "x") == nil)
    #expect(study.number("cox_univariable", "lr.parameter", variable: "x * g") == 5)
    #expect(study.notes.contains { $0.contains("holds x and g as well") })
  }

  @Test func `terms are expanded as R's formulas are`() {
    func term(_ factors: String...) -> ModelTerm {
      ModelTerm(source: SourceText("", at: Place(file: "")), factors: factors)
    }
    let terms = [term("a", "b", "c"), term("d"), term("b", "a")].expanded
    #expect(
      terms.map(\.name) == ["a", "b", "c", "d", "a * b", "a * c", "b * c", "a * b * c"])
  }

  /// R: drop1(coxph(Surv(t, e) ~ x + g), test = "Chisq").
  @Test func `a factor of three levels has a test of its own`() throws {
    let study = try Self.study("{cox: os, multivariable: [x, g]}")
    let test = study.number("cox_multivariable", "lr.statistic", variable: "g")
    #expect(disagreement(test, 6.82279178076264, relative: 1e-8) == nil)
    #expect(study.number("cox_multivariable", "lr.parameter", variable: "g") == 2)
    #expect(study.row("cox_multivariable", "lr.statistic", variable: "x") == nil)
    let alone = try Self.study("{cox: os, multivariable: g}")
    let whole = alone.results.answers[0].findings.first {
      $0.variable == nil && $0.statistic == "lr.statistic"
    }
    #expect(alone.number("cox_multivariable", "lr.statistic", variable: "g") == whole?.number)
  }

  @Test func `a cell without patients is refused by name`() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcome,
      analyses: ["{cox: os, multivariable: [\"g * h\"], where: 'not (g == \"b\" and h == \"v\")'}"])
    let row = study.row("cox_multivariable", "estimate", variable: "g * h")
    #expect(
      row?.error == "\"g * h: b * v\" is constant or a combination of the other terms")
  }
}
