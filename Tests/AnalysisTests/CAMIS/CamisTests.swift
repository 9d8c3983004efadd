import Analysis
import Testing

/// What R and SAS print in the comparisons of CAMIS, from plans under their presets.
@Suite struct CamisTests {
  @Test(arguments: Camis.sides)
  func printedNumbersAreReproduced(_ side: CamisSide) throws {
    let compared = side.values.filter { !$0.paths.isEmpty }
    if compared.isEmpty { return }
    let isPlanned = compared.contains { $0.paths.contains { !$0.hasPrefix("power.") } }
    let results = isPlanned ? try side.results() : nil
    for value in compared {
      let text = try #require(side.printed[value.name], "\(value.name)")
      let printed = try #require(CamisNumber.all(in: text), "\(value.name): \(text)")
      let found = try side.found(value, in: results)
      let agrees = zip(printed, found).allSatisfy {
        $0.agrees(with: $1, relative: value.near ?? 1e-14)
      }
      #expect(
        agrees && printed.count == found.count, "\(value.name): printed \(text), found \(found)")
    }
  }

  @Test(arguments: Camis.sides)
  func everyCamisNumberIsComparedOrHasAReason(_ side: CamisSide) throws {
    #expect(side.values.map(\.name).sorted() == side.printed.keys.sorted())
    for value in side.values {
      #expect((value.paths.isEmpty || value.near != nil) != value.reason.isEmpty, "\(value.name)")
    }
  }

  @Test func allComparisonsAreThere() {
    #expect(Set(Camis.sides.map(\.id)).count == 95)
    #expect(Camis.sides.reduce(0) { $0 + $1.printed.count } == 1214)
  }
}
