public import Cohorts

/// Writes a study back as a plan in which every choice is explicit: plan.resolved.yml.
public struct ResolvedPlan: Sendable {
  private let study: Study
  private let variables: [Variable]
  private let form: CohortForm?
  private let origins: [String]

  /// The plan of a study that was read.
  ///
  /// - Parameters:
  ///   - study: what the plan said.
  ///   - variables: the cohort's variables, whose types were given or inferred.
  ///   - form: how the file was found to be written.
  ///   - origins: what the cohort's file says of its variables, as ``Cohort/origins``.
  public init(
    _ study: Study, variables: [Variable] = [], form: CohortForm? = nil, origins: [String] = []
  ) {
    self.study = study
    self.variables = variables
    self.form = form
    self.origins = origins
  }

  /// The plan, which gives the same study when it is read back, with what was inferred made explicit.
  public var yaml: String {
    var plan = YAMLEntries()
    var about = YAMLEntries()
    about.text("title", study.title)
    about.text("citation", study.citation)
    if let design = study.design { about.choice("design", design) }
    about.text("arm", study.arm?.text)
    plan.add("study", about)
    plan.add("cohort", cohort)
    plan.list(
      "population",
      study.population.map { step in
        .mapping([("keep", .text(step.keep.text)), ("reason", .text(step.reason))])
      })
    plan.mapping("variables", (declared + undeclared).map { ($0.name, entry($0).yaml) })
    plan.mapping("outcomes", study.outcomes.map { ($0.name, outcome($0).yaml) })
    plan.add("conventions", study.conventions.entries)
    plan.list("analyses", study.questions.map { $0.entries(of: study).yaml })
    plan.list("waivers", study.waivers.map(\.entries.yaml))
    plan.add("report", report)
    let notes = (codebookOrigins + origins).map { "# From \($0)\n" }.joined()
    return "# The plan with every choice explicit, as it was run.\n" + notes + plan.yaml.document
  }

  /// The variables that the plan declares, and those of its codebook that are used; each with what
  /// the cohort's file says of it.
  private var declared: [VariableDeclaration] {
    let used = Dictionary(variables.map { ($0.name, $0.declaration) }) { first, _ in first }
    return study.variables.filter { !$0.isOptional || used[$0.name] != nil }
      .map { used[$0.name] ?? $0 }
  }

  /// Which keys came from the codebook: `codebook.csv: label (age, sex), levels (sex)`.
  private var codebookOrigins: [String] {
    guard let codebook = study.cohort.codebook else { return [] }
    var names: [String: [String]] = [:]
    for variable in declared {
      for key in variable.fromCodebook { names[key, default: []].append(variable.name) }
    }
    let parts = names.sorted { $0.key < $1.key }.map {
      "\($0.key) (\($0.value.joined(separator: ", ")))"
    }
    return parts.isEmpty ? [] : ["\(codebook.text): " + parts.joined(separator: ", ")]
  }

  private var report: YAMLEntries {
    var entries = YAMLEntries()
    entries.choice("style", study.style)
    entries.flag("sentences", study.sentences)
    entries.list("checklists", study.checklists.map { .word($0.rawValue) })
    entries.names("marker", study.markers)
    entries.flag("flow", study.showsFlow)
    entries.flag("quality", study.showsQuality)
    return entries
  }

  private var cohort: YAMLEntries {
    let c = study.cohort
    var entries = YAMLEntries()
    entries.text("file", c.file.text)
    entries.text("id", c.id?.text)
    entries.add("delimiter", Self.delimiter(form?.delimiter ?? c.delimiter))
    entries.forms(c, form)
    entries.list("missing", c.missing.map { .text($0) })
    entries.text("synthetic", c.synthetic)
    entries.text("weight", c.weight?.text)
    return entries
  }

  private static func delimiter(_ byte: UInt8?) -> YAMLText {
    switch byte {
    case nil: .word("auto")
    case UInt8(ascii: "\t"): .word("tab")
    case let byte?: .word(YAMLText.quoted(String(decoding: [byte], as: UTF8.self)))
    }
  }

