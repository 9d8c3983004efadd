import TestSupport
import Testing

@testable import Cohorts

/// A formula over one row: x = 3, h = 170 cm, w = 2 kg, v = 557 cm3, sex = m of {f, m}, stage = 2 of
/// {1, 2, 3}, born = 2000-02-28, seen = 2000-03-01, gone missing, a.b = 7.
struct Row {
  static let csv = """
    x,h,w,v,sex,stage,born,seen,gone,a.b,2nd,yes
    3,170,2,557,m,2,2000-02-28,01.03.2000,NA,7,8,1
    """

  static func evaluate(_ formula: String, unit: String? = nil) throws(Problems) -> Cohort {
    var wanted = request([
      variable("h") { $0.unit = plan("cm") }, variable("w") { $0.unit = plan("kg") },
      variable("v") { $0.unit = plan("cm³") },
      variable("sex") { $0.levels = [Level(code: "f"), Level(code: "m")] },
      variable("stage") { $0.levels = ["1", "2", "3"].map { Level(code: $0) } },
      variable("gone") { $0.type = .continuous }, derived("y", formula, unit: unit),
    ])
    wanted.used = [plan("x")]
    return try read(csv, wanted)
  }

  static func number(_ formula: String, unit: String? = nil) throws -> Double? {
    try evaluate(formula, unit: unit).numbers("y").first ?? nil
  }

  static func fault(_ formula: String, unit: String? = nil) -> String {
    do {
      _ = try evaluate(formula, unit: unit)
      return ""
    } catch {
      return error.all.map(\.description).joined(separator: "\n")
    }
  }
}

struct FormulaTests {
  @Test(
    arguments: [
      ("-2^2", -4), ("2^3^2", 512), ("2^-1", 0.5), ("1 + 2 * 3 - 4 / 2", 5), ("(1 + 2) * 3", 9),
      ("10 - 3 - 2", 5), ("--x", 3), ("min(x, 2, 9)", 2), ("max(x, 2, 9)", 9), ("a.b + 2nd", 15),
      (".5 + 5. + 1e-1", 5.6), ("round(2.5)", 3), ("round(-2.5)", -3), ("round(1.005, 2)", 1.01),
      ("round(125, -1)", 130), ("abs(-x)", 3), ("sqrt(16)", 4), ("log10(1000)", 3), ("log2(8)", 3),
      ("log(exp(1))", 1), ("if(x > 2, 1, 0)", 1), ("if(is_missing(gone), 1, 0)", 1),
      ("days(born, seen)", 2), ("months(born, seen)", 2 / 30.4375),
      ("years(born, seen)", 2 / 365.25),
      ("days(born, '2000-03-28')", 29), ("value(h, 'm')", 1.7), ("value(x, 'm')", 3),
      ("if(stage >= 2, 1, 0)", 1), ("if(false, 1 / 0, 5)", 5), ("x − 1", 2),
    ] as [(String, Double)])
  func `arithmetic`(formula: String, expected: Double) throws {
    #expect(disagreement(try Row.number(formula), expected, relative: 1e-14) == nil)
  }

  /// 557 / 170³ × 10⁶ = 557 / 4.913 = 113.37.
  @Test(
    arguments: [
      ("v / h^3", "cm3/m3", 557 / 4.913), ("100 * h / h", "%", 100), ("w / h^2", "kg/m2", 2 / 2.89),
      ("h + 1", "cm", 171), ("h", "m", 1.7), ("x", "points", 3), ("sqrt(h^2)", "mm", 1700),
      ("h * h", "cm^2", 28_900), ("w / (v)", "g/mL", 2000.0 / 557), ("2 * h", "m", 3.4),
      ("days(born, seen)", "weeks", 2.0 / 7), ("if(x > 1, h, 0)", "m", 1.7),
    ] as [(String, String, Double)])
  func `units are converted`(formula: String, unit: String, expected: Double) throws {
    #expect(disagreement(try Row.number(formula, unit: unit), expected, relative: 1e-14) == nil)
  }

  @Test(arguments: [
    ("sex == 'm'", true), ("sex != \"m\"", false), ("sex in ['f', 'm']", true),
    ("sex not in ['f']", true), ("stage == 2", true), ("stage == '2.0'", true), ("x == '3'", true),
    ("stage in [1, 3]", false), ("born < seen", true), ("born == '28.02.2000'", true),
    ("h > 1.6", true), ("h == value(h, 'cm')", true), ("h < h * 2 and not x == 4", true),
    ("true", true), ("1 < 2 and 2 < 1 or 3 < 4", true), ("born in ['2000-02-28']", true),
    ("sex == sex", true), ("not (x < 2)", true), ("x == -3", false), ("x in [-3, 3]", true),
  ])
  func `conditions`(formula: String, expected: Bool) throws {
    #expect(try Row.evaluate(formula).codes("y") == ["\(expected)"])
  }

