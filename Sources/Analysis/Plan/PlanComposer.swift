import Cohorts
import Yams

/// Reads YAML into a tree of texts, and refuses what the plan language does without.
struct PlanComposer {
  /// The deepest nesting that is read.
  static let deepest = 40
  /// The most aliases that are composed: Yams hashes keys, and aliases within them can multiply.
  private static let mostAliases = 30
  private static let alias = "aliases are not part of the plan language; write the value again"

  private let text: PlanText
  private let faults: Faults
  /// Values that are refused and unknown: what depends on them cannot be judged.
  private let lostValues = Faults()

  /// The plan's tree.
  static func compose(_ text: PlanText, _ faults: Faults) throws(Problems) -> PlanNode {
    let composer = PlanComposer(text: text, faults: faults)
    let aliases = text.aliases()
    guard aliases.count <= mostAliases else {
      throw Problems(aliases.map { Problem(alias, at: $0) })
    }
    do {
      let parser = try Parser(yaml: text.string, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else {
        throw Problems([Problem("the plan is empty", at: Place(file: text.file))])
      }
      let tree = composer.node(root, within: nil, depth: 0)
      if !composer.lostValues.all.isEmpty { throw Problems(faults.all) }
      return tree
    } catch let problems as Problems {
      throw problems
    } catch {
      throw Problems([YAMLSyntax(text: text).problem(error)])
    }
  }

  private func place(_ node: Node) -> Place {
    Place(file: text.file, line: node.mark?.line, column: node.mark?.column)
  }

  private func node(_ node: Node, within parent: Place?, depth: Int) -> PlanNode {
    let place = place(node)
    guard depth <= Self.deepest else {
      return lost("nested deeper than \(Self.deepest) levels", at: place)
    }
    if let lost = refusal(of: place, within: parent) { return lost }
    switch node {
    case .scalar(let scalar): return self.scalar(scalar, at: place)
    case .sequence(let items):
      return PlanNode(
        content: .list(items.map { self.node($0, within: place, depth: depth + 1) }), place: place)
    case .mapping(let mapping):
      let entries = mapping.compactMap { entry($0.key, $0.value, depth: depth + 1) }
      return PlanNode(content: .mapping(entries, isFlow: text[place] == "{"), place: place)
    case .alias:
      return lost(Self.alias, at: place)
    }
  }

  /// An anchored node keeps the place of its anchor: where an alias stands, it lies before its parent.
  private func refusal(of place: Place, within parent: Place?) -> PlanNode? {
    if text[place] == "!" {
      faults.add("tags are not part of the plan language; every value is its text", at: place)
    }
    guard text[place] == "&" else { return nil }
    if let parent, place < parent {
      return lost(Self.alias, at: parent)
    }
    faults.add("anchors are not part of the plan language; write the value again", at: place)
    return nil
  }

  private func lost(_ sentence: String, at place: Place) -> PlanNode {
    faults.add(sentence, at: place)
    lostValues.add(sentence, at: place)
    return PlanNode(content: .scalar("", .quoted), place: place)
  }

  private func entry(_ key: Node, _ value: Node, depth: Int) -> PlanNode.Entry? {
    let key = node(key, within: nil, depth: depth)
    guard let name = key.text else {
      faults.add("a key must be a text, not \(key.found)", at: key.place)
      return nil
    }
    if name == "<<" {
      faults.add(
        "merge keys are not part of the plan language; write the keys again", at: key.place)
      return nil
    }
    return PlanNode.Entry(
      key: SourceText(name, at: key.place), value: node(value, within: key.place, depth: depth))
  }

  private func scalar(_ scalar: Node.Scalar, at place: Place) -> PlanNode {
    if scalar.string.unicodeScalars.contains("\0") {
      faults.add("a text cannot hold a NUL character", at: place)
    }
    var place = place
    switch scalar.style {
    case .singleQuoted, .doubleQuoted:
      place.column = place.column.map { $0 + 1 }
      return PlanNode(content: .scalar(scalar.string, .quoted), place: place)
    case .literal, .folded:
      return PlanNode(content: .scalar(scalar.string, .quoted), place: blockStart(after: place))
    default:
      let style: PlanNode.Style = isBeforeComment(scalar, at: place) ? .plainBeforeComment : .plain
      return PlanNode(content: .scalar(scalar.string, style), place: place)
    }
  }

  private func blockStart(after place: Place) -> Place {
    guard let start = place.line else { return place }
    for (index, line) in text.lines.enumerated().dropFirst(start) {
      guard let column = line.firstIndex(where: { $0 != " " }) else { continue }
      return Place(file: text.file, line: index + 1, column: column + 1)
    }
    return place
  }

  private func isBeforeComment(_ scalar: Node.Scalar, at place: Place) -> Bool {
    guard let line = text.line(of: place), let column = place.column else { return false }
    let rest = line.dropFirst(column - 1 + scalar.string.unicodeScalars.count)
    return rest.first { $0 != " " && $0 != "\t" } == "#"
  }
}
