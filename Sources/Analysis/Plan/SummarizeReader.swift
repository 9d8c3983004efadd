import Cohorts

extension Fields {
  /// `summarize`.
  func summarize(_ question: Question) -> Summarize {
    var verb = summarized()
    read("overall", into: &verb.overall)
    read("interval", into: &verb.interval)
    if let written = written("statistic") {
      verb.settings += templates(written, among: verb.variables)
    }
    if let written = written("digits") { verb.settings += digits(written, among: verb.variables) }
    read("percent", into: &verb.percent)
    read("denominator", into: &verb.denominator)
    read("missing", into: &verb.missing)
    if let written = written("test") { verb.settings += tests(written, among: verb.variables) }
    read("difference", into: &verb.difference)
    read("smd", into: &verb.smd)
    monteCarlo(into: &verb.monteCarlo)
    checkGroups(of: verb, question)
    return verb
  }

  private func checkGroups(of verb: Summarize, _ question: Question) {
    checkStrata(question)
    guard question.by.isEmpty, written("by") == nil else { return }
    let isNamed = verb.settings.contains { if case .these? = $0.test { true } else { false } }
    let asked = [("difference", verb.difference), ("smd", verb.smd), ("test", isNamed)]
    for (key, isAsked) in asked where isAsked {
      faults.add("\"\(key)\" compares groups, and \"by\" names none", at: place(of: key))
    }
  }

  /// Notes more grouping variables than a table can cross.
  func checkStrata(_ question: Question) {
    guard question.by.count > 2 else { return }
    faults.add(
      "\"by\" takes one variable, or two: the second within each level of the first",
      at: question.by[2].place)
  }

  // MARK: - Variables

  /// The variables, some or all of them under headings.
  private func summarized() -> Summarize {
    guard let written = written(title), case .list(let nodes) = written.node.content,
      nodes.contains(where: { $0.entries != nil })
    else { return Summarize(variables: names(title)) }
    var verb = Summarize(variables: [])
    for item in written.items() ?? [] {
      guard let entries = item.node.entries == nil ? nil : item.entries("a section") else {
        if let name = Name(item)?.source { add(name, to: &verb) }
        continue
      }
      for (heading, value) in entries {
        let names = ([Name](value) ?? []).map(\.source)
        if names.isEmpty, case .list(let items) = value.node.content, items.isEmpty {
          value.refuse("a name, or a list of names")
        }
        verb.sections.append(Summarize.Section(heading: heading.text, variables: names))
        verb.variables += names
      }
    }
    checkOnce(verb.variables)
    return verb
  }

  private func add(_ name: SourceText, to verb: inout Summarize) {
    if let section = verb.sections.last {
      faults.add(
        "\"\(name.text)\" stands after the section \"\(section.heading)\" and in none; put it into"
          + " a section, or before the first", at: name.place)
    }
    verb.variables.append(name)
  }