  /// Kleene's tables; `gone == 1` is missing.
  @Test(
    arguments: [
      ("true and gone == 1", nil), ("false and gone == 1", "false"),
      ("gone == 1 and false", "false"),
      ("gone == 1 and true", nil), ("true or gone == 1", "true"), ("gone == 1 or true", "true"),
      ("false or gone == 1", nil), ("gone == 1 or false", nil), ("not gone == 1", nil),
      ("gone == 1 and gone == 2", nil), ("gone in [1]", nil), ("is_missing(gone + 1)", "true"),
      ("if(gone > 1, true, true)", nil),
    ] as [(String, String?)])
  func `three values`(formula: String, expected: String?) throws {
    #expect(try Row.evaluate(formula).codes("y") == [expected])
  }

  @Test(
    arguments: [
      (
        "h + w", 3,
        "kg cannot be added to cm; to take bare numbers, write value(h, \"cm\") and value(w, \"kg\")"
      ),
      (
        "h - (w + 1)", 3,
        "kg cannot be subtracted from cm; to take bare numbers, write value(h, \"cm\") and "
          + "value(…, \"kg\")"
      ),
      (
        "h < w", 3,
        "cm cannot be compared with kg; to take bare numbers, write value(h, \"cm\") and "
          + "value(w, \"kg\")"
      ),
      (
        "if(x > 1, h, w)", 1,
        "both results of `if` need one unit, not cm and kg; to take bare numbers, write "
          + "value(h, \"cm\") and value(w, \"kg\")"
      ),
      (
        "max(h, w)", 8,
        "cm cannot be compared with kg; to take bare numbers, write value(h, \"cm\") and "
          + "value(w, \"kg\")"
      ),
      ("round(x, h)", 10, "round takes a bare number of digits, and this one is in cm"),
      ("2^h", 3, "an exponent is a bare number, and this one is in cm"),
      ("value(h, 'kg')", 7, "cm cannot be converted to kg"),
      ("x + ageing", 5, "there is no variable or column \"ageing\""),
      ("1 + boorn", 5, "there is no variable or column \"boorn\"; did you mean \"born\"?"),
      ("x = 3", 3, "write == to compare"), ("x > 1 && x < 3", 7, "write `and`"),
      ("1 < x < 3", 7, "comparisons cannot be chained; join two with `and`"),
      ("(x", 3, "the end of the formula where \")\" was expected"),
      ("x 3", 3, "\"3\" is not expected here"), ("'abc", 1, "this text has no closing quote"),
      ("sqr(x)", 1, "there is no function \"sqr\"; did you mean \"sqrt\"?"),
      ("log(h)", 5, "log takes a bare number, and h is in cm; write log(value(h, \"cm\"))"),
      ("sqrt(1, 2)", 1, "sqrt takes 1 operand, not 2"),
      ("sex + 1", 1, "+ takes numbers, and sex is a text"),
      (
        "seen - born", 1,
        "- takes numbers, and seen is a date; the days between two dates are "
          + "days(from, to)"
      ),
      ("sex == 'male'", 8, "sex has no code \"male\"; its codes are f, m"),
      (
        "not x", 5,
        "a condition (true or false) was expected, not a number; write a comparison, "
          + "such as x == 1"
      ),
      ("born == 'soon'", 9, "\"soon\" is not a date (YYYY-MM-DD or DD.MM.YYYY)"),
      ("x == 'a'", 6, "x is a number, and \"a\" is not"),
      (
        "sex > 'f'", 5,
        "a text cannot be compared with a text by >"
      ),
      (
        "h^x", 2,
        "a number in cm can only be raised to a whole number that is written; write "
          + "value(h, \"cm\") for the bare number"
      ),
      ("if(x > 1, 1, 'a')", 1, "both results of `if` must be alike, not a number and a text"),
      ("x # 2", 3, "\"#\" has no meaning in a formula"),
      (
        "1e999", 1,
        "\"1e999\" is beyond the range of numbers"
      ),
      ("", 1, "the end of the formula where a number, a text or a name was expected"),
    ] as [(String, Int, String)])
  func `a wrong formula is refused at its place`(formula: String, column: Int, sentence: String) {
    #expect(Row.fault(formula) == "study.yml:1:\(column): error: \(sentence)")
  }

