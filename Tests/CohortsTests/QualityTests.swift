import Testing

@testable import Cohorts

struct QualityTests {
  private static func report(
    _ csv: String, _ request: CohortRequest, repeated: Bool = true
  ) throws -> QualityReport {
    var wanted = request
    wanted.looksForRepeatedRows = repeated
    return QualityReport(of: try read(csv, wanted))
  }

  private static func column(_ cells: [String]) -> String {
    "x\n" + cells.map { $0 + "\n" }.joined()
  }

  private static func findings(
    _ cells: [String], _ change: @escaping (inout VariableDeclaration) -> Void = { _ in }
  ) throws -> [QualityFinding] {
    try report(column(cells), request([variable("x", change)]), repeated: false).findings
  }

  // MARK: - Columns

  @Test func `each variable has its counts and its extent`() throws {
    let csv = "a,s,d,t\n1,f,2020-01-02,u\n,m,2019-01-01,v\n1,f,,u\n3.5,,2020-01-02,\n"
    let report = try Self.report(
      csv,
      request([
        variable("a"), variable("s") { $0.levels = ["f", "m", "x"].map { Level(code: $0) } },
        variable("d"), variable("t") { $0.type = .text },
      ]))
    #expect(report.rows == 4)
    #expect(report.variables.map(\.present) == [3, 3, 3, 3])
    #expect(report.variables.map(\.missing) == [1, 1, 1, 1])
    #expect(report.variables.map(\.distinct) == [2, 2, 2, 2])
    #expect(
      report.variables.map(\.extent) == [
        .numbers(1...3.5), .kinds(3), .days(17_897...18_263), .kinds(2),
      ])
    #expect(report.findings.isEmpty)
  }

  @Test func `no value, one value`() throws {
    let empty = try Self.report("x,y\n,1\n,2\n", request([variable("x"), variable("y")]))
    #expect(empty.variables[0].extent == .none)
    #expect(empty.variables[0].distinct == 0)
    #expect(empty.findings.isEmpty)
    #expect(try Self.findings(["7"]).isEmpty)
    #expect(try Self.findings(["7", "7"]).map(\.kind) == [.constant(value: "7")])
  }

  @Test func `all but two of thirty are nearly constant`() throws {
    let same = Array(repeating: "1", count: 28)
    let odd = try Self.findings(same + ["2", "3"])
    #expect(odd.map(\.kind) == [.nearlyConstant(value: "1")])
    #expect(odd[0].rows == [28, 29])
    #expect(try Self.findings(same + ["2", "3", "4"]).isEmpty)
    #expect(try Self.findings(Array(same.dropFirst()) + ["2", "3"]).isEmpty)
  }

  @Test func `the variable that chose the population may be constant`() throws {
    let csv = "arm,x\na,1\na,2\nb,3\n"
    var wanted = request([variable("arm"), variable("x")])
    wanted.population = [PopulationStep(keep: plan("arm == 'a'"), reason: "other")]
    #expect(try Self.report(csv, wanted, repeated: false).findings.isEmpty)
    wanted.population = [PopulationStep(keep: plan("x < 3"), reason: "other")]
    #expect(
      try Self.report(csv, wanted, repeated: false).findings.map(\.kind) == [.constant(value: "a")])
  }

  // MARK: - Levels and numbers

  @Test func `levels that differ in capitals, spaces or zeros`() throws {
    let found = try Self.findings(["Male", "male", "f", "male", "no  way", "No way", "1", "1.0"])
    #expect(
      found.map(\.kind) == [
        .levelVariants(codes: ["Male", "male"]), .levelVariants(codes: ["no  way", "No way"]),
        .levelVariants(codes: ["1", "1.0"]),
      ])
    #expect(found[0].rows == [0])
    // Declared levels have their own errors, and these are two.
    #expect(try Self.findings(["A+", "A-", "a b", "ab"]).isEmpty)
  }

  @Test func `numbers with a few texts among them`() throws {
    let cells = (1...12).map(String.init) + ["n.a.", "n.d."]
    let found = try Self.findings(cells)
    #expect(found.map(\.kind) == [.mostlyNumbers(others: ["n.a.", "n.d."])])
    #expect(found[0].rows == [12, 13])
    #expect(try Self.findings((1...4).map(String.init) + ["a"]).isEmpty)
  }

  @Test func `few negative lengths are odd, many are changes`() throws {
    let positive = (1...18).map(String.init)
    let few = try Self.findings(positive + ["-2"]) { $0.unit = plan("cm") }
    #expect(few.map(\.kind) == [.negative])
    #expect(few[0].rows == [18])
    #expect(try Self.findings(positive + ["-2", "-3", "-4"]) { $0.unit = plan("cm") }.isEmpty)
    #expect(try Self.findings(positive + ["-2"]) { $0.unit = plan("HU") }.isEmpty)
    #expect(try Self.findings(positive + ["-2"]).isEmpty)
  }

  @Test func `percentages between 0 and 1`() throws {
    let ratio = try Self.findings(["0.2", "0.5", "1"]) { $0.unit = plan("%") }
    #expect(ratio.map(\.kind) == [.ratioAsPercent])
    #expect(try Self.findings(["0.2", "0.5", "1.5"]) { $0.unit = plan("%") }.isEmpty)
    #expect(try Self.findings(["0", "1", "1"]) { $0.unit = plan("%") }.isEmpty)
    #expect(try Self.findings(["0.2", "0.5", "1"]).isEmpty)
  }

  @Test func `numbers that end in 0, and scales in steps`() throws {
    let tens = (0..<20).map { String(10 + 10 * $0) }
    let others = (11...60).filter { $0 % 10 != 0 }.map(String.init)
    let found = try Self.findings(tens + others)
    let all = tens.count + others.count
    #expect(found.map(\.kind) == [.heaping(multiple: 10, count: 20, of: all)])
    #expect(try Self.findings((0..<60).map { String(10 * ($0 % 9) + 10) }).isEmpty)
    #expect(try Self.findings((101...200).map(String.init)).isEmpty)
    #expect(try Self.findings((1...60).map { $0 % 2 == 0 ? "0" : String($0) }).isEmpty)
  }

  // MARK: - Rows

  @Test func `rows that are the same but for the id`() throws {
    let rows = (1...30).map { "P\($0),\($0 * 7 % 31),\($0 * 11 % 37),\($0 * 13 % 41),\($0 % 9)" }
    let copy = "P31," + rows[4].split(separator: ",").dropFirst().joined(separator: ",")
    let csv = "id,a,b,c,d\n" + (rows + [copy]).joined(separator: "\n") + "\n"
    // Only a is used: the other columns count all the same.
    let found = try Self.report(csv, request([variable("a")]) { $0.id = plan("id") }).findings
    #expect(found.map(\.kind) == [.repeatedRows(groups: [[4, 30]])])
    #expect(found.map(\.rows) == [[4, 30]])
    #expect(try Self.report(csv, request([variable("a")]), repeated: false).findings.isEmpty)
    // Where a row stands for several patients, rows may well be the same.
    let weighted = try Self.report(
      csv,
      request([variable("a")]) {
        $0.id = nil
        $0.weight = plan("d")
      })
    #expect(!weighted.findings.contains { if case .repeatedRows = $0.kind { true } else { false } })
    // With the name in it no row is like another.
    #expect(try Self.report(csv, request([variable("a")])).findings.isEmpty)
  }

  @Test func `rows of few columns are alike by chance`() throws {
    let csv = "a,b\n" + (1...20).map { "\($0 % 2),\($0 % 3)\n" }.joined()
    #expect(try Self.report(csv, request([variable("a"), variable("b")])).findings.isEmpty)
  }

  // MARK: - Dates and follow-up

  private static func dates(_ wrong: Int, of all: Int) -> String {
    "op,seen\n"
      + (1...all).map { row in
        row <= wrong ? "2020-02-01,2020-01-0\(row)\n" : "2020-02-01,2020-03-01\n"
      }.joined()
  }

  @Test func `dates out of the order that the others have`() throws {
    let wanted = request([variable("op"), variable("seen")])
    let found = try Self.report(Self.dates(1, of: 20), wanted, repeated: false).findings
    let order = found.filter { if case .dateOrder = $0.kind { true } else { false } }
    #expect(order.map(\.kind) == [.dateOrder(others: 19)])
    #expect(order.map(\.variables) == [["op", "seen"]])
    #expect(order.map(\.rows) == [[0]])
    for (wrong, all) in [(0, 20), (1, 19), (2, 20)] {
      let none = try Self.report(Self.dates(wrong, of: all), wanted, repeated: false).findings
      #expect(!none.contains { if case .dateOrder = $0.kind { true } else { false } })
    }
  }

  @Test func `follow-up without time, without status, of length zero`() throws {
    let csv = "t,d\n5,1\n,1\n,0\n3,\n0,1\n0,0\n9,0\n"
    let os = OutcomeDeclaration(
      name: "os", place: Place(file: "study.yml"),
      kind: .timeToEvent(.time(plan("t")), .event(plan("d == 1"))))
    let found = try Self.report(csv, request(outcomes: [os]), repeated: false).findings
    #expect(
      found.map(\.kind) == [
        .endingWithoutTime(events: 1), .timeWithoutEnding, .zeroFollowUp(events: 1),
      ])
    #expect(found.map(\.rows) == [[1, 2], [3], [4, 5]])
  }
}
