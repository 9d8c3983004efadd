import TestSupport
import Testing

@testable import Cohorts

/// Records that are counted say what records that are kept say.
@Suite struct RecordTallyTests {
  private static func cohort(
    _ text: String, _ request: CohortRequest, countsFrom: Int?
  ) throws(Problems) -> Cohort {
    var division = RecordBlocks.Division(size: 64, blocks: 3)
    division.countsFrom = countsFrom
    return try Cohort.read(
      request, bytes: Array(text.utf8), blockSize: 50, division: division, cutPoints: middle)
  }

  /// The patients as one text each, sorted: which rows they stand in does not matter.
  private static func patients(_ cohort: Cohort) -> [String] {
    cohort.patients.map { row in
      cohort.variables.map { variable in
        switch variable.column {
        case .numeric(let column): column[row].map { "\($0)" } ?? "-"
        case .categorical(let column): column[row].map { column.levels[$0].code } ?? "-"
        case .date(let column): column[row].map { "\($0)" } ?? "-"
        case .text(let column): column[row] ?? "-"
        }
      }.joined(separator: "|")
        + cohort.outcomes.map { "|\($0.times[row] ?? -1) \($0.endings[row] ?? -1)" }.joined()
    }.sorted()
  }

  private static let cells = ["1", "2.50", "2.5", "", "NA", "-3", "7"]
  private static let words = ["a", "b", "\"a, b\"", "é", "", " a ", "\"two\nlines\""]

  private static func file(_ noise: inout SplitMix64, rows: Int) -> String {
    let (cells, words) = (
      Array(cells.shuffled(using: &noise).prefix(3)), words.shuffled(using: &noise)
    )
    var text = "x,unused,w,n,time,died\n"
    for row in 0..<rows {
      text +=
        [
          cells.randomElement(using: &noise) ?? "", "\(row)",
          words.prefix(2).randomElement(using: &noise) ?? "",
          "\(Int.random(in: 0..<2, using: &noise))", "\(Int.random(in: 1..<3, using: &noise))",
          Bool.random(using: &noise) ? "1" : "0",
        ].joined(separator: ",") + "\n"
    }
    return text
  }

  private static func request(weighted: Bool) -> CohortRequest {
    let os = OutcomeDeclaration(
      name: "os", place: plan("").place,
      kind: .timeToEvent(.time(plan("time")), .event(plan("died == 1"))))
    return CohortsTests.request(
      [
        variable("x") { $0.type = .continuous },
        variable("w") { $0.type = .categorical },
        derived("y", "x * 2"),
        variable("half") { $0.source = .cut(plan("x"), at: .median, labels: nil) },
      ], outcomes: [os],
      population: [PopulationStep(keep: plan("time < 2 or x > 0"), reason: "In time")],
      used: ["died", "time"]
    ) { if weighted { $0.weight = plan("n") } }
  }

  @Test(arguments: [false, true])
  func `counted records are the records`(_ weighted: Bool) throws {
    var noise = SplitMix64(state: 21)
    for rows in [30, 200, 3000] {
      let text = Self.file(&noise, rows: rows)
      let kept = try Self.cohort(text, Self.request(weighted: weighted), countsFrom: nil)
      let counted = try Self.cohort(text, Self.request(weighted: weighted), countsFrom: 100)
      #expect(Self.patients(kept) == Self.patients(counted))
      #expect(kept.flow == counted.flow && kept.count == counted.count)
      #expect(kept.echoes == counted.echoes && kept.digest == counted.digest)
      if rows == 3000 {
        #expect(counted.patients.areCounted)
        #expect(counted.patients.rowCount < rows / 2)
        #expect(counted.withRowForEachPatient.count == kept.count)
        #expect(Self.patients(counted.withRowForEachPatient) == Self.patients(kept))
      }
    }
  }

  @Test func `records that all differ are kept`() throws {
    let text = "x\n" + (0..<500).map { "\($0)\n" }.joined()
    let cohort = try Self.cohort(text, CohortsTests.request([variable("x")]), countsFrom: 20)
    #expect(!cohort.patients.areCounted && cohort.count == 500)
  }

  @Test func `records that come again late are counted`() throws {
    // A thousand that differ, and these again and again: at the first trial all differ.
    let text = "x\n" + (0..<40_000).map { "\($0 % 1000)\n" }.joined()
    let number = CohortsTests.request([variable("x") { $0.type = .continuous }])
    for countsFrom in [1600, 20_000, 39_000] {
      let cohort = try Self.cohort(text, number, countsFrom: countsFrom)
      #expect(cohort.patients.areCounted && cohort.patients.rowCount == 1000)
      #expect(cohort.count == 40_000)
    }
  }

  @Test func `patients with names are kept`() throws {
    let text = "id,x\n" + (0..<500).map { "\($0),1\n" }.joined()
    let named = CohortsTests.request([variable("x") { $0.type = .continuous }]) {
      $0.id = plan("id")
    }
    #expect(try Self.cohort(text, named, countsFrom: 20).ids?.count == 500)
    let twice = text + "7,1\n"
    #expect(throws: Problems.self) { try Self.cohort(twice, named, countsFrom: 20) }
  }

  @Test func `a fault is told on the line where it first stands`() throws {
    let text = "x\n" + (0..<900).map { $0 % 100 == 40 ? "oops\n" : "\($0 % 3)\n" }.joined()
    let number = CohortsTests.request([variable("x") { $0.type = .continuous }])
    do {
      _ = try Self.cohort(text, number, countsFrom: 20)
      Issue.record("the fault was not found")
    } catch {
      #expect(error.all.first?.place.line == 42)
    }
  }

  @Test func `dates with slashes are counted by their records`() throws {
    let text = "d,x\n" + (0..<900).map { "01/02/2024,\($0 % 2)\n" }.joined()
    let dates = CohortsTests.request([variable("d") { $0.type = .date }, variable("x")])
    for countsFrom in [nil, 20] {
      do {
        _ = try Self.cohort(text, dates, countsFrom: countsFrom)
        Issue.record("the dates were not found")
      } catch {
        #expect(error.all.map(\.description).contains { $0.contains("899 more cells") })
      }
    }
  }

  @Test func `records stay in their order where it matters`() throws {
    let text = "x\n" + (0..<600).map { "\($0 % 2)\n" }.joined()
    var ordered = CohortsTests.request([variable("x") { $0.type = .continuous }])
    #expect(try Self.cohort(text, ordered, countsFrom: 20).patients.areCounted)
    ordered.mayCountRecords = false
    #expect(try !Self.cohort(text, ordered, countsFrom: 20).patients.areCounted)
  }

  @Test func `a ragged record is told wherever it stands`() throws {
    let text = "x,y\n" + (0..<600).map { $0 == 400 ? "1\n" : "1,\($0 % 2)\n" }.joined()
    let both = CohortsTests.request([variable("x"), variable("y")])
    for countsFrom in [nil, 20] {
      do {
        _ = try Self.cohort(text, both, countsFrom: countsFrom)
        Issue.record("the record was not found")
      } catch {
        #expect(error.all.map(\.place.line) == [402])
      }
    }
  }
}
