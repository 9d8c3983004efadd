import Analysis
import Testing

/// `immortal-time`, its three ways.
@Suite struct ImmortalTimeTests {
  private static let csv = """
    start,end,transplant,seen,x,t,e
    2020-01-01,2020-12-31,2020-03-01,2019-05-01,1,12,1
    2020-01-01,2021-06-30,,2019-06-01,2,18,0
    2020-02-01,2020-05-31,2020-02-01,2019-07-01,3,4,1
    2020-02-01,2021-01-31,2020-09-01,2019-08-01,4,12,1

    """

  private func codes(_ variables: String, _ analysis: String) throws -> [Check] {
    let declarations = """
      variables:
        start: {type: date}
        end: {type: date}
        transplant: {type: date}
        seen: {type: date}
        \(variables)
      outcomes:
        os: {from: start, to: end, event: e == 1, unit: months}
        tte: {time: t, event: e == 1}
        half: {survival: tte, at: 6, levels: [alive, dead]}
      """
    return try SmallStudy(
      csv: Self.csv, declarations: declarations, analyses: ["{id: a, \(analysis)}"]
    ).found(.immortalTime)
  }

  private static let group = "late: {derive: \"not is_missing(transplant)\"}"

  @Test func `a date after the beginning is told with its patients`() throws {
    let found = try codes(Self.group, "kaplan_meier: os, by: late")
    #expect(found.map(\.variable) == ["late"])
    #expect(found.first?.numbers.map(\.value) == [2, 3])
    #expect(try codes(Self.group, "cox: os, univariable: late").count == 1)
    #expect(try codes(Self.group, "cox: os, univariable: late, where: x == 3").isEmpty)
  }

  @Test func `earlier dates and the beginning itself are known in time`() throws {
    let early = "early: {derive: \"days(seen, start) > 200\"}"
    #expect(try codes(early, "kaplan_meier: os, by: early").isEmpty)
    #expect(
      try codes("year: {derive: \"years(seen, start)\"}", "cox: os, univariable: year").isEmpty)
  }

  @Test func `what the end of follow-up decides is told, through other variables too`() throws {
    let long = "long: {cut: span, at: [10]}\n  span: {derive: \"months(start, end)\"}"
    #expect(try codes(long, "kaplan_meier: os, by: long").map(\.variable) == ["long"])
    #expect(try codes("dead: {derive: \"e == 1\"}", "cox: tte, univariable: dead").count == 1)
    #expect(try codes("big: {cut: x, at: [2]}", "kaplan_meier: os, by: big").isEmpty)
    #expect(try codes(long, "compare: x, by: long, test: student_t").isEmpty)
  }

  @Test func `a status at a landmark is not known at the beginning`() throws {
    let found = try codes("", "kaplan_meier: os, by: half")
    #expect(found.map(\.variable) == ["half"])
    #expect(found.first?.numbers.map(\.value) == [1])
    #expect(try codes("six: {derive: \"6\"}", "kaplan_meier: tte, by: half, entry: six").isEmpty)
  }
}
