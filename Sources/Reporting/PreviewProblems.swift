public import Cohorts
public import Document

/// What is wrong with a plan, for a page that follows its edits: every place with its line of text.
public struct PreviewProblems {
  /// How many problems are shown.
  private static let most = 20

  private let problems: Problems
  private let plan: String
  private let planText: [UInt8]
  private let data: String?
  private let dataText: [UInt8]

  /// Problems with the texts that they are about.
  public init(
    _ problems: Problems, plan: String, planText: [UInt8], data: String?, dataText: [UInt8]
  ) {
    (self.problems, self.plan, self.planText) = (problems, plan, planText)
    (self.data, self.dataText) = (data, dataText)
  }

  /// The problems above the last good report; alone where there is none.
  public func document(over report: Document?) -> Document {
    let title = Provenance.fileName(plan)
    var document = report ?? Document(title: [.code(title)], blocks: [])
    document.blocks =
      [.callout(Callout(.warning, callout(isAlone: report == nil)))] + document.blocks
    return document
  }

  private func callout(isAlone: Bool) -> [Block] {
    let count = problems.all.count
    let what = count == 1 ? "1 error" : "\(count) errors"
    let below = isAlone ? "." : "; below stands the last report that ran."
    var blocks: [Block] = [.paragraph([.text("The report could not be made: \(what)\(below)")])]
    for problem in problems.all.prefix(Self.most) {
      blocks.append(.paragraph([.code(place(problem)), .text(" " + problem.sentence)]))
      if let line = line(of: problem) { blocks.append(.code(line)) }
    }
    if count > Self.most {
      blocks.append(.paragraph([.text("And \(count - Self.most) more.")]))
    }
    return blocks
  }

  private func place(_ problem: Problem) -> String {
    let numbers = [problem.place.line, problem.place.column].compactMap { $0.map(String.init) }
    return ([Provenance.fileName(problem.place.file)] + numbers).joined(separator: ":")
  }

  /// The line of a problem; in a plan with a mark below the character that is meant.
  private func line(of problem: Problem) -> String? {
    guard let number = problem.place.line else { return nil }
    let isPlan = problem.place.file == plan
    guard isPlan || problem.place.file == data,
      let line = SourceLine(number, of: isPlan ? planText : dataText)
    else { return nil }
    return line.shown(mark: isPlan ? problem.place.column : nil)
  }
}

/// One line of a file.
struct SourceLine {
  /// The most characters of a line that are shown.
  private static let width = 90

  private let number: Int
  private let characters: [Unicode.Scalar]

  /// A line by its number, `nil` where the file is shorter; lines end as LF, CRLF or CR.
  init?(_ number: Int, of bytes: [UInt8]) {
    var (line, begin, end) = (1, bytes.startIndex, bytes.endIndex)
    for i in bytes.indices {
      let isReturn = bytes[i] == 0x0D && !(i + 1 < bytes.count && bytes[i + 1] == 0x0A)
      guard bytes[i] == 0x0A || isReturn else { continue }
      if line == number {
        end = i
        break
      }
      line += 1
      begin = i + 1
    }
    guard line == number, begin <= end, !bytes.isEmpty else { return nil }
    self.number = number
    let text = String(decoding: bytes[begin..<end], as: UTF8.self)
    characters = text.unicodeScalars.filter { $0 != "\r" && $0 != "\u{FEFF}" }
  }

  /// The line behind its number, around the mark when it is long.
  func shown(mark column: Int?) -> String {
    let place = min(max((column ?? 1) - 1, 0), characters.count)
    let first = place > Self.width - 20 ? place - Self.width / 2 : 0
    let part = characters[first...].prefix(Self.width).map { scalar -> Unicode.Scalar in
      scalar.properties.generalCategory == .control ? " " : scalar
    }
    let before = "\(number) │ " + (first > 0 ? "…" : "")
    let after = first + part.count < characters.count ? "…" : ""
    let line = before + String(String.UnicodeScalarView(part)) + after
    guard column != nil else { return line }
    return line + "\n" + String(repeating: " ", count: before.count + place - first) + "^"
  }
}
