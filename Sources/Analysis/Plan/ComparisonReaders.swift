import Cohorts

extension Fields {
  /// `compare`.
  func compare(_ question: Question) -> Compare {
    var verb = Compare(subjects: compareSubjects())
    read("test", into: &verb.test)
    read("effect", into: &verb.effects)
    read("exact", into: &verb.exact)
    read("correction", into: &verb.correction)
    read("mu", into: &verb.mu)
    read("bounds", into: &verb.bounds, "two ascending numbers [low, high]") {
      $0.lowerBound < $0.upperBound
    }
    read("variance", into: &verb.variance)
    read("summaries", into: &verb.summaries, "two or more groups {label, n, mean, sd}") {
      $0.count > 1
    }
    monteCarlo(into: &verb.monteCarlo)
    verb.plot = flag("plot", orWord: "box")
    checkGroups(of: verb, question)
    checkStrata(question)
    if case .these(let keys) = verb.test, keys.contains(.tost), verb.bounds == nil,
      written("bounds") == nil
    {
      faults.add("tost needs \"bounds\": [low, high]", at: place(of: "test"))
    }
    return verb
  }

  private func compareSubjects() -> [Compare.Subject] {
    let items = written("compare")?.items("variables, or pairs [before, after]") ?? []
    return items.compactMap { item in
      guard case .list(let pair) = item.node.content else {
        return Name(item).map { .variable($0.source) }
      }
      let names = item.distinctNames()
      guard pair.count == 2 else {
        item.refuse("variables, or pairs [before, after]")
        return nil
      }
      return names.count == 2 ? .pair(before: names[0], after: names[1]) : nil
    }
  }

  private func checkGroups(of verb: Compare, _ question: Question) {
    let hasVariable = verb.subjects.contains { if case .variable = $0 { true } else { false } }
    let asked = ["test", "mu", "summaries", "by"].contains { written($0) != nil }
    guard hasVariable, !asked else { return }
    lack("\"by\": the groups, or pairs [before, after], or a test of one sample")
  }

  /// `correlate`.
  func correlate() -> Correlate {
    var verb = Correlate(variables: names("correlate"), with: names("with"))
    if verb.variables.count == 1, written("with") == nil {
      lack("\"with\": the other variable")
    }
    read("method", into: &verb.method)
    read("exact", into: &verb.exact)
    return verb
  }

  /// `agreement`.
  func agreement() -> Agreement {
    let measurements = names("agreement")
    if measurements.count == 1 {
      written("agreement")?.refuse("two or more measurements")
    }
    let method: Agreement.Method? = require("method", Agreement.Method.expectation)
    var verb = Agreement(measurements: measurements, method: method ?? .icc)
    read("weights", into: &verb.weights)
    return verb
  }

  /// `prose`.
  func prose() -> SourceText {
    guard let text: SourceText = read("prose") else { return nothing }
    do {
      _ = try ProseTemplate.pieces(of: text)
    } catch {
      for problem in error.all { faults.add(problem.sentence, at: problem.place) }
    }
    return text
  }
}

extension Compare.PrintedSummary: Readable {
  static var expectation: String { "a group {label, n, mean, sd}" }

  init?(_ written: Written) {
    guard written.node.entries != nil else {
      written.refuse(Self.expectation)
      return nil
    }
    let fields = Fields(written.node, of: "a summary", written.faults)
    let label: String? = fields.require("label", "the group's words")
    let n: Int? = fields.require("n", "the number of patients")
    let mean: Double? = fields.require("mean", "the mean")
    let sd: Double? = fields.require("sd", "the standard deviation")
    fields.finish()
    if let n, n < 1 { fields.written("n")?.refuse("a whole number of 1 or more") }
    if let sd, sd < 0 { fields.written("sd")?.refuse("a number of 0 or more") }
    guard let label, let n, let mean, let sd else { return nil }
    self.init(label: label, n: n, mean: mean, sd: sd)
  }
}