  /// Columns that the plan uses without declaring them, with the type that was inferred; those that
  /// only formulas use, where the file itself says something of them.
  private var undeclared: [VariableDeclaration] {
    let declared = Set(study.variables.map(\.name) + study.outcomes.map(\.name))
    let used = Set(study.names.map(\.text))
    return variables.map(\.declaration).filter {
      (used.contains($0.name) || $0.isDescribed) && !declared.contains($0.name)
    }
  }

  private func entry(_ v: VariableDeclaration) -> YAMLEntries {
    let found = variables.first { $0.name == v.name }
    let type = v.type ?? found?.type
    var entries = YAMLEntries()
    entries.text("label", v.label)
    entries.text("abbreviation", v.abbreviation)
    entries.text("unit", v.unit?.text)
    if let type { entries.choice("type", type) }
    entries.mapping("levels", (v.levels ?? []).map { ($0.code, .text($0.label)) })
    entries.range("range", v.range)
    entries.list("missing", v.missing.map { .text($0) })
    entries.forms(v)
    switch v.source {
    case .column(let column): entries.text("column", column.text == v.name ? nil : column.text)
    case .formula(let formula): entries.text("derive", formula.text)
    case .cut(let variable, let points, let labels):
      entries.text("cut", variable.text)
      entries.add("at", Self.points(points))
      entries.list("labels", (labels ?? []).map { .text($0) })
    }
    let labels = Self.labels(v, found)
    entries.text("reference", v.reference?.text ?? labels.first)
    entries.text("show", v.show?.text ?? (labels.count == 2 ? labels.last : nil))
    entries.whole("digits", v.digits)
    let isNumeric = type == nil || type == .continuous || type == .integer
    if isNumeric || v.distribution != .symmetric { entries.choice("distribution", v.distribution) }
    return entries
  }

  private static func labels(_ variable: VariableDeclaration, _ found: Variable?) -> [String] {
    if let levels = variable.levels { return levels.map(\.label) }
    if case .cut(_, _, let labels?) = variable.source { return labels }
    if case .categorical(let column)? = found?.column { return column.levels.map(\.label) }
    return []
  }

  private static func points(_ points: CutPoints) -> YAMLText {
    switch points {
    case .at(let numbers): .numbers(numbers)
    case .median: .word("median")
    case .tertiles: .word("tertiles")
    case .quartiles: .word("quartiles")
    }
  }

  private func outcome(_ outcome: OutcomeDeclaration) -> YAMLEntries {
    var entries = YAMLEntries()
    entries.text("label", outcome.label)
    entries.text("unit", outcome.unit?.text)
    switch outcome.kind {
    case .landmark(let parent, let time, let levels):
      entries.text("survival", parent.text)
      entries.number("at", time)
      entries.list("levels", levels.map { .text($0) })
    case .timeToEvent(let duration, let ending):
      switch duration {
      case .time(let time): entries.text("time", time.text)
      case .dates(let from, let to):
        entries.text("from", from.text)
        entries.text("to", to.text)
      }
      switch ending {
      case .event(let formula): entries.text("event", formula.text)
      case .status(let status, let events):
        entries.text("status", status.text)
        entries.mapping("event", events.map { ($0.code, .text($0.label)) })
      }
    }
    return entries
  }
}

extension VariableDeclaration {
  /// Whether anything is said of how the column is read.
  fileprivate var isDescribed: Bool {
    type != nil || levels != nil || !missing.isEmpty || dateFormats != nil
  }
}

extension Conventions {
  /// Every key with its value.
  var entries: YAMLEntries {
    var entries = YAMLEntries()
    entries.choice("preset", preset)
    entries.choice("two_group_t", twoGroupT)
    entries.whole("quantile_type", quantileType)
    entries.flag("continuity_correction", continuityCorrection)
    entries.flag("mcnemar_correction", mcnemarCorrection)
    entries.flag("cmh_correction", cmhCorrection)
    entries.choice("mann_whitney", mannWhitney)
    entries.choice("signed_rank", signedRank)
    entries.choice("fisher_odds_ratio", fisherOddsRatio)
    entries.choice("km_interval", kmInterval)
    entries.choice("km_median", kmMedian)
    entries.choice("past_last_time", pastLastTime)
    entries.choice("ties", ties)
    entries.choice("logistic_interval", logisticInterval)
    entries.choice("moments", moments)
    return entries
  }
}
