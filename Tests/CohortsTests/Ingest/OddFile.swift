import Foundation
import Testing

@testable import Cohorts

/// A file made to be read, and what must come of its column `x`.
struct OddFile: Sendable, CustomTestStringConvertible {
  /// What reading must give.
  enum Expected: Equatable, Sendable {
    /// The values of `x` as texts; `nil` where missing.
    case values([String?])
    /// A refusal, whose first message holds this text.
    case refusal(String)
  }

  let name: String
  let bytes: [UInt8]
  let expected: Expected
  var cohort: @Sendable (inout CohortDeclaration) -> Void = { _ in }
  var variable: @Sendable (inout VariableDeclaration) -> Void = { _ in }

  var testDescription: String { name }

  init(
    _ name: String, _ bytes: [UInt8], _ expected: Expected,
    cohort: @escaping @Sendable (inout CohortDeclaration) -> Void = { _ in },
    variable: @escaping @Sendable (inout VariableDeclaration) -> Void = { _ in }
  ) {
    (self.name, self.bytes, self.expected) = (name, bytes, expected)
    (self.cohort, self.variable) = (cohort, variable)
  }

  /// What reading gives, in blocks of a size.
  func outcome(blockSize: Int = 1 << 20) -> Expected {
    var declared = VariableDeclaration(name: "x", place: Place(file: "study.yml", line: 9))
    variable(&declared)
    do {
      let table = try read(bytes, request([declared], cohort), blockSize: blockSize)
      return .values(table.texts("x"))
    } catch {
      return .refusal(error.all.map(\.description).joined(separator: "\n"))
    }
  }

  /// Whether what reading gives is what must come.
  func isMet(by outcome: Expected) -> Bool {
    switch (expected, outcome) {
    case (.values(let wanted), .values(let found)): wanted == found
    case (.refusal(let text), .refusal(let messages)): messages.contains(text)
    default: false
    }
  }
}

extension Cohort {
  /// A variable's values as texts.
  func texts(_ name: String) -> [String?] {
    switch variable(name)?.column {
    case .numeric(let column)?: (0..<column.count).map { column[$0].map { "\($0)" } }
    case .categorical(let column)?:
      (0..<column.count).map { column[$0].map { column.levels[$0].code } }
    case .date(let column)?:
      (0..<column.count).map { column[$0].map { CalendarDate.text(daysSince1970: $0) } }
    case .text(let column)?: (0..<column.count).map { column[$0] }
    case nil: []
    }
  }
}

/// One kind of file, with the cases tried.
struct OddFiles: Sendable {
  /// The words of the documentation's table.
  let kind: String
  /// What must come of it, in its words.
  let outcome: String
  /// The files, each once.
  let cases: [OddFile]

  init(kind: String, outcome: String, cases: [OddFile]) {
    (self.kind, self.outcome) = (kind, outcome)
    var known: Set<String> = []
    self.cases = cases.filter { known.insert($0.name).inserted }
  }

  static let all: [OddFiles] = encodings + structures + numbers + dates + packed
}

struct OddFileTests {
  @Test(arguments: OddFiles.all.map(\.kind))
  func `each file gives its values or is refused with its reason`(kind: String) {
    for file in OddFiles.all.filter({ $0.kind == kind }).flatMap(\.cases) {
      let found = file.outcome()
      #expect(file.isMet(by: found), "\(file.name): \(found), expected \(file.expected)")
      guard file.bytes.count < 10_000 else { continue }
      #expect(file.outcome(blockSize: 5) == found, "\(file.name) in blocks of five bytes")
    }
  }

  @Test func `there are many of them`() {
    let files = OddFiles.all.flatMap(\.cases)
    #expect(files.count >= 1000)
  }
}

struct OddFileTableTests {
  @Test func `the page counts the files that are tried`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/reprise/Documentation.docc/TextFiles.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let begin = try #require(text.range(of: "<!-- files -->\n"))
    let end = try #require(text.range(of: "<!-- end -->"))
    let old = begin.upperBound..<end.lowerBound
    let rows = OddFiles.all.map { "| \($0.kind) | \($0.cases.count) | \($0.outcome) |" }
    let total = OddFiles.all.reduce(0) { $0 + $1.cases.count }
    let table =
      (["| files | number | what comes of them |", "| --- | ---: | --- |"] + rows
      + ["| all | \(total) | lost: nothing |"]).joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["REPRISE_WRITE"] == "1" {
      try text.replacingCharacters(in: old, with: table)
        .write(to: page, atomically: true, encoding: .utf8)
    } else if Inflater.isThere {
      #expect(text[old] == table, "run the test with REPRISE_WRITE=1 and look at the diff")
    }
  }
}
