/// The line on which each record begins: runs of lines that follow one another.
public struct RecordLines: Sendable {
  private struct Run {
    let row: Int
    let line: Int
  }

  private var runs: [Run] = []
  /// How many records there are.
  public private(set) var count = 0

  /// No records.
  init() {}

  /// Records that begin on lines.
  init(_ lines: some Sequence<Int>) { for line in lines { append(line) } }

  /// Whether there is no record.
  var isEmpty: Bool { count == 0 }
  /// The rows of the records.
  public var indices: Range<Int> { 0..<count }

  /// The line on which a record begins.
  public subscript(row: Int) -> Int {
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].row <= row { low = middle } else { high = middle }
    }
    return runs[low].line + row - runs[low].row
  }

  /// The first records.
  func first(_ wanted: Int) -> RecordLines {
    guard wanted < count else { return self }
    var first = RecordLines()
    for (i, run) in runs.enumerated() where run.row < wanted {
      let end = i + 1 < runs.count ? runs[i + 1].row : count
      first.append(first: run.line, count: min(end, wanted) - run.row)
    }
    return first
  }

  /// Adds a record.
  mutating func append(_ line: Int) { append(first: line, count: 1) }

  /// Adds records on lines that follow one another.
  mutating func append(first line: Int, count added: Int) {
    guard added > 0 else { return }
    if runs.last.map({ $0.line + count - $0.row != line }) ?? true {
      runs.append(Run(row: count, line: line))
    }
    count += added
  }

  /// Adds records, whose runs are told.
  mutating func append(_ others: RecordLines) {
    for (i, run) in others.runs.enumerated() {
      let end = i + 1 < others.runs.count ? others.runs[i + 1].row : others.count
      append(first: run.line, count: end - run.row)
    }
  }
}
