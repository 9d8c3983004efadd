import Testing

@testable import Reporting

@Suite struct CurveThinningTests {
  @Test func `a short curve is whole`() {
    #expect(CurveThinning.places(0) { _ in .zero } == [])
    #expect(CurveThinning.places(2000) { _ in .zero } == Array(0..<2000))
  }

  @Test func `no point of a long curve is farther from one that is kept than a line is wide`() {
    let n = 50_000
    func point(_ place: Int) -> SIMD3<Double> {
      let t = Double(place) / Double(n - 1)
      return SIMD3(1 - t * t, t, place < n / 2 ? .nan : t * t * t)
    }
    let places = CurveThinning.places(n, point)
    #expect(places.first == 0 && places.last == n - 1 && places.count < 5000)
    #expect(places.contains(n / 2))
    var kept = 0
    for place in 0..<n {
      if kept + 1 < places.count, places[kept + 1] == place { kept += 1 }
      let (own, last) = (point(place), point(places[kept]))
      for axis in 0..<3 {
        #expect(
          own[axis].isNaN && last[axis].isNaN || abs(own[axis] - last[axis]) < 1 / 2000.0)
      }
    }
  }
}
