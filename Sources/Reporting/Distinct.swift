/// Values in the order met, each once.
struct Distinct<Element: Hashable & Sendable>: Sendable {
  /// The values.
  private(set) var all: [Element] = []
  /// The same, once there are many: of a few each is compared.
  private var known: Set<Element> = []

  /// The most values that are compared.
  private static var few: Int { 8 }

  /// Adds a value, unless it was met.
  mutating func add(_ value: Element) {
    // The same often follow each other.
    if value != all.last, isNew(value) { all.append(value) }
  }

  /// Adds a value, unless there is none or it was met.
  mutating func add(_ value: Element?) {
    if let value { add(value) }
  }

  private mutating func isNew(_ value: Element) -> Bool {
    if all.count < Self.few { return !all.contains(value) }
    if known.isEmpty { known = Set(all) }
    return known.insert(value).inserted
  }
}

extension Sequence where Element: Hashable & Sendable {
  /// The elements in their order, each once.
  func distinct() -> [Element] {
    var values = Distinct<Element>()
    for element in self { values.add(element) }
    return values.all
  }
}
