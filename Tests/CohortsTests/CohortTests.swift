import Testing

@testable import Cohorts

struct CohortTests {
  static let csv = """
    id,time,status,from,to,x,sex
    p1,5,1,2020-01-01,2020-01-31,10,m
    p2,12,1,2020-01-01,2021-01-01,20,f
    p3,12,0,2020-01-01,2020-01-01,30,m
    p4,13,1,2020-01-01,,40,f
    p5,4,0,2020-01-01,2020-03-01,50,m
    p6,NA,1,,2020-03-01,60,m
    p7,20,2,2020-01-01,2020-03-01,NA,f
    """

  static func survival(
    _ name: String, _ duration: OutcomeDeclaration.Duration, _ ending: OutcomeDeclaration.Ending,
    unit: String? = "months"
  ) -> OutcomeDeclaration {
    var outcome = OutcomeDeclaration(
      name: name, place: Place(file: "study.yml", line: 20, column: 3),
      kind: .timeToEvent(duration, ending))
    outcome.unit = unit.map { plan($0, line: 21) }
    return outcome
  }

  static func landmark(_ parent: String, at time: Double) -> OutcomeDeclaration {
    OutcomeDeclaration(
      name: "alive", place: Place(file: "study.yml", line: 30, column: 3),
      kind: .landmark(outcome: plan(parent), at: time, levels: ["Alive", "Dead"]))
  }