  @Test func `what cannot be converted to the declared unit is refused with both`() {
    #expect(
      Row.fault("h * w", unit: "m2")
        == "study.yml:1:1: error: the formula gives cm*kg, which cannot be converted to m2; "
        + "take bare numbers: value(h, \"cm\"), value(w, \"kg\")")
    #expect(
      Row.fault("h / h", unit: "m")
        == "study.yml:1:1: error: the formula gives a pure number, which cannot be converted to m")
  }

  @Test func `a percentage needs its hundred`() throws {
    #expect(try Row.number("100 * h / (2 * h)", unit: "%") == 50)
    #expect(try Row.number("h / (2 * h) * 100", unit: "percent") == 50)
    #expect(try Row.number("value(h / (2 * h), '%')", unit: "%") == 50)
    #expect(try Row.number("x / 4", unit: "%") == 0.75)
    #expect(try Row.number("200 * (h - 160) / (h + 160)", unit: "%") != nil)
    #expect(try Row.number("(h - 160) / (h / 100)", unit: "%") != nil)
    #expect(
      Row.fault("h / (2 * h)", unit: "%")
        == "study.yml:1:1: error: the formula gives a pure number, and its unit is to be %: "
        + "multiply by 100 where it is a ratio, as in 100 * a / b")
  }

  @Test func `roots of products come back to whole units`() throws {
    #expect(
      disagreement(
        try Row.number("sqrt(h) * sqrt(2 * h)", unit: "m"), 1.7 * 2.0.squareRoot(),
        relative: 1e-14) == nil)
    #expect(disagreement(try Row.number("h^0.5 * h^0.5", unit: "cm"), 170, relative: 1e-14) == nil)
    #expect(Row.fault("sqrt(h * w)", unit: "m2").contains("the formula gives cm^0.5*kg^0.5"))
  }

  @Test(arguments: ["(", "-", "not ", "2^", "abs("])
  func `deep nesting is refused, not run into`(piece: String) {
    let formula = String(repeating: piece, count: 10_000) + "1"
    #expect(Row.fault(formula).contains("nested more than 200 deep"))
  }

  @Test func `long chains are refused, not run into`() {
    #expect(Row.fault("1" + String(repeating: "+1", count: 10_000)).contains("nested more than"))
    #expect(Row.fault("x" + String(repeating: " + x", count: 150)) == "")
  }

  @Test func `units and lists cannot grow without end`() throws {
    #expect(Row.fault("(((h^12)^12)^12)^12").contains("a unit with an exponent beyond 100"))
    let list = (1...20_000).map(String.init).joined(separator: ", ")
    #expect(try Row.evaluate("x in [\(list)]").codes("y") == ["true"])
    var chain = [derived("c0", "h", unit: "cm")]
    for i in 1...60 { chain.append(derived("c\(i)", "c\(i - 1) * h / h")) }
    let cohort = try read(Row.csv, request([variable("h") { $0.unit = plan("cm") }] + chain))
    #expect(cohort.numbers("c60") == [170])
    #expect(plain(-9_223_372_036_854_775_808) == "-9.223372036854776e+18")
  }

  @Test func `undefined results are missing and said so`() throws {
    let csv = "a,b\n1,0\n2,1\n3,0\n-1,4\n"
    let cohort = try read(csv, request([derived("q", "a / b"), derived("l", "log(a)")]))
    #expect(cohort.numbers("q") == [nil, 2, nil, -0.25])
    let sentences = cohort.echoes.filter(\.isWarning).map(\.sentence)
    #expect(sentences.contains("q is missing in 2 rows because of a division by zero"))
    #expect(
      sentences.contains(
        "l is missing in 1 row because of the logarithm of a number that is not positive"))
  }

  @Test func `a formula over many rows is that over each`() throws {
    let rows = 0..<40_000
    let csv = "x,k\n" + rows.map { "\($0 % 7),\($0 % 13)\n" }.joined()
    let cohort = try read(
      csv,
      request([
        derived("q", "1 / x"), derived("few", "k in [1, 2]"),
        derived("many", "k in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]"), derived("same", "x"),
      ]))
    #expect(cohort.numbers("q") == rows.map { $0 % 7 == 0 ? nil : 1 / Double($0 % 7) })
    #expect(cohort.numbers("same") == rows.map { Double($0 % 7) })
    #expect(cohort.codes("few") == rows.map { [1, 2].contains($0 % 13) ? "true" : "false" })
    #expect(cohort.codes("many") == rows.map { $0 % 13 < 11 ? "true" : "false" })
    let sentences = cohort.echoes.map(\.sentence)
    #expect(sentences.contains("q is missing in 5715 rows because of a division by zero"))
  }

  @Test func `order does not matter, and cycles are refused`() throws {
    let cohort = try read("x\n2\n", request([derived("c", "b + 1"), derived("b", "x * 10")]))
    #expect(cohort.numbers("c") == [21])
    #expect(
      problems("x\n2\n", request([derived("c", "b + 1"), derived("b", "c * x")])) == [
        "study.yml:1:1: error: c is computed from itself: c → b → c"
      ])
    #expect(problems("x\n2\n", request([derived("x2", "x2")])).count == 1)
  }

  @Test func `no soup of tokens crashes the parser`() {
    var noise = SplitMix64(state: 7)
    let pieces = [
      "x", "1", "'a'", "(", ")", "[", "]", ",", "+", "-", "*", "/", "^", "==", "<", "and", "or",
      "not", "in", "if(", "sqrt(", "min(", "is_missing(", "1e", ".", "é", "\u{301}", "\"", "true",
    ]
    for _ in 0..<3000 {
      let count = Int.random(in: 0..<12, using: &noise)
      let soup = (0..<count).map { _ in pieces.randomElement(using: &noise) ?? "" }
      let text = soup.joined(separator: Bool.random(using: &noise) ? " " : "")
      guard let expression = try? FormulaParser.parse(text) else { continue }
      var check = TypeCheck(symbols: [:])
      _ = try? check.formula(expression)
    }
  }
}
