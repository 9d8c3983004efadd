import Analysis
import Cohorts

/// Descriptions by group, differences and tests, one sentence for each variable.
struct ComparisonSentences {
  let format: AnswerFormat

  private var index: FindingIndex { format.index }
  private var study: StudyFormat { format.study }

  /// The sentences, in the order of the variables.
  var all: [Phrase] {
    index.findings.compactMap(\.variable).distinct().flatMap(sentences)
  }

  private func sentences(of name: String) -> [Phrase] {
    let contrast = contrast(of: name)
    if let words = continuous(name) ?? categorical(name) {
      return ["\(words)\(contrast.inBrackets)\(missing(name))"]
    }
    if contrast.isEmpty { return [] }
    return ["for \(study.inText(name)), \(contrast.joined(by: "; "))"]
  }

  // MARK: - Descriptions

  private var groups: [String] { index.groups }

  private func isOfRanks(_ name: String) -> Bool {
    let tests = TestRow.all(of: name, in: index)
    return tests.isEmpty ? study.isSkewed(name) : tests.allSatisfy(\.isOfRanks)
  }

  private func continuous(_ name: String) -> Phrase? {
    guard index.contexts(of: name).contains("continuous") else { return nil }
    let isOfRanks = isOfRanks(name)
    let unit = format.unit(of: name)
    let places = groups.isEmpty ? [nil] : groups.map(Optional.some)
    let parts = places.enumerated().compactMap { position, group -> Phrase? in
      guard let number = centre(name, group, isOfRanks, unit: position == 0 ? unit : "") else {
        return nil
      }
      return group.map { "\(number) \(AnswerFormat.within($0))" } ?? number
    }
    guard !parts.isEmpty else { return nil }
    return
      "\(isOfRanks ? "median" : "mean") \(study.inText(name)) was \(parts.inWords)"
  }

  /// `113.3 cm³/m³ (SD 21.1)`, `5.2 (quartiles 2.6 and 12.4)`.
  private func centre(
    _ name: String, _ group: String?, _ isOfRanks: Bool, unit: String
  ) -> Phrase? {
    let find = { (statistic: String) in
      format.bound("continuous", statistic, of: name, group: group)
    }
    guard let middle = find(isOfRanks ? "median" : "mean") else { return nil }
    if isOfRanks {
      guard let low = find("p25"), let high = find("p75") else {
        return "\(middle.with(after: unit))"
      }
      return "\(middle.with(after: unit)) (quartiles \(low) and \(high))"
    }
    return find("sd").map { "\(middle.with(after: unit)) (SD \($0))" }
      ?? "\(middle.with(after: unit))"
  }

  /// How many patients of the table have no value: `, 2 values missing`.
  private func missing(_ name: String) -> Phrase {
    guard let row = index.find("missing", "N_miss", of: name), let count = row.number, count > 0,
      let number = format.bound(row)
    else { return Phrase() }
    return ", \(number) \(count == 1 ? "value" : "values") missing"
  }

  private func categorical(_ name: String) -> Phrase? {
    guard index.contexts(of: name).contains("categorical") else { return nil }
    let levels = index.levels(of: name, in: "categorical")
    let shown = study.shownLevel(of: name, among: levels).map { [$0] } ?? levels
    let places = groups.isEmpty ? [nil] : groups.map(Optional.some)
    let label = study.inText(name)
    if let only = shown.first, shown.count == 1 {
      let parts = places.compactMap { group -> Phrase? in
        share(name, only, group).map { share in
          group.map { "\(share) \(AnswerFormat.among($0))" } ?? share
        }
      }
      return parts.isEmpty ? nil : "\(label) was \(only) in \(parts.inWords)\(missing(name))"
    }
    let parts = places.compactMap { group -> Phrase? in
      let own = shown.compactMap { level in
        share(name, level, group).map { "\(level) in \($0)" as Phrase }
      }
      guard !own.isEmpty else { return nil }
      return group.map { "\(own.inWords) \(AnswerFormat.within($0))" } ?? own.inWords
    }
    return parts.isEmpty ? nil : "\(label) was \(parts.joined(by: ", and "))"
  }

