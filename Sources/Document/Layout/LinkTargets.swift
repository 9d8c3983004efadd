/// The places in a document that links lead to.
struct LinkTargets {
  /// A place.
  struct Target: Equatable {
    /// What links call it.
    var id: String
    /// Its number among the places, from 1.
    var index: Int
    /// What it encloses, if that is a number: "Table 1".
    var number: String
  }

  private var targets: [String: Target] = [:]

  /// The places of a document: headings, tables and figures.
  init(_ document: Document) {
    for block in document.blocks { add(block) }
  }

  /// The place of an id.
  func target(_ id: String) -> Target? { targets[id] }

  private mutating func add(_ block: Block) {
    switch block {
    case .heading(_, let id, _): add(id, number: "")
    case .table(let table): add(table.id, number: table.number)
    case .figure(let figure): add(figure.id, number: figure.number)
    case .callout(let callout): for inner in callout.blocks { add(inner) }
    case .details(_, let blocks): for inner in blocks { add(inner) }
    case .paragraph, .list, .definitions, .code: break
    }
  }

  private mutating func add(_ id: String, number: String) {
    if targets[id] != nil { return }
    let index = targets.count + 1
    targets[id] = Target(id: id, index: index, number: number)
  }
}
