import Cohorts

/// One check of an audit file: keys with what was printed under them.
struct AuditEntry {
  let node: PlanNode

  /// What stands under a key.
  subscript(key: String) -> AuditEntry? {
    let entry = node.entries?.first { $0.key.text == key }
    return entry.flatMap { $0.value.isEmpty ? nil : AuditEntry(node: $0.value) }
  }

  /// The text under a key.
  func text(_ key: String) -> String? { self[key]?.node.text }

  /// The items of a list under a key; one item stands for a list of one.
  func list(_ key: String) -> [AuditEntry] {
    guard let value = self[key] else { return [] }
    if case .list(let items) = value.node.content { return items.map(AuditEntry.init) }
    return [value]
  }

  /// The printed number under a key.
  func number(_ key: String) -> Printed? { self[key].flatMap { Printed($0) } }

  /// A printed whole number.
  func count(_ key: String) -> Int? { self[key]?.count }

  /// The piece itself as a whole number.
  var count: Int? {
    guard let printed = Printed(self), printed.number.decimals == 0, !printed.number.isPercent
    else { return nil }
    let range = printed.number.range
    return Int(exactly: ((range.lowerBound + range.upperBound) / 2).rounded())
  }

  /// A number with the text that was printed.
  struct Printed {
    let text: String
    let number: PrintedNumber

    init?(_ entry: AuditEntry) {
      guard let text = entry.node.text else { return nil }
      let numbers = PrintedCell(text).numbers
      guard let only = numbers.first, numbers.count == 1 else { return nil }
      self.text = text
      number = only
    }
  }
}
