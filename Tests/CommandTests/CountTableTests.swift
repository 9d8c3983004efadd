import FoundationEssentials
import Testing

/// The counts under the figures of the example studies.
@Suite struct CountTableTests {
  private static let figures: [URL] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let reports = root.appending(path: "Reports")
    let studies = (try? FileManager.default.contentsOfDirectory(atPath: reports.path)) ?? []
    return studies.sorted().flatMap { study -> [URL] in
      let folder = reports.appending(path: study).appending(path: "figures")
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.sorted().filter { $0.hasSuffix(".csv") }.map { folder.appending(path: $0) }
    }
  }()

  /// At risk, censored and all events are the patients, at every time of every figure.
  @Test func `the counts under a figure add up to the patients at every time`() throws {
    var tables = 0
    for figure in Self.figures {
      let text = try String(decoding: Data(contentsOf: figure), as: UTF8.self)
      let kinds: Set = ["At risk", "Censored", "Events", "Competing"]
      var sums: [String: Int] = [:]
      for line in text.split(separator: "\n") {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard cells.count > 3, kinds.contains(cells[1]), let count = Int(cells[3]) else { continue }
        sums[cells[2], default: 0] += count
      }
      if sums.isEmpty { continue }
      tables += 1
      #expect(Set(sums.values).count == 1, "\(figure.lastPathComponent): \(sums)")
      #expect(sums["0"] ?? 0 > 50)
    }
    #expect(tables >= 5)
  }
}
