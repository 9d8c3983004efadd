import Cohorts

extension Fields {
  /// `stack` or `merge`.
  func join(_ direction: TableJoin.Direction) -> TableJoin {
    var ids: [SourceText] = read(direction.rawValue) ?? []
    if let written = written(direction.rawValue), !written.node.isEmpty, ids.count < 2 {
      written.refuse("the ids of two or more analyses")
    }
    var seen: Set<String> = []
    ids.removeAll { id in
      let isNew = seen.insert(id.text).inserted
      if !isNew { faults.add("\"\(id.text)\" stands twice in \"\(title)\"", at: id.place) }
      return !isNew
    }
    return TableJoin(direction, of: ids)
  }
}

/// Checks that joined tables are those of analyses, each in one of them.
struct JoinReferences {
  let study: Study
  let faults: Faults

  /// Notes every id that cannot be right.
  func check() {
    var homes: [String: String] = [:]
    for question in study.questions {
      guard case .join(let join) = question.verb else { continue }
      for id in join.analyses where isTable(id, of: join) {
        if let home = homes[id.text] {
          faults.add("\"\(id.text)\" already stands in \"\(home)\"", at: id.place)
        }
        homes[id.text] = question.id
      }
    }
  }

  private func isTable(_ id: SourceText, of join: TableJoin) -> Bool {
    let word = join.direction.rawValue
    guard let found = study.questions.first(where: { $0.id == id.text }) else {
      let ids = study.questions.filter(\.verb.hasTable).map(\.id)
      let known = ids.isEmpty ? "" : "; expected " + ids.joined(separator: ", ")
      let phrase = Suggestion.phrase(for: id.text, among: ids, else: known)
      faults.add("there is no analysis \"\(id.text)\"\(phrase)", at: id.place)
      return false
    }
    guard !found.verb.hasTable else { return true }
    faults.add(
      "\(word) joins tables, and \"\(id.text)\" is a \(found.verb.keyword)", at: id.place)
    return false
  }
}

extension Verb {
  /// Whether the verb has results of its own, and so a table.
  var hasTable: Bool {
    switch self {
    case .prose, .join: false
    default: true
    }
  }
}
