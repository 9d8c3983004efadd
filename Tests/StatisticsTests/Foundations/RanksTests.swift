import Statistics
import Testing

struct RanksTests {
  @Test func `ties share the mean of their ranks`() {
    let ranks = Ranks([3, 1, 3, 0.5, 3, 1])
    #expect(ranks.values == [5, 2.5, 5, 1, 5, 2.5])
    #expect(ranks.tieSizes == [1, 2, 3] && ranks.tieTerm == 6 + 24 && ranks.hasTies)
  }

  @Test func `degenerate samples`() {
    #expect(Ranks([]).values == [] && !Ranks([]).hasTies)
    #expect(Ranks([7]).values == [1] && Ranks([7]).tieTerm == 0)
    #expect(Ranks([2, 2]).values == [1.5, 1.5])
  }
}
