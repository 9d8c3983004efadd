public import Cohorts

/// A file of printed numbers: checks in YAML, JSON or CSV.
///
/// Only `checks` is read of a file's own keys, and of a check only what its kind uses; all else is
/// carried through, because people keep titles, sources and notes there.
public struct AuditFile: Sendable {
  /// The results of all checks, in the order of the file.
  public let results: [AuditResult]

  /// Reads and runs the checks of a file.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - fileName: its name; one that ends in `.csv` is read as CSV.
  /// - Throws: everything that cannot be read, each with its place.
  public init(_ bytes: [UInt8], fileName: String) throws(Problems) {
    let isCSV = fileName.lowercased().hasSuffix(".csv")
    let checks =
      isCSV ? try Self.rows(bytes, fileName) : try Self.checks(bytes, fileName)
    results = checks.enumerated().map { index, entry in
      AuditCheck(entry, id: entry.text("id") ?? "check-\(index + 1)").result
    }
  }

  private static func checks(
    _ bytes: [UInt8], _ fileName: String
  ) throws(Problems) -> [AuditEntry] {
    let faults = Faults()
    let root = try PlanComposer.compose(try PlanText(bytes, fileName: fileName), faults)
    let entry = AuditEntry(node: root)
    var items: [AuditEntry] = []
    if case .list(let nodes)? = entry["checks"]?.node.content {
      items = nodes.map(AuditEntry.init)
    } else {
      faults.add("expected a list of checks under \"checks\", each {id, kind, …}", at: root.place)
    }
    for item in items {
      if item.node.entries == nil {
        faults.add("expected a check {id, kind, …}, found \(item.node.found)", at: item.node.place)
      } else if item.text("kind") == nil {
        faults.add(
          "the check has no \"kind\"; expected one of \(AuditCheck.Kind.words)",
          at: item.node.place)
      }
    }
    guard faults.all.isEmpty else { throw Problems(faults.all) }
    return items
  }

  /// The rows of a CSV: its header names the keys, with a dot before each key within another and
  /// numbers for the items of a list, as in `groups.1.mean`.
  private static func rows(
    _ bytes: [UInt8], _ fileName: String
  ) throws(Problems) -> [AuditEntry] {
    let table = try CSVTable(bytes, fileName: fileName)
    guard let kind = table.header.firstIndex(of: "kind") else {
      throw Problems([
        Problem("expected a column \"kind\"", at: Place(file: fileName, line: 1))
      ])
    }
    let keys = table.header.map { $0.split(separator: ".").map(String.init) }
    if let deep = keys.firstIndex(where: { $0.count > PlanComposer.deepest }) {
      throw Problems([
        Problem(
          "nested deeper than \(PlanComposer.deepest) levels",
          at: Place(file: fileName, line: 1, column: deep + 1))
      ])
    }
    var problems: [Problem] = []
    let entries = table.rows.map { row in
      let place = Place(file: fileName, line: row.line)
      if row.cells[kind].isEmpty {
        problems.append(
          Problem("the check has no \"kind\"; expected one of \(AuditCheck.Kind.words)", at: place))
      }
      let cells = zip(keys, row.cells).filter { !$0.isEmpty && !$1.isEmpty }
      return AuditEntry(node: node(cells.map { ($0[...], $1) }, at: place))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return entries
  }

  private static func node(_ cells: [(ArraySlice<String>, String)], at place: Place) -> PlanNode {
    if let only = cells.first, only.0.isEmpty {
      return PlanNode(content: .scalar(only.1, .quoted), place: place)
    }
    var names: [String] = []
    var parts: [String: [(ArraySlice<String>, String)]] = [:]
    for (keys, text) in cells {
      guard let name = keys.first else { continue }
      if parts[name] == nil { names.append(name) }
      parts[name, default: []].append((keys.dropFirst(), text))
    }
    let children = names.map { ($0, node(parts[$0] ?? [], at: place)) }
    let numbers = names.compactMap { Int($0) }
    guard numbers.count != names.count else {
      let ordered = zip(numbers, children).sorted { $0.0 < $1.0 }.map(\.1.1)
      return PlanNode(content: .list(ordered), place: place)
    }
    let entries = children.map { PlanNode.Entry(key: SourceText($0, at: place), value: $1) }
    return PlanNode(content: .mapping(entries, isFlow: false), place: place)
  }
}
