import Cohorts

/// A value as the plan writes it, with the name under which messages speak of it.
struct Written {
  /// The piece of the plan.
  let node: PlanNode
  /// The key it stands under.
  let name: String
  /// Where problems go.
  let faults: Faults

  /// Where the value begins.
  var place: Place { node.place }

  /// Notes that the value is not what was expected.
  func refuse(_ expectation: String, hint: String = "") {
    let found = node.isEmpty ? ", but nothing is written" : ", not \(node.found)"
    faults.add("\"\(name)\" must be \(expectation)\(found)\(hint)", at: place)
  }

  /// The text of a scalar; a problem else.
  func text(_ expectation: @autoclosure () -> String = "a text") -> SourceText? {
    guard let text = node.text, !node.isEmpty else {
      refuse(expectation())
      return nil
    }
    return SourceText(text, at: place)
  }

  /// The values of a list; a scalar is a list of one.
  func items(_ expectation: @autoclosure () -> String = "a list") -> [Written]? {
    if case .list(let items) = node.content {
      return items.map { Written(node: $0, name: name, faults: faults) }
    }
    if node.text != nil, !node.isEmpty { return [self] }
    refuse(expectation())
    return nil
  }

  /// The keys and values of a mapping.
  func entries(_ expectation: String) -> [(key: SourceText, value: Written)]? {
    guard let entries = node.entries else {
      refuse(expectation)
      return nil
    }
    return entries.map { entry in
      let name = "\(name).\(entry.key.text)"
      return (entry.key, Written(node: entry.value, name: name, faults: faults))
    }
  }
}

/// What a plan's value can be read as.
protocol Readable {
  /// What was expected, in the words of a message.
  static var expectation: String { get }
  /// The value, or `nil` after noting what is wrong with it.
  init?(_ written: Written)
}

extension String: Readable {
  static var expectation: String { "a text" }
  init?(_ written: Written) {
    guard let text = written.text()?.text else { return nil }
    self = text
  }
}

extension SourceText: Readable {
  static var expectation: String { "a text" }
  init?(_ written: Written) {
    guard let text = written.text() else { return nil }
    self = text
  }
}

extension Bool: Readable {
  static var expectation: String { "yes or no" }
  init?(_ written: Written) {
    guard let text = written.text(Self.expectation)?.text else { return nil }
    switch text {
    case "true", "yes": self = true
    case "false", "no": self = false
    default:
      written.refuse(Self.expectation)
      return nil
    }
  }
}

extension Double: Readable {
  static var expectation: String { "a number" }
  init?(_ written: Written) {
    guard let text = written.text(Self.expectation)?.text else { return nil }
    guard Self.isDecimal(text), let number = Double(text), number.isFinite else {
      written.refuse(Self.expectation)
      return nil
    }
    self = number
  }

  /// Whether a text is `[+-]digits[.digits][e±digits]`.
  static func isDecimal(_ text: String) -> Bool {
    var rest = text.utf8[...]
    func digits() -> Bool {
      let count = rest.prefix { (48...57).contains($0) }.count
      rest = rest.dropFirst(count)
      return count > 0
    }
    func skip(_ bytes: String) -> Bool {
      guard let first = rest.first, bytes.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = skip("+-")
    guard digits() else { return false }
    if skip("."), !digits() { return false }
    if skip("eE") {
      _ = skip("+-")
      if !digits() { return false }
    }
    return rest.isEmpty
  }
}

extension Int: Readable {
  static var expectation: String { "a whole number" }
  init?(_ written: Written) {
    guard let text = written.text(Self.expectation)?.text else { return nil }
    guard Double.isDecimal(text), let number = Int(text) else {
      written.refuse(Self.expectation)
      return nil
    }
    self = number
  }
}

extension Array: Readable where Element: Readable {
  static var expectation: String { "a list" }
  init?(_ written: Written) {
    guard let items = written.items("\(Element.expectation), or a list") else { return nil }
    let read = items.compactMap { Element($0) }
    guard read.count == items.count else { return nil }
    self = read
  }
}

extension ClosedRange<Double>: Readable {
  static var expectation: String { "two ascending numbers [low, high]" }
  init?(_ written: Written) {
    guard case .list(let nodes) = written.node.content, nodes.count == 2 else {
      written.refuse(Self.expectation)
      return nil
    }
    guard let bounds = [Double](written) else { return nil }
    guard bounds[0] <= bounds[1] else {
      written.refuse(Self.expectation)
      return nil
    }
    self = bounds[0]...bounds[1]
  }
}