  @Test func `follow-up, endings and the landmark`() throws {
    let os = Self.survival("os", .time(plan("time")), .event(plan("status == 1")))
    let cohort = try read(Self.csv, request(outcomes: [os, Self.landmark("os", at: 12)]))
    #expect(cohort.outcome("os")?.times == NumericColumn([5, 12, 12, 13, 4, nil, 20]))
    #expect(cohort.outcome("os")?.endings == [1, 1, 0, 1, 0, 1, 0])
    #expect(cohort.outcome("os")?.events == ["os"])
    #expect(cohort.codes("alive") == ["Dead", "Dead", "Alive", "Alive", nil, nil, "Alive"])
    #expect(
      cohort.variable("alive")?.landmark
        == Landmark(outcome: "os", time: 12, censoredBefore: 1, missing: 1))
    #expect(cohort.variables.map(\.name) == ["alive", "time", "status"])
    #expect(
      try cohort.mask(plan("alive == 'Dead'")) == [true, true, false, false, nil, nil, false])
  }

  @Test func `competing events by codes`() throws {
    let events = [Level(code: "2", label: "Death"), Level(code: "1.0", label: "Recurrence")]
    let rec = Self.survival("rec", .time(plan("time")), .status(plan("status"), events: events))
    let cohort = try read(Self.csv, request(outcomes: [rec]))
    #expect(cohort.outcome("rec")?.events == ["Death", "Recurrence"])
    #expect(cohort.outcome("rec")?.endings == [2, 2, 0, 2, 0, 2, 1])
  }

  @Test func `spans between dates`() throws {
    let os = Self.survival(
      "os", .dates(from: plan("from"), to: plan("to")), .event(plan("status == 1")))
    let times = try read(Self.csv, request(outcomes: [os])).outcome("os")?.times
    #expect(times?[0] == 30 / 30.4375)
    #expect(times?[1] == 366 / 30.4375)
    #expect(times?[2] == 0)
    #expect(times?[3] == nil)
    let back = Self.survival(
      "os", .dates(from: plan("to"), to: plan("from")), .event(plan("status == 1")))
    #expect(
      problems(Self.csv, request(outcomes: [back])).first
        == "cohort.csv:2: error: os: to is later than from")
    let bare = Self.survival(
      "os", .dates(from: plan("from"), to: plan("to")), .event(plan("status == 1")), unit: nil)
    #expect(
      problems(Self.csv, request(outcomes: [bare])) == [
        "study.yml:20:3: error: os: a span between dates needs a unit of time: days, weeks, months "
          + "or years"
      ])
  }

  @Test func `times are converted, and never negative`() throws {
    let os = Self.survival("os", .time(plan("t")), .event(plan("d == 1")))
    let years = variable("t") { $0.unit = plan("years") }
    #expect(
      try read("t,d\n2,1\n", request([years], outcomes: [os])).outcome("os")?.times
        == NumericColumn([24]))
    #expect(
      problems("t,d\n2,1\n-3,0\n", request(outcomes: [os])) == [
        "cohort.csv:3: error: os: the time -3 is negative"
      ])
    let heavy = variable("t") { $0.unit = plan("kg") }
    #expect(
      problems("t,d\n2,1\n", request([heavy], outcomes: [os])) == [
        "study.yml:21:1: error: os: kg cannot be converted to months"
      ])
  }

  @Test func `population steps are counted in order`() throws {
    let steps = [
      PopulationStep(keep: plan("x >= 20"), reason: "Small"),
      PopulationStep(keep: plan("sex == 'm'"), reason: "Women"),
    ]
    let cohort = try read(
      Self.csv, request(population: steps, used: ["x"]) { $0.id = plan("id") })
    #expect(
      cohort.flow
        == PopulationFlow(
          read: 7,
          steps: [
            .init(reason: "Small", removed: 1, undetermined: 1, remaining: 5),
            .init(reason: "Women", removed: 2, undetermined: 0, remaining: 3),
          ]))
    #expect(cohort.ids == ["p3", "p5", "p6"])
    #expect(cohort.count == 3)
    #expect(cohort.numbers("x") == [30, 50, 60])
    #expect(cohort.digest.count == 64)
  }

  @Test func `cuts at numbers and at a quantile of the population`() throws {
    let fixed = variable("fixed") {
      $0.source = .cut(plan("x"), at: .at([20, 40.5]), labels: nil)
    }
    let half = variable("half") {
      $0.source = .cut(plan("x"), at: .median, labels: ["Low", "High"])
    }
    let step = PopulationStep(keep: plan("x < 60"), reason: "Large")
    let late = derived("isHigh", "half == 'High'")
    let cohort = try read(Self.csv, request([late, half, fixed], population: [step]))
    #expect(
      cohort.codes("fixed") == [
        "< 20", "20 to < 40.5", "20 to < 40.5", "20 to < 40.5", "≥ 40.5",
      ])
    #expect(cohort.variable("half")?.cutPoints == [30])
    #expect(cohort.codes("half") == ["Low", "Low", "High", "High", "High"])
    #expect(cohort.codes("isHigh") == ["false", "false", "true", "true", "true"])
    let circular = PopulationStep(keep: plan("isHigh"), reason: "Low")
    #expect(
      problems(Self.csv, request([late, half], population: [circular])) == [
        "study.yml:1:1: error: isHigh depends on cut points of the population, so it cannot choose "
          + "the population"
      ])
  }

  @Test func `cuts that cannot be made`() {
    func cut(_ points: CutPoints, _ labels: [String]?, of name: String = "x") -> [String] {
      problems(
        Self.csv,
        request([variable("c") { $0.source = .cut(plan(name), at: points, labels: labels) }]))
    }
    #expect(
      cut(.at([1]), ["a"]) == [
        "study.yml:9:3: error: 1 label for 1 cut point; 2 were expected"
      ])
    #expect(
      cut(.at([2, 1]), nil) == [
        "study.yml:9:3: error: the cut points of c must be numbers in ascending order"
      ])
    #expect(
      cut(.median, nil, of: "sex") == [
        "study.yml:1:1: error: sex is categorical; only numbers can be cut"
      ])
  }

  @Test func `derived levels, ranges and whole numbers are checked`() {
    var group = derived("group", "if(x > 30, 'high', 'low')")
    group.levels = [Level(code: "low")]
    var ratio = derived("ratio", "x / 4")
    ratio.type = .integer
    var limited = derived("limited", "x * 2")
    limited.range = 0...100
    #expect(
      problems("x\n20\n60\n10\n", request([group, ratio, limited])) == [
        "cohort.csv:3: error: group: \"high\" is not one of its levels: low",
        "cohort.csv:3: error: limited: 120 is outside the range 0 to 100",
        "cohort.csv:4: error: ratio: 2.5 is not a whole number",
      ])
  }

  @Test func `a column has a second reading`() throws {
    let male = variable("male") {
      $0.source = .column(plan("sex"))
      $0.levels = [Level(code: "m"), Level(code: "f")]
    }
    let cohort = try read(Self.csv, request([male], used: ["sex"]))
    #expect(cohort.codes("male") == cohort.codes("sex"))
    #expect(cohort.variable("male")?.declaration.source == .column(plan("sex")))
  }

  @Test func `names that are not there are reported with a suggestion`() {
    let tall = variable("tall") { $0.source = .column(plan("Heigth (cm)", line: 4)) }
    let found = problems(
      "Height (cm),age\n1,2\n", request([tall, variable("bad name")], used: ["agee"]))
    #expect(
      found == [
        "study.yml:1:1: error: there is no variable or column \"agee\"; did you mean \"age\"?",
        "study.yml:4:1: error: the file has no column \"Heigth (cm)\"; did you mean "
          + "\"Height (cm)\"?",
        "study.yml:9:3: error: \"bad name\": a name holds letters, digits, _ and . only; name the "
          + "column by `column:`",
      ])
  }

  @Test func `weights count patients`() throws {
    let text = "n,x\n3,1\n2,2\n0,3\n"
    let step = PopulationStep(keep: plan("x < 2"), reason: "Two")
    let cohort = try read(text, request(population: [step]) { $0.weight = plan("n") })
    #expect(cohort.count == 3)
    #expect(cohort.variable("x")?.column == .numeric(NumericColumn([1])))
    #expect(Array(cohort.patients) == [0, 0, 0])
    let each = cohort.withRowForEachPatient
    #expect(each.variable("x")?.column == .numeric(NumericColumn([1, 1, 1])))
    #expect(Array(each.patients) == [0, 1, 2])
    #expect(cohort.flow.read == 5)
    #expect(cohort.flow.steps[0].removed == 2)
    #expect(cohort.echoes.map(\.sentence).contains { $0.hasPrefix("1 row of the file stand") })
    #expect(
      problems("n,x\n1.5,1\n", request { $0.weight = plan("n") }) == [
        "cohort.csv:2:1: error: n: \"1.5\" is not a number of patients (0, 1, 2, …)"
      ])
    #expect(
      problems("n,x\n150000000,1\n60000000,2\n", request { $0.weight = plan("n") }).map {
        $0.hasSuffix("n: the rows stand for 210000000 patients, and a cohort may hold 200000000")
      } == [true])
  }

  @Test func `masks are three-valued and refuse unknown names`() throws {
    let cohort = try read(Self.csv, request(used: ["x"]))
    #expect(try cohort.mask(plan("x > 20")) == [false, false, true, true, true, true, nil])
    #expect(throws: Problem("there is no variable \"xx\"", at: plan("").place)) {
      try cohort.mask(plan("xx > 20"))
    }
  }

  @Test func `a code that no patient has is warned about once`() throws {
    let step = PopulationStep(keep: plan("sex != 'female'"), reason: "Women")
    let cohort = try read(Self.csv, request(population: [step, step]))
    #expect(
      cohort.echoes.filter(\.isWarning) == [
        Echo(isWarning: true, "sex has no code \"female\"; its codes are m, f")
      ])
  }

  @Test func `time-to-event outcomes are no operands`() {
    let os = Self.survival("os", .time(plan("time")), .event(plan("status == 1")))
    #expect(
      problems(Self.csv, request([derived("y", "os + 1")], outcomes: [os])) == [
        "study.yml:1:1: error: os is a time-to-event outcome, not a variable"
      ])
  }

  @Test func `landmarks are refused without their parent or two levels`() {
    var landmark = Self.landmark("so", at: 12)
    let os = Self.survival("os", .time(plan("time")), .event(plan("status == 1")))
    #expect(
      problems(Self.csv, request(outcomes: [os, landmark])) == [
        "study.yml:1:1: error: there is no time-to-event outcome \"so\"; did you mean \"os\"?"
      ])
    landmark.kind = .landmark(outcome: plan("os"), at: 12, levels: ["Alive"])
    #expect(
      problems(Self.csv, request(outcomes: [os, landmark])) == [
        "study.yml:30:3: error: alive: two levels were expected, event-free first"
      ])
  }

  @Test func `levels named by reference must exist`() {
    let sex = variable("sex") { $0.reference = plan("w") }
    #expect(
      problems(Self.csv, request([sex])) == [
        "study.yml:1:1: error: sex has no level \"w\""
      ])
  }
}
