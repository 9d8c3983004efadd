import TestSupport
import Testing

@testable import Cohorts

/// Patients of counted rows are what the rows repeated are.
@Suite struct PatientsTests {
  /// Random counts, and the rows that they repeat.
  private static func random(_ noise: inout SplitMix64) -> (counts: [Int], rows: [Int]) {
    let counts = (0..<Int.random(in: 0..<9, using: &noise)).map { _ in
      Int.random(in: 0..<4, using: &noise)
    }
    return (counts, counts.enumerated().flatMap { Array(repeating: $0, count: $1) })
  }

  @Test func `counted rows are rows repeated`() {
    var noise = SplitMix64(state: 5)
    for _ in 0..<300 {
      let (counts, rows) = Self.random(&noise)
      let patients = Patients(counts: counts)
      #expect(Array(patients) == rows)
      #expect(patients.count == rows.count)
      #expect(patients.indices.map { patients[$0] } == rows)
      #expect(patients.rowCount == counts.count { $0 > 0 })
      #expect(patients == Patients(rows))
      #expect(Array(patients.filter { $0 % 2 == 0 }) == rows.filter { $0 % 2 == 0 })
      #expect(patients.filter { _ in true } == patients)
      #expect(Array(patients.filter { $0 < 4 }) == rows.filter { $0 < 4 })
      #expect(patients.count { $0 % 3 == 1 } == rows.count { $0 % 3 == 1 })
      let parts = patients.parts(3) { $0 % 4 == 3 ? nil : $0 % 4 }
      #expect(parts.map(Array.init) == (0..<3).map { part in rows.filter { $0 % 4 == part } })
    }
  }

  @Test func `each row is one patient where nothing is counted`() {
    let all = Patients(ofRows: 4)
    #expect(Array(all) == [0, 1, 2, 3] && !all.areCounted && all.rowCount == 4)
    let some = all.filter { $0 > 1 }
    #expect(Array(some) == [2, 3] && some[1] == 3 && some.count == 2)
    #expect(Array(all.filter { $0 != 2 }) == [0, 1, 3] && all.count { $0 != 2 } == 3)
    #expect(Patients(ofRows: 0).isEmpty && Patients(counts: [0, 0]).isEmpty)
  }

  @Test func `columns count patients`() {
    let patients = Patients(counts: [2, 0, 1, 3])
    let numbers = NumericColumn([1.5, 2, nil, 4])
    #expect(numbers.numbers(patients) == [1.5, 1.5, 4, 4, 4])
    #expect(Array(numbers.withValue(patients)) == [0, 0, 3, 3, 3])
    #expect(Column.numeric(numbers).countWithValue(patients) == 5)
    let levels = CategoricalColumn(
      levels: [Level(code: "a"), Level(code: "b")], indices: [1, 0, 0, nil])
    #expect(levels.counts(patients) == [1, 2])
    #expect(levels.byLevel(patients).map(Array.init) == [[2], [0, 0]])
    #expect(levels.indicator(of: 1, patients) == [1, 1, 0, 0, 0, 0])
  }
}

/// Distinct numbers and their counts against the numbers themselves.
@Suite struct ValueCountsTests {
  private static func expected(_ numbers: [Double]) -> ValueCounts {
    var counts: [Double: Int] = [:]
    for number in numbers { counts[number, default: 0] += 1 }
    let values = counts.keys.sorted()
    return ValueCounts(values: values, counts: values.map { counts[$0] ?? 0 })
  }

  @Test func `counts are those of the numbers`() throws {
    var noise = SplitMix64(state: 6)
    for round in 0..<60 {
      let rows = 1 + Int.random(in: 0..<300, using: &noise)
      let keys = (0..<rows).map { _ in Int32.random(in: -40...40, using: &noise) }
      let scaled = NumericColumn(keys.map { $0 == 13 ? .min : $0 }, scale: 100)
      let plain = NumericColumn(missingAsNaN: (0..<rows).map { scaled[$0] ?? .nan })
      let patients =
        round % 2 == 0
        ? Patients(ofRows: rows)
        : Patients(counts: (0..<rows).map { _ in Int.random(in: 0..<3, using: &noise) })
      let wanted = Self.expected(scaled.numbers(patients))
      if round % 2 == 1 {
        #expect(scaled.valueCounts(patients, from: 0) == wanted)
        #expect(plain.valueCounts(patients, from: 0) == wanted)
      } else {
        let found = scaled.valueCounts(patients, from: 0)
        #expect(found == (2 * wanted.values.count <= wanted.counts.reduce(0, +) ? wanted : nil))
        #expect(plain.valueCounts(patients, from: 0) == nil)
      }
    }
  }

  @Test func `few patients are not counted, nor numbers far apart`() {
    let few = NumericColumn([1, 1, 1, 2].map { Int32($0) }, scale: 1)
    #expect(few.valueCounts(Patients(ofRows: 4)) == nil)
    #expect(few.valueCounts(Patients(counts: [1, 1, 1, 1])) == nil)
    let far = NumericColumn([0, 0, 0, 2_000_000_000], scale: 1)
    #expect(far.valueCounts(Patients(ofRows: 4), from: 0) == nil)
    #expect(
      far.valueCounts(Patients(counts: [1, 1, 1, 5]), from: 0)
        == ValueCounts(values: [0, 2_000_000_000], counts: [3, 5]))
    let none = NumericColumn([.min, .min], scale: 1)
    #expect(
      none.valueCounts(Patients(ofRows: 2), from: 0) == ValueCounts(values: [], counts: []))
  }
}
