import Cohorts
import Statistics

extension PlanReader {
  /// What is asked.
  static func questions(_ plan: Fields, of study: Study) -> [Question] {
    guard let written = plan.written("analyses") else { return [] }
    guard case .list(let nodes) = written.node.content else {
      written.refuse("a list of analyses, each after \"- \"")
      return []
    }
    var questions: [Question] = []
    var ids = Set(nodes.compactMap { id(of: $0)?.text })
    var seen: Set<String> = []
    for (index, node) in nodes.enumerated() {
      let read = question(node, position: index + 1, study.conventions, plan.faults)
      guard var question = read else { continue }
      if let id = id(of: node) {
        if !seen.insert(id.text).inserted {
          plan.faults.add("the id \"\(id.text)\" stands twice", at: id.place)
        }
      } else {
        while ids.contains(question.id) { question.id += "-\(index + 1)" }
        ids.insert(question.id)
      }
      questions.append(question)
    }
    return questions
  }

  private static func id(of node: PlanNode) -> SourceText? {
    guard let value = node.entries?.first(where: { $0.key.text == "id" })?.value else { return nil }
    return value.text.map { SourceText($0, at: value.place) }
  }

  private static func question(
    _ node: PlanNode, position: Int, _ conventions: Conventions, _ faults: Faults
  ) -> Question? {
    guard let entries = node.entries, !entries.isEmpty else {
      faults.add("an analysis must be a verb with its subject, not \(node.found)", at: node.place)
      return nil
    }
    let keys = entries.map(\.key)
    let verbs = keys.compactMap { key in VerbReader(rawValue: key.text).map { (key, $0) } }
    guard let (key, reader) = verbs.first else {
      let words = VerbReader.allCases.map(\.rawValue)
      let meant = keys.lazy.compactMap { Suggestion.nearest(to: $0.text, among: words) }.first
      faults.add(
        "an analysis needs a verb: "
          + (meant.map { "did you mean \"\($0)\"?" } ?? words.joined(separator: ", ")),
        at: node.place)
      return nil
    }
    for (other, _) in verbs.dropFirst() {
      faults.add(
        "an analysis has one verb: \"\(other.text)\" begins another, after \"\(key.text)\"",
        at: other.place)
    }
    guard verbs.count == 1 else { return nil }
    let fields = Fields(node, of: reader.rawValue, faults)
    var question = Question(
      id: "\(reader.rawValue)-\(position)", place: node.place, conventions: conventions,
      verb: .prose(SourceText("", at: node.place)))
    head(fields, &question)
    if reader.asksCohort { common(fields, &question) }
    question.verb = reader.read(fields, question)
    fields.finish { VerbReader.owners(of: $0) }
    return question
  }

  /// The options that even prose has.
  static func head(_ fields: Fields, _ question: inout Question) {
    fields.read("id", into: &question.id, "letters, digits, _ and -") { PlanName.isLegalID($0) }
    fields.read("title", into: &question.title)
    fields.read("note", into: &question.note)
    fields.read("purpose", into: &question.purpose)
  }

  /// The options of every verb.
  static func common(_ fields: Fields, _ question: inout Question) {
    question.by = fields.names("by")
    question.subset = fields.read("where", as: FormulaText.self)?.source
    fields.read(
      "confidence", into: &question.confidence, "a number between 0 and 1, such as 0.95"
    ) { $0 > 0 && $0 < 1 }
    fields.read("alternative", into: &question.alternative)
    fields.read("adjust", into: &question.adjust)
    fields.read("sentences", into: &question.sentences)
    fields.read("fragility", into: &question.fragility)
    question.published = fields.written("published").map(published) ?? []
    question.conventions = conventions(
      fields.written("conventions"), over: question.conventions)
  }

  /// What the paper printed, by path.
  static func published(_ written: Written) -> [PublishedValue] {
    let entries = written.entries("a mapping of paths to printed numbers") ?? []
    return entries.compactMap { path, value in
      written.faults.checkPath(path)
      guard value.node.entries != nil else {
        return value.text("the number as printed, or {value, source, differs}").map {
          PublishedValue(path: path, value: $0.text)
        }
      }
      let fields = Fields(value.node, of: value.name, written.faults)
      let number: String? = fields.require("value", "the number as printed")
      let source: String? = fields.read("source")
      let differs: String? = fields.read("differs")
      fields.finish()
      return number.map {
        PublishedValue(path: path, value: $0, source: source, differs: differs)
      }
    }
  }
}
