import Cohorts

/// A data dictionary in a file of its own: what the plan's `variables` would say, with its places.
struct Codebook {
  /// The file's name without folders.
  let fileName: String
  /// The variables, in the order of the file.
  var entries: [PlanNode.Entry]
  /// What is to be told: columns that are not read, rows that say nothing of a variable.
  var notes: [String] = []

  /// No codebook.
  static var none: Codebook { Codebook(fileName: "", entries: []) }

  /// Reads a codebook: YAML by its name's ending, else a CSV, whose header tells REDCap's from others.
  static func read(_ bytes: [UInt8], file: String, _ faults: Faults) throws(Problems) -> Codebook {
    let fileName = file.split(separator: "/").last.map(String.init) ?? file
    let name = fileName.lowercased()
    if name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
      return Codebook(fileName: fileName, entries: try yaml(bytes, file, faults))
    }
    let table = try csv(bytes, file)
    var book =
      REDCapDictionary(table, file: file).map { $0.codebook(fileName, faults) }
      ?? CodebookTable(table, file: file).codebook(fileName, faults)
    book.keepFirsts(faults)
    return book
  }

  /// The variables of a YAML file: the mapping itself, or what stands below its `variables`.
  private static func yaml(
    _ bytes: [UInt8], _ file: String, _ faults: Faults
  ) throws(Problems) -> [PlanNode.Entry] {
    let root = try PlanComposer.compose(PlanText(bytes, fileName: file), faults)
    let only = root.entries.flatMap { $0.count == 1 ? $0.first : nil }
    let node = only.flatMap { $0.key.text == "variables" ? $0.value : nil } ?? root
    guard let entries = node.entries else {
      throw Problems([
        Problem(
          "a codebook must be a mapping of names to variables, not \(node.found)", at: node.place)
      ])
    }
    return entries
  }

  private static func csv(_ bytes: [UInt8], _ file: String) throws(Problems) -> CSVTable {
    do { return try CSVTable(bytes, fileName: file) } catch {
      throw Problems(
        error.all.map { problem in
          Problem(
            problem.sentence.replacing("no patients", with: "no variables"), at: problem.place)
        }, kind: error.kind)
    }
  }

  /// Notes variables that stand twice, and forgets the second.
  private mutating func keepFirsts(_ faults: Faults) {
    var seen: [String: Place] = [:]
    entries = entries.filter { entry in
      guard let first = seen[entry.key.text] else {
        seen[entry.key.text] = entry.key.place
        return true
      }
      let line = first.line.map { " in line \($0) and" } ?? ""
      faults.add("\"\(entry.key.text)\" is described twice,\(line) here", at: entry.key.place)
      return false
    }
  }
}

/// A piece of a plan made from a cell of a codebook.
extension PlanNode {
  /// A text.
  static func text(_ text: String, at place: Place) -> PlanNode {
    PlanNode(content: .scalar(text, .quoted), place: place)
  }

  /// A list of texts.
  static func list(_ texts: [String], at place: Place) -> PlanNode {
    PlanNode(content: .list(texts.map { .text($0, at: place) }), place: place)
  }

  /// A mapping.
  static func mapping(_ pairs: [(String, PlanNode)], at place: Place) -> PlanNode {
    let entries = pairs.map { Entry(key: SourceText($0, at: $1.place), value: $1) }
    return PlanNode(content: .mapping(entries, isFlow: false), place: place)
  }

  /// Whether two pieces hold the same texts.
  func says(_ other: PlanNode) -> Bool {
    switch (content, other.content) {
    case (.scalar(let a, _), .scalar(let b, _)): a == b
    case (.list(let a), .list(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.says($1) }
    case (.mapping(let a, _), .mapping(let b, _)):
      a.count == b.count
        && zip(a, b).allSatisfy { $0.key.text == $1.key.text && $0.value.says($1.value) }
    default: false
    }
  }
}
