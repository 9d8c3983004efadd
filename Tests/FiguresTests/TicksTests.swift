import Figures
import Testing

@Test(arguments: [
  (36.0, TimeUnit.months, [0.0, 6, 12, 18, 24, 30, 36]),
  (59.2, .months, [0, 12, 24, 36, 48, 60]),
  (12, .months, [0, 3, 6, 9, 12]),
  (6, .months, [0, 1, 2, 3, 4, 5, 6]),
  (1022, .days, [0, 180, 360, 540, 720, 900]),
  (2191, .days, [0, 365, 730, 1095, 1460, 1825, 2190]),
  (52, .weeks, [0, 12, 24, 36, 48]),
  (4.9, .years, [0, 1, 2, 3, 4, 5]),
  (18, .years, [0, 5, 10, 15]),
  (0.9, .other, [0, 0.2, 0.4, 0.6, 0.8, 1]),
])
func `time is ticked as a clinician would`(end: Double, unit: TimeUnit, ticks: [Double]) {
  #expect(Ticks.time(until: end, in: unit) == ticks)
}

@Test(arguments: [0, -1, Double.nan, .infinity], TimeUnit.allCases)
func `a follow-up without length has one tick`(end: Double, unit: TimeUnit) {
  #expect(Ticks.time(until: end, in: unit) == [0])
}

@Test func `linear ticks are round numbers to the last bit`() {
  #expect(Ticks.linear(from: 0, to: 1) == [0, 0.2, 0.4, 0.6, 0.8, 1])
  #expect(Ticks.linear(from: -0.3, to: 0.3) == [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3])
  #expect(Ticks.linear(from: 12, to: 87) == [0, 20, 40, 60, 80, 100])
  #expect(Ticks.linear(from: 3, to: 3) == [3, 4])
}

@Test func `ratios are ticked at powers of two around one`() {
  #expect(Ticks.ratio(from: 0.3, to: 3) == [0.25, 0.5, 1, 2, 4])
  #expect(Ticks.ratio(from: 1.5, to: 1.9) == [1, 2])
  #expect(Ticks.ratio(from: 0.5, to: 0.6) == [0.5, 1])
  #expect(Ticks.ratio(from: 0.95, to: 1.02) == [0.8, 0.9, 1, 1.1, 1.25])
  #expect(Ticks.ratio(from: 0, to: 2) == [0.5, 1, 2])
}

@Test(arguments: [1e-9, 0.004, 0.3, 1, 7.3, 512, 3e7], [1.01, 3, 40, 1e6])
func `ticks cover their range, ascend and are few`(lower: Double, factor: Double) throws {
  let upper = lower * factor
  for ticks in [Ticks.linear(from: lower, to: upper), Ticks.ratio(from: lower, to: upper)] {
    #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 })
    #expect(try #require(ticks.first) <= lower * (1 + 1e-8))
    #expect(try #require(ticks.last) * (1 + 1e-8) >= upper)
    #expect(ticks.count <= 11)
  }
}