  /// `45 of 66 (68%)`; the count with its percentage alone where that is not of the group.
  private func share(_ name: String, _ level: String, _ group: String?) -> Phrase? {
    let find = { (statistic: String) in
      format.bound("categorical", statistic, of: name, level: level, group: group)
    }
    guard let count = find("n") else { return nil }
    guard let percent = find("p") else { return "\(count)" }
    guard isOfColumn, let all = find("N") else { return "\(count) (\(percent.with(after: "%")))" }
    return "\(count) of \(all) (\(percent.with(after: "%")))"
  }

  private var isOfColumn: Bool {
    switch format.question.verb {
    case .summarize(let table): table.percent == .column && table.denominator == .known
    case .crossTabulate(let table): table.percent == .column
    default: true
    }
  }

  // MARK: - Differences and tests

  /// The differences and effects with their intervals, then the tests.
  private func contrast(of name: String) -> [Phrase] {
    let contexts = index.contexts(of: name)
    let own = contexts.filter { TestKey(rawValue: $0) != nil || EffectKey(rawValue: $0) != nil }
    let estimates = own.flatMap { context in rows(context, name).compactMap { effect($0, name) } }
    let tests = own.filter { TestKey(rawValue: $0) != nil }.flatMap { context -> [Phrase] in
      let pairs = index.levels(of: name, in: context).filter { level in
        index.find(context, "p.value", of: name, level: level) != nil
      }
      let whole = format.test(context, of: name).map { [$0] } ?? []
      return whole + pairs.compactMap { pair(context, name, $0) }
    }
    return estimates + tests
  }

  private func rows(_ context: String, _ name: String) -> [Finding] {
    index.findings.filter {
      $0.context == context && $0.variable == name && $0.statistic == "estimate"
        && $0.variableLevel == nil && $0.group1Level == nil && $0.number != nil
    }
  }

  private func effect(_ row: Finding, _ name: String) -> Phrase? {
    guard let number = format.bound(row), let words = effectName(row.context, name) else {
      return nil
    }
    let event = index.sibling("event", of: row)?.text.map { " of " + $0 } ?? ""
    let interval: Phrase = format.boundInterval(of: row).map { ", \($0)" } ?? Phrase()
    let unit = row.context == "risk_difference" && isTable ? " percentage points" : ""
    return "\(words)\(event) \(number.with(after: unit))\(interval)"
  }

  private var isTable: Bool { if case .summarize = format.question.verb { true } else { false } }

  /// What the estimate of a context is; `nil` where the description says it already.
  private func effectName(_ context: String, _ name: String) -> String? {
    let isPair = StudyFormat.parts(of: name).count == 2
    switch context {
    case "student_t", "welch_t": return "difference"
    case "paired_t": return isPair ? "mean difference" : nil
    case "one_sample_t", "anova", "welch_anova": return nil
    case "tost": return "difference"
    case "mann_whitney", "wilcoxon_signed_rank": return "Hodges–Lehmann estimate"
    case "fisher_exact", "mcnemar": return "odds ratio"
    case "cochran_mantel_haenszel": return "common odds ratio"
    case "f_variance": return "ratio of variances"
    default: return EffectKey(rawValue: context) == nil ? nil : MethodName.words(context)
    }
  }

  /// One pair of groups: `B − A 3.1 (95% CI …), adjusted p = …`.
  private func pair(_ context: String, _ name: String, _ level: String) -> Phrase? {
    let estimate = index.find(context, "estimate", of: name, level: level)
    let adjusted = index.find(context, "p.value.adjusted", of: name, level: level)
    let p = adjusted ?? index.find(context, "p.value", of: name, level: level)
    guard let p, let value = p.number else { return nil }
    let letter = BoundNumber(text: study.pValue.phrase(value), rows: [p])
    let words = level.replacing(" - ", with: " − ")
    guard let number = format.bound(estimate) else {
      return
        "\(words): \(MethodName.words(context)), \(adjusted == nil ? "" : "adjusted ")\(letter)"
    }
    let interval: Phrase = format.boundInterval(of: estimate).map { ", \($0)" } ?? Phrase()
    return
      "\(words) \(number)\(interval), \(MethodName.words(context)), \(adjusted == nil ? "" : "adjusted ")\(letter)"
  }
}
