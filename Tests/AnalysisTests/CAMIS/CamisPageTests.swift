import Foundation
import Testing

/// PublishedComparisons.md tells what is compared with CAMIS, and what is not and why.
@Suite struct CamisPageTests {
  static let page = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Sources/reprise/Documentation.docc/PublishedComparisons.md")

  @Test func thePageHoldsEveryComparison() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let old = try #require(text.firstRange(of: /## The comparisons(?s:.*)$/))
    let new = try comparisons() + "\n" + rest()
    if ProcessInfo.processInfo.environment["REPRISE_WRITE"] == "1" {
      try text.replacingCharacters(in: old, with: new)
        .write(to: Self.page, atomically: true, encoding: .utf8)
    } else {
      #expect(text[old] == new, "run the test with REPRISE_WRITE=1 and look at the diff")
    }
  }

  private func comparisons() throws -> String {
    var text = """
      ## The comparisons

      Compared of printed: the numbers that a plan reproduces to half a unit of their last digit; those
      called nearly, to a stated relative error.

      | comparison | R | SAS | do they agree, and why not |
      | --- | --- | --- | --- |

      """
    for comparison in try Camis.comparisons() {
      let cells = ["r", "sas"].map { program in
        Camis.sides.first { $0.id == comparison.id && $0.program == program }.map(count) ?? ""
      }
      text +=
        "| `\(comparison.id)`: \(comparison.analysis) | \(cells.joined(separator: " | "))"
        + " | \(comparison.match). \(comparison.cause) |\n"
    }
    return text
  }

  private func count(_ side: CamisSide) -> String {
    let near = side.values.count { $0.near != nil }
    let compared = side.values.count { !$0.paths.isEmpty }
    return "\(compared) of \(side.values.count)" + (near > 0 ? " (\(near) nearly)" : "")
  }

  private func rest() -> String {
    """
    ## What agrees but for the last digits

    | why | where, and how many numbers |
    | --- | --- |
    \(reasons { $0.near != nil })
    ## What is not compared

    | why | where, and how many numbers |
    | --- | --- |
    \(reasons { $0.paths.isEmpty })
    """
  }

  /// The reasons of some values, each with its comparisons.
  private func reasons(_ condition: (CamisValue) -> Bool) -> String {
    var reasons: [String] = []
    var names: [String: [String]] = [:]
    for side in Camis.sides {
      for value in side.values where condition(value) {
        if names[value.reason] == nil { reasons.append(value.reason) }
        names[value.reason, default: []].append(side.id + " " + side.program.uppercased())
      }
    }
    let lines = reasons.map { reason in
      let sides = names[reason] ?? []
      let counted = Set(sides).sorted().map { side in
        "\(side) \(sides.count { $0 == side })"
      }
      return "| \(reason) | \(counted.joined(separator: ", ")) |\n"
    }
    return lines.joined()
  }
}
