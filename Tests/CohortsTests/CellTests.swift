import Testing

@testable import Cohorts

struct CellTests {
  @Test(
    arguments: [
      ("1", 1), ("-1.5", -1.5), ("+2", 2), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-3", 0.001),
      ("0.1", 0.1), ("123456789.123456789", 123456789.123456789), ("1e22", 1e22), ("007", 7),
      ("9007199254740993", 9007199254740992), ("2.2250738585072014e-308", 2.2250738585072014e-308),
      ("0e999999999999", 0), ("0.000000000000000000000000000001", 1e-30), ("-0", 0),
      ("1.7976931348623157e308", 1.7976931348623157e308), ("3.14159265358979323846", Double.pi),
    ] as [(String, Double)])
  func `numbers are correctly rounded`(text: String, expected: Double) {
    #expect(NumberCell(ArraySlice(text.utf8), decimalMark: 0x2E) == .number(expected))
    let comma = text.replacing(".", with: ",")
    #expect(NumberCell(ArraySlice(comma.utf8), decimalMark: 0x2C) == .number(expected))
  }

  @Test(arguments: [
    "0x10", "Inf", "NaN", "1,234", "1 234", "", "+", ".", "1e", "e5", "1.2.3", "--1", "1_000", "١",
  ])
  func `other spellings are no numbers`(text: String) {
    #expect(NumberCell(ArraySlice(text.utf8), decimalMark: 0x2E) == .notNumber)
  }

  @Test(arguments: ["1e309", "-1e999", "1e-999", "1e99999999999999999999"])
  func `beyond a double`(text: String) {
    #expect(NumberCell(ArraySlice(text.utf8), decimalMark: 0x2E) == .beyondRange)
  }

  @Test(
    arguments: [
      ("1970-01-01", 0), ("01.01.1970", 0), ("1.3.2000", 11_017), ("2000-02-29", 11_016),
      ("1969-12-31", -1), ("2024-02-29", 19_782), ("0001-01-01", -719_162),
      ("9999-12-31", 2_932_896),
    ] as [(String, Int)])
  func `dates`(text: String, days: Int) { #expect(CalendarDate.days(text) == days) }

  @Test(arguments: [
    "1900-02-29", "2023-02-29", "2020-13-01", "2020-00-10", "2020-1-1", "31.04.2020", "2020-04-31",
    "1/2/2020", "20200101", "2020-01-01T00:00", "", "..", "01.01.20",
  ])
  func `what is no day`(text: String) { #expect(CalendarDate.days(text) == nil) }

  @Test func `all faults of cells are reported together, with places`() {
    let text = """
      id,age,n,stage,seen,big
      a,12,1,I,2020-01-01,1
      b,abc,2.5,V,31.02.2020,1e999
      a,"1,5",3,II,2020-01-02,2
      ,40,3,II,2020-01-02,2
      """
    let plan = request([
      variable("age") { $0.range = 18...110 }, variable("n") { $0.type = .integer },
      variable("stage") { $0.levels = ["I", "II"].map { Level(code: $0) } },
      variable("seen") { $0.type = .date }, variable("big") { $0.type = .continuous },
    ]) { $0.id = SourceText("id", at: Place(file: "study.yml")) }
    var typed = plan
    typed.variables[0].type = .continuous
    #expect(
      problems(text, typed) == [
        "cohort.csv:2:2: error: age: \"12\" is outside the range 18 to 110",
        "cohort.csv:3:2: error: age: \"abc\" is not a number",
        "cohort.csv:3:3: error: n: \"2.5\" is not a whole number",
        "cohort.csv:3:4: error: stage: \"V\" is not one of its levels: I, II",
        "cohort.csv:3:5: error: seen: \"31.02.2020\" is not a date (YYYY-MM-DD or DD.MM.YYYY)",
        "cohort.csv:3:6: error: big: \"1e999\" is beyond the range of numbers",
        "cohort.csv:4:1: error: id: \"a\" is given twice, in lines 2 and 4",
        "cohort.csv:4:2: error: age: \"1,5\" is not a number; declare decimal: \",\" where the "
          + "comma is the decimal mark",
        "cohort.csv:5:1: error: id: the patient has no id",
      ])
  }

  @Test func `offending texts are escaped and cut`() {
    let long = String(repeating: "x", count: 100)
    let found = problems(
      "a,b\n\"1\t\"\"\n2\",1\n\(long),2\n", request([variable("a") { $0.type = .integer }]))
    #expect(found[0] == "cohort.csv:2:1: error: a: \"1\\t\\\"\\n2\" is not a number")
    #expect(found[1].contains("\"" + String(repeating: "x", count: 60) + "…\""))
  }

  @Test func `missing codes and levels match by text or value`() throws {
    let text = "a,b,c\n999.0,1.0,NA\nNA,2,\n-9,01, n/a \n5,9,x\n"
    let cohort = try read(
      text,
      request([
        variable("a") { $0.missing = ["999", "-9"] },
        variable("b") {
          $0.levels = [Level(code: "1", label: "One"), Level(code: "2")]
          $0.missing = ["9"]
        },
        variable("c") {
          $0.levels = [Level(code: "NA", label: "Not applicable"), Level(code: "x")]
        },
      ]))
    #expect(cohort.numbers("a") == [nil, nil, nil, 5])
    #expect(cohort.codes("b") == ["1", "2", "1", nil])
    #expect(cohort.codes("c") == ["NA", nil, nil, "x"])
  }

  @Test func `types are inferred, echoed and warned about`() throws {
    let text = "n,d,c,m,z\n1,2020-01-01,b,NA,1\n2,NA,a,NA,2\nNA,01.02.2020,b,NA,x\n"
    let cohort = try read(text, request(used: ["n", "d", "c", "m"]))
    #expect(
      ["n", "d", "c", "m"].map { cohort.variable($0)?.type } == [
        .continuous, .date, .categorical, .continuous,
      ])
    #expect(cohort.codes("c") == ["b", "a", "b"])
    #expect(cohort.variable("z") == nil)
    #expect(
      Array(cohort.echoes.dropFirst()) == [
        Echo(
          variable: "n", isWarning: true,
          "n was read as continuous, although it has only 2 distinct values; declare its type"),
        Echo(variable: "d", "d was read as date"),
        Echo(variable: "c", "c was read as categorical with 2 levels: b, a"),
        Echo(
          variable: "m", isWarning: true,
          "m was read as continuous, and all its values are missing; declare its type"),
      ])
  }
}
