import Cohorts

/// The verbs, each with the reader of its options.
enum VerbReader: String, CaseIterable {
  case summarize
  case compare
  case crossTabulate = "cross_tabulate"
  case correlate
  case roc
  case kaplanMeier = "kaplan_meier"
  case cumulativeIncidence = "cumulative_incidence"
  case cox
  case logistic
  case linear
  case cutpoint
  case agreement
  case stack
  case merge
  case prose

  /// The verb with its options.
  func read(_ fields: Fields, _ question: Question) -> Verb {
    switch self {
    case .summarize: .summarize(fields.summarize(question))
    case .compare: .compare(fields.compare(question))
    case .crossTabulate: .crossTabulate(fields.crossTabulate())
    case .correlate: .correlate(fields.correlate())
    case .roc: .roc(fields.roc())
    case .kaplanMeier: .kaplanMeier(fields.kaplanMeier(question))
    case .cumulativeIncidence: .cumulativeIncidence(fields.cumulativeIncidence())
    case .cox: .cox(fields.cox())
    case .logistic: .logistic(fields.logistic())
    case .linear: .linear(fields.linear())
    case .cutpoint: .cutpoint(fields.cutpoint())
    case .agreement: .agreement(fields.agreement())
    case .stack: .join(fields.join(.stack))
    case .merge: .join(fields.join(.merge))
    case .prose: .prose(fields.prose())
    }
  }

  /// Whether the verb asks something of the cohort, and so has the options of all that do.
  var asksCohort: Bool {
    switch self {
    case .stack, .merge, .prose: false
    default: true
    }
  }

  /// The verbs that know an option.
  static func owners(of key: String) -> [String] {
    options.compactMap {
      $0.known.contains(key) && $0.verb.rawValue != key ? $0.verb.rawValue : nil
    }
  }

  /// The options of each verb, found by reading an empty entry with nobody listening.
  private static let options: [(verb: VerbReader, known: Set<String>)] = {
    let place = Place(file: "")
    let nothing = PlanNode(content: .mapping([], isFlow: false), place: place)
    var question = Question(
      id: "", place: place, conventions: Conventions(preset: .r),
      verb: .prose(SourceText("", at: place)))
    return allCases.map { verb in
      let fields = Fields(nothing, of: verb.rawValue, Faults())
      PlanReader.head(fields, &question)
      if verb.asksCohort { PlanReader.common(fields, &question) }
      _ = verb.read(fields, question)
      return (verb, Set(fields.known))
    }
  }()
}

extension Fields {
  /// An empty text at the entry's place, for what is missing and has been reported.
  var nothing: SourceText { SourceText("", at: place) }

  /// The verb's subject where it is one name.
  func subject() -> SourceText { name(title) ?? nothing }

  /// A key that must hold one name.
  func requireName(_ key: String, _ meaning: String) -> SourceText {
    require(key, meaning, as: Name.self)?.source ?? nothing
  }

  /// Times, none negative.
  func times(_ key: String, into target: inout [Double]) {
    read(key, into: &target, "times of 0 or later") { !$0.isEmpty && $0.allSatisfy { $0 >= 0 } }
  }

  /// The values of a mapping from this analysis's variables.
  func byVariable<V: Readable>(
    _ written: Written, among subject: [SourceText], as type: V.Type = V.self
  ) -> [String: V] {
    var values: [String: V] = [:]
    for (key, value) in written.entries("a mapping") ?? [] {
      check(key, isAmong: subject)
      if let value = V(value) { values[key.text] = value }
    }
    return values
  }

  /// Notes a name that is not one of this analysis's variables.
  func check(_ key: SourceText, isAmong subject: [SourceText]) {
    let names = subject.map(\.text)
    guard !names.contains(key.text) else { return }
    let phrase = Suggestion.phrase(for: key.text, among: names)
    faults.add("\"\(key.text)\" is not a variable of this \(title)\(phrase)", at: key.place)
  }

  /// The terms of a regression.
  func terms(_ key: String) -> [ModelTerm] {
    let terms: [ModelTerm] = read(key) ?? []
    if let written = written(key), case .list(let items) = written.node.content, items.isEmpty {
      written.refuse("a variable, or a list of variables")
    }
    var seen: Set<String> = []
    for term in terms where !seen.insert(term.factors.sorted().joined(separator: "*")).inserted {
      faults.add("\"\(term.source.text)\" stands twice in \"\(key)\"", at: term.source.place)
    }
    return terms
  }

  /// Notes a regression without terms.
  func checkHasTerms(_ univariable: [ModelTerm], _ multivariable: [ModelTerm]) {
    guard univariable.isEmpty, multivariable.isEmpty,
      !keys.contains(where: { ["univariable", "multivariable"].contains($0.text) })
    else { return }
    lack("\"univariable\" or \"multivariable\": the variables of the model")
  }
}

extension ModelTerm: Readable {
  static var expectation: String { "a variable, or an interaction such as pmvi * sex" }
  private static let mostFactors = 3

  init?(_ written: Written) {
    guard let text = written.text(Self.expectation) else { return nil }
    let factors = text.text.split(separator: "*", omittingEmptySubsequences: false).map(
      Self.trimmed)
    guard factors.allSatisfy(PlanName.isLegal), Set(factors).count == factors.count else {
      written.refuse(Self.expectation)
      return nil
    }
    guard factors.count <= Self.mostFactors else {
      written.refuse("an interaction of at most \(Self.mostFactors) variables")
      return nil
    }
    self.init(source: text, factors: factors)
  }

  /// A factor without the spaces around it.
  private static func trimmed(_ factor: Substring) -> String {
    var rest = factor
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}

extension TestChoice: Readable {
  static var expectation: String { "auto, none, or test keys" }

  init?(_ written: Written) {
    switch written.node.text {
    case "auto": self = .auto
    case "none", "no", "false": self = .none
    default:
      guard let keys = [TestKey](written) else { return nil }
      if keys.isEmpty || Set(keys).count != keys.count {
        written.refuse("auto, none, or test keys, each once")
        return nil
      }
      self = .these(keys)
    }
  }
}
