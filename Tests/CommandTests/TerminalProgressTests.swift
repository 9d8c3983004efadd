import Testing

@testable import reprise

@Suite struct TerminalProgressTests {
  private final class Screen {
    var now = 0.0
    var written: [String] = []
  }

  private func line(on screen: Screen) -> TerminalProgress {
    TerminalProgress {
      screen.now
    } write: {
      screen.written.append($0)
    }
  }

  @Test func `nothing is drawn before a second has passed`() {
    let screen = Screen()
    let progress = line(on: screen)
    for step in 1...99 {
      screen.now = Double(step) / 100
      progress.read(rows: step, share: 0.5)
    }
    progress.finish()
    #expect(screen.written.isEmpty)
  }

  @Test func `rows, share and time left are drawn at most ten times a second, then taken away`() {
    let screen = Screen()
    let progress = line(on: screen)
    screen.now = 2
    progress.read(rows: 1_234_567, share: 0.25)
    screen.now = 2.05
    progress.read(rows: 1_300_000, share: 0.3)
    screen.now = 90
    progress.read(rows: 2_000_000, share: 0.5)
    screen.now = 91
    progress.read(rows: 999, share: nil)
    screen.now = 92
    progress.decode(column: "age", 2, of: 5)
    progress.finish()
    #expect(
      screen.written == [
        "\r\u{1B}[Kreading: 1 234 567 rows, 25 %, 6 s left",
        "\r\u{1B}[Kreading: 2 000 000 rows, 50 %, 1 min 30 s left",
        "\r\u{1B}[Kreading: 999 rows",
        "\r\u{1B}[Kdecoding: column 2 of 5, age", "\r\u{1B}[K",
      ])
  }
}
