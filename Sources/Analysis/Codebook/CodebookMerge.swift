public import Cohorts

/// The plan's entry of a variable, completed by the codebook's key by key.
///
/// The plan goes before the codebook. Where the plan says how the values come about, the codebook
/// does not; of a formula or a cut it gives only the words, since it describes a column.
struct CodebookMerge {
  /// The entry.
  let node: PlanNode
  /// The keys that the codebook gave.
  let keys: [String]
  /// Where the two differ.
  let notes: [String]

  private static let sources: Set<String> = ["column", "derive", "cut", "at", "labels"]
  private static let words: Set<String> = ["label", "abbreviation"]

  init(_ name: String, plan: PlanNode, book: PlanNode, of fileName: String) {
    let own = plan.entries ?? []
    let written = Dictionary(own.map { ($0.key.text, $0.value) }) { first, _ in first }
    let isMade = written["derive"] != nil || written["cut"] != nil
    let isSourced = written.keys.contains(where: Self.sources.contains)
    let refused = Self.refused(by: written)
    var taken: [PlanNode.Entry] = []
    var notes: [String] = []
    for entry in book.entries ?? [] {
      let key = entry.key.text
      if let value = written[key] {
        guard !value.says(entry.value), !Self.words.contains(key) else { continue }
        notes.append("\(name): \(key) as in the plan; \(fileName) says otherwise")
      } else if Self.sources.contains(key) ? isSourced : isMade && !Self.words.contains(key) {
        continue
      } else if refused.contains(key) {
        notes.append("\(name): \(key) in \(fileName) is not used; the plan says otherwise")
      } else {
        taken.append(entry)
      }
    }
    let isMapping = plan.entries != nil || plan.isEmpty
    node =
      isMapping
      ? PlanNode(content: .mapping(own + taken, isFlow: false), place: plan.place) : plan
    keys = isMapping ? taken.map(\.key.text) : []
    self.notes = notes
  }

  /// The keys that contradict the type that the plan gives.
  private static func refused(by written: [String: PlanNode]) -> Set<String> {
    let numbers: Set<String> = ["range", "thousands", "detection"]
    let levels: Set<String> = ["levels", "reference", "show"]
    let type = written["type"]?.text
    if written["levels"] != nil || type == "categorical" {
      return numbers.union(["type", "date_format"])
    }
    return switch type {
    case "continuous", "integer": levels.union(["date_format"])
    case "date": numbers.union(levels)
    case "text": numbers.union(levels).union(["date_format"])
    case _ where !numbers.isDisjoint(with: written.keys): levels.union(["type", "date_format"])
    case _ where written["date_format"] != nil: numbers.union(levels).union(["type"])
    default: []
    }
  }
}

extension PlanReader {
  /// The codebook that the plan names; none, and a problem, where it cannot be read.
  static func codebook(_ cohort: CohortDeclaration, _ faults: Faults, _ load: CodebookLoader)
    -> Codebook
  {
    guard let file = cohort.codebook, !file.text.isEmpty else { return .none }
    do {
      let found = try load(file)
      return try Codebook.read(found.bytes, file: found.name, faults)
    } catch {
      faults.kind = error.kind
      for problem in error.all { faults.add(problem.sentence, at: problem.place) }
      return .none
    }
  }

  /// The data dictionary: the plan's entries, completed by the codebook, then the codebook's others.
  static func variables(
    _ plan: Fields, of cohort: CohortDeclaration, _ book: Codebook
  ) -> (variables: [VariableDeclaration], notes: [String]) {
    let written = plan.written("variables")?.entries("a mapping of names to variables") ?? []
    let described = Dictionary(book.entries.map { ($0.key.text, $0.value) }) { first, _ in first }
    var notes = book.notes
    var variables: [VariableDeclaration] = []
    for (name, value) in written {
      guard let entry = described[name.text] else {
        variables.append(variable(name, value, cohort))
        continue
      }
      let merge = CodebookMerge(name.text, plan: value.node, book: entry, of: book.fileName)
      var merged = variable(
        name, Written(node: merge.node, name: value.name, faults: value.faults), cohort)
      merged.fromCodebook = merge.keys
      notes += merge.notes
      variables.append(merged)
    }
    let own = Set(written.map(\.key.text))
    for entry in book.entries where !own.contains(entry.key.text) {
      let name = "variables.\(entry.key.text)"
      var other = variable(
        entry.key, Written(node: entry.value, name: name, faults: plan.faults), cohort)
      other.fromCodebook = entry.value.entries?.map(\.key.text) ?? []
      other.isOptional = true
      variables.append(other)
    }
    return (variables, notes)
  }
}

/// Gives the bytes of a codebook, and the name by which messages call it.
public typealias CodebookLoader = (SourceText) throws(Problems) -> (bytes: [UInt8], name: String)
