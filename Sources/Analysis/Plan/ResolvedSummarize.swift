import Cohorts

extension Summarize {
  /// The verb with every option.
  func add(to e: inout YAMLEntries) {
    e.list("summarize", subjects)
    e.choice("overall", overall)
    e.choice("interval", interval)
    addTemplates(to: &e)
    e.mapping("digits", decimals)
    e.choice("percent", percent)
    e.choice("denominator", denominator)
    e.choice("missing", missing)
    addTests(to: &e)
    e.flag("difference", difference)
    e.flag("smd", smd)
    monteCarlo.add(to: &e)
  }

  private var subjects: [YAMLText] {
    let free = variables.count - sections.reduce(0) { $0 + $1.variables.count }
    return variables.prefix(free).map { .text($0.text) }
      + sections.map { section in
        .mapping([(section.heading, .list(section.variables.map { .text($0.text) }))])
      }
  }

  private func addTemplates(to e: inout YAMLEntries) {
    let own = settings.filter { !$0.lines.isEmpty }
    if own.count == 1, own[0].scope == .all {
      e.list("statistic", own[0].lines.map(\.yaml))
    } else {
      e.mapping(
        "statistic", entries { $0.lines.isEmpty ? nil : .list($0.lines.map(\.yaml)) })
    }
  }

  private func addTests(to e: inout YAMLEntries) {
    let own = settings.filter { $0.test != nil }
    if own.isEmpty {
      e.add("test", TestChoice.auto.yaml)
    } else if own.count == 1, own[0].scope == .all, let test = own[0].test {
      e.add("test", test.yaml)
    } else {
      e.mapping("test", entries { $0.test?.yaml })
    }
  }

  private func entries(_ value: (Setting) -> YAMLText?) -> [(String, YAMLText)] {
    settings.compactMap { setting in value(setting).map { (setting.scope.key, $0) } }
  }

  /// Decimals by what they are for; those of a statistic of all variables under its own name,
  /// unless a variable has that name.
  private var decimals: [(String, YAMLText)] {
    let isStatistic = { (setting: Setting) in
      setting.scope == .all && setting.digits?.byStatistic.isEmpty == false
    }
    let ofAll = settings.filter(isStatistic).compactMap(\.digits?.byStatistic)
      .reduce(into: [:]) { $0.merge($1) { _, last in last } }
    let names = Set(variables.map(\.text))
    let taken = Digits(byStatistic: ofAll.filter { names.contains($0.key) })
    let free = Digits(byStatistic: ofAll.filter { !names.contains($0.key) })
    return settings.filter { !isStatistic($0) }.compactMap { setting in
      setting.digits?.yaml.map { (setting.scope.key, $0) }
    } + (taken.byStatistic.isEmpty ? [] : taken.yaml.map { [("all", $0)] } ?? []) + free.entries
  }
}

extension Summarize.Scope {
  fileprivate var key: String {
    switch self {
    case .all: "all"
    case .continuous: "continuous"
    case .categorical: "categorical"
    case .missing: "missing"
    case .variable(let name): name.text
    }
  }
}

extension Summarize.Line {
  fileprivate var yaml: YAMLText {
    guard let label else { return .text(template.text) }
    return .mapping([(label, .text(template.text))])
  }
}

extension Summarize.Digits {
  fileprivate var entries: [(String, YAMLText)] {
    byStatistic.sorted { $0.key < $1.key }.map { ($0.key, .word("\($0.value)")) }
  }

  /// The number, or a mapping from statistics.
  fileprivate var yaml: YAMLText? {
    byStatistic.isEmpty ? number.map { .word("\($0)") } : .mapping(entries)
  }
}
