import Cohorts
import Testing

@testable import Analysis

/// Files of checks whose header was made to exhaust the reader.
@Suite struct AuditBoundsTests {
  @Test func aKeyNestedDeeplyIsRefused() {
    let text = "kind," + String(repeating: "a.", count: 30_000) + "b\nx,1\n"
    do throws(Problems) {
      _ = try AuditFile(Array(text.utf8), fileName: "deep.csv")
      Issue.record("a key of 30,001 parts was read")
    } catch {
      #expect(
        error.all.map(\.description) == ["deep.csv:1:2: error: nested deeper than 40 levels"])
    }
  }

  /// Were the keys compared with one another, so many would take a quarter of an hour.
  @Test(.timeLimit(.minutes(5))) func manyKeysAreRead() throws {
    let names = (0..<60_000).map { "c\($0)" }.joined(separator: ",")
    let cells = Array(repeating: "1", count: 60_000).joined(separator: ",")
    let text = "kind,\(names)\nx,\(cells)\n"
    let file = try AuditFile(Array(text.utf8), fileName: "wide.csv")
    #expect(file.results.count == 1)
  }
}
