import Testing

@testable import Figures

@Suite struct PaletteTests {
  @Test func `no two of many curves are drawn alike`() {
    let entries = (0..<49).map(Palette.entry)
    for (index, entry) in entries.enumerated() {
      #expect(!entries.dropFirst(index + 1).contains(entry))
    }
    #expect((0..<7).map(Palette.entry) == Palette.series)
  }
}