  private func checkOnce(_ names: [SourceText]) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name.text).inserted {
      faults.add("\"\(name.text)\" stands twice in \"\(title)\"", at: name.place)
    }
  }

  // MARK: - Settings

  /// What a key of a mapping is for; a variable goes before a word of the plan language.
  private func scope(
    _ key: SourceText, among variables: [SourceText], allowsMissing: Bool = false
  ) -> Summarize.Scope {
    if variables.contains(where: { $0.text == key.text }) { return .variable(key) }
    switch key.text {
    case "all": return .all
    case "continuous": return .continuous
    case "categorical": return .categorical
    case "missing" where allowsMissing: return .missing
    default:
      check(key, isAmong: variables)
      return .variable(key)
    }
  }

  private func templates(
    _ written: Written, among variables: [SourceText]
  ) -> [Summarize.Setting] {
    guard written.node.entries != nil else { return [setting(.all, lines: written)] }
    return (written.entries("cell templates") ?? []).map { key, value in
      setting(scope(key, among: variables, allowsMissing: true), lines: value)
    }
  }

  private func setting(_ scope: Summarize.Scope, lines written: Written) -> Summarize.Setting {
    var setting = Summarize.Setting(scope)
    setting.lines =
      written.node.entries == nil
      ? (written.items("a cell template, or a list of them") ?? []).flatMap(lines)
      : lines(written)
    if setting.lines.isEmpty, case .list(let items) = written.node.content, items.isEmpty {
      written.refuse("a cell template, or a list of them")
    }
    return setting
  }

  /// The line of a template, or those of a mapping from words to templates.
  private func lines(_ written: Written) -> [Summarize.Line] {
    guard written.node.entries != nil else {
      return SourceText(written).map { [Summarize.Line(checked($0))] } ?? []
    }
    return (written.entries("words and their templates") ?? []).compactMap { label, value in
      SourceText(value).map { Summarize.Line(label: label.text, checked($0)) }
    }
  }

  private func checked(_ template: SourceText) -> SourceText {
    CellTemplate.check(template, faults)
    return template
  }

  private func tests(_ written: Written, among variables: [SourceText]) -> [Summarize.Setting] {
    let entries = written.node.entries == nil ? nil : written.entries("a mapping")
    guard let entries else {
      guard let choice = TestChoice(written), choice != .auto else { return [] }
      return [setting(.all, test: choice)]
    }
    return entries.compactMap { key, value in
      let scope = scope(key, among: variables)
      return TestChoice(value).map { setting(scope, test: $0) }
    }
  }

  private func setting(_ scope: Summarize.Scope, test: TestChoice) -> Summarize.Setting {
    var setting = Summarize.Setting(scope)
    setting.test = test
    return setting
  }

  // MARK: - Digits

  private func digits(_ written: Written, among variables: [SourceText]) -> [Summarize.Setting] {
    guard written.node.entries != nil else {
      return decimals(written).map { [setting(.all, digits: .init(number: $0))] } ?? []
    }
    return (written.entries("a mapping") ?? []).compactMap { key, value in
      let isVariable = variables.contains { $0.text == key.text }
      if !isVariable, CellTemplate.statistics.contains(key.text) {
        return decimals(value).map { setting(.all, digits: .init(byStatistic: [key.text: $0])) }
      }
      return setting(scope(key, among: variables), digits: digits(value))
    }
  }

  /// A number, or a mapping from statistics.
  private func digits(_ written: Written) -> Summarize.Digits {
    guard written.node.entries != nil else { return .init(number: decimals(written)) }
    var digits = Summarize.Digits()
    for (key, value) in written.entries("a mapping") ?? [] {
      CellTemplate.check(statistic: key, faults)
      if let number = decimals(value) { digits.byStatistic[key.text] = number }
    }
    return digits
  }

  private func decimals(_ written: Written) -> Int? {
    guard let number = Int(written) else { return nil }
    if !(0...15).contains(number) { written.refuse("whole numbers from 0 to 15") }
    return number
  }

  private func setting(_ scope: Summarize.Scope, digits: Summarize.Digits) -> Summarize.Setting {
    var setting = Summarize.Setting(scope)
    setting.digits = digits
    return setting
  }
}

extension CellTemplate {
  /// Notes braces that do not match and statistics that do not exist.
  static func check(_ template: SourceText, _ faults: Faults) {
    do {
      let pieces = try ProseTemplate.pieces(of: template)
      for case .path(let name) in pieces { check(statistic: name, faults) }
    } catch {
      for problem in error.all { faults.add(problem.sentence, at: problem.place) }
    }
  }

  /// Notes a statistic that does not exist.
  static func check(statistic name: SourceText, _ faults: Faults) {
    guard !statistics.contains(name.text) else { return }
    let phrase = Suggestion.phrase(
      for: name.text, among: statistics, else: "; expected " + statistics.joined(separator: ", "))
    faults.add("there is no statistic \"\(name.text)\" for a cell\(phrase)", at: name.place)
  }
}
