import Cohorts

/// A mapping of the plan whose keys are read one by one; what is left over is not known.
///
/// Every key that a reader asks for is a known key, so the readers are the list of the language's
/// words.
final class Fields {
  /// What the mapping is, in the words of a message: `roc`, `the plan`.
  let title: String
  /// Where it begins.
  let place: Place
  /// Where problems go.
  let faults: Faults
  /// The keys that were asked for, in order.
  private(set) var known: [String] = []

  private let entries: [PlanNode.Entry]
  private let isFlow: Bool
  private let isMapping: Bool

  /// The keys of a mapping; none, and a problem, where it is not one.
  init(_ node: PlanNode, of title: String, _ faults: Faults) {
    self.title = title
    self.faults = faults
    place = node.place
    if case .mapping(let entries, let isFlow) = node.content {
      self.entries = entries
      self.isFlow = isFlow
      isMapping = true
    } else {
      if !node.isEmpty {
        faults.add("\(title) must be a mapping of keys to values, not \(node.found)", at: place)
      }
      entries = []
      isFlow = false
      isMapping = node.isEmpty
    }
  }

  /// The keys that the plan writes.
  var keys: [SourceText] { entries.map(\.key) }

  /// The value of a key, where the plan writes it.
  func written(_ key: String) -> Written? {
    if !known.contains(key) { known.append(key) }
    guard let entry = entries.first(where: { $0.key.text == key }) else { return nil }
    let node = PlanNode(
      content: entry.value.content, place: entry.value.isEmpty ? entry.key.place : entry.value.place
    )
    return Written(node: node, name: key, faults: faults)
  }

  /// The place of a key, or of the mapping where it is not written.
  func place(of key: String) -> Place {
    entries.first { $0.key.text == key }?.key.place ?? place
  }

  /// The value of a key as a type, if it is there and right.
  func read<V: Readable>(_ key: String, as type: V.Type = V.self) -> V? {
    written(key).flatMap { V($0) }
  }

  /// Reads a key into its target, which keeps its value where the key is not written.
  func read<V: Readable>(
    _ key: String, into target: inout V, _ expectation: String = V.expectation,
    where holds: (V) -> Bool = { _ in true }
  ) {
    guard let written = written(key), let value = V(written) else { return }
    if holds(value) { target = value } else { written.refuse(expectation) }
  }

  /// Reads a key into a target that may stay empty.
  func read<V: Readable>(
    _ key: String, into target: inout V?, _ expectation: String = V.expectation,
    where holds: (V) -> Bool = { _ in true }
  ) {
    guard let written = written(key), let value = V(written) else { return }
    if holds(value) { target = value } else { written.refuse(expectation) }
  }

  /// The value of a key that must be there.
  func require<V: Readable>(_ key: String, _ meaning: String, as type: V.Type = V.self) -> V? {
    guard let written = written(key) else {
      lack("\"\(key)\": \(meaning)")
      return nil
    }
    return V(written)
  }

  /// Notes what the mapping needs and does not hold.
  func lack(_ need: String) {
    if isMapping { faults.add("\(title) needs \(need)", at: place) }
  }

  /// Notes every key that nobody asked for.
  ///
  /// - Parameter owners: what an unknown key belongs to instead, if to anything.
  func finish(owners: (String) -> [String] = { _ in [] }) {
    var cut: (entry: PlanNode.Entry, value: String)?
    for entry in entries {
      let key = entry.key.text
      if known.contains(key) {
        report(cut)
        cut = entry.value.text.map { (entry, $0) }
        if !isFlow || entry.value.isEmpty { cut = nil }
      } else if entry.value.isEmpty, isFlow, let begun = cut {
        cut = (begun.entry, begun.value + ", " + key)
      } else {
        report(cut)
        cut = nil
        reportUnknown(entry.key, owners: owners(key))
      }
    }
    report(cut)
  }

  private func report(_ cut: (entry: PlanNode.Entry, value: String)?) {
    guard let cut, cut.value != cut.entry.value.text else { return }
    let key = cut.entry.key.text
    faults.add(
      "YAML cut \"\(key)\" at a comma; quote it: \(key): \(YAMLText.quoted(cut.value))",
      at: cut.entry.value.place)
  }

  private func reportUnknown(_ key: SourceText, owners: [String]) {
    if !owners.isEmpty {
      let list = owners.joined(separator: ", ")
      let suggestion = Suggestion.phrase(for: key.text, among: known)
      faults.add(
        "\"\(key.text)\" is not an option of \(title), but of \(list)\(suggestion)", at: key.place)
      return
    }
    let suggestion = Suggestion.phrase(
      for: key.text, among: known, else: "; expected " + known.joined(separator: ", "))
    faults.add("unknown key \"\(key.text)\" in \(title)\(suggestion)", at: key.place)
  }
}
