import Analysis

/// Which choices give a published number that the plan's do not, in a sentence.
///
/// It says what fits, never that anything is wrong. What a plan would say stands between grave
/// accents.
struct ChoiceSentence {
  /// The number as published.
  let published: String
  /// The number as planned, as printed; `nil` where there is none.
  let recomputed: String?
  /// What was tried.
  let explanation: ChoiceExplanation
  /// The ways of rounding the planned number that give the published one, as nouns.
  let roundings: [String]
  /// A trial's numbers as printed.
  let text: (ChoiceTrial) -> String

  /// More fitting choices than this are counted.
  private static let most = 4

  var words: String {
    let distinct = Self.distinct(explanation.fitting)
    let fitting = distinct.filter(\.isDefault) + distinct.filter { !$0.isDefault }
    let items = fitting.map(Self.item) + roundings
    guard let first = items.first else { return none }
    guard items.count > 1 else {
      return "\(published) fits \(first)\(asPlanned(fitting.first, "; "))"
    }
    let shown = items.prefix(Self.most).joined(separator: "; ")
    let rest = items.count - Self.most
    return "\(published) fits each of these: \(shown)\(rest > 0 ? "; and \(rest) more" : "")"
      + asPlanned(fitting.first, ". ")
  }

  /// What the plan gives; nothing where only a rounding fits, which names it itself.
  private func asPlanned(_ trial: ChoiceTrial?, _ separator: String) -> String {
    guard let trial else { return "." }
    let with = trial.choices.count == 1 ? trial.choices.first?.planned.map { ", with \($0)," } : nil
    let words = "as planned\(with ?? "") "
    let start = separator.hasPrefix(".") ? words.capitalisedFirst : words
    return separator + start + (recomputed.map { "it is \($0)." } ?? "it is not computed.")
  }

  private var none: String {
    let single = explanation.trials.count { $0.choices.count == 1 }
    guard single > 0 else { return "No choice that is tried changes this number." }
    let pairs = explanation.trials.count - single
    let count =
      single == 1
      ? "The one choice tried does not give" : "None of the \(single) choices tried gives"
    let also = pairs > 0 ? ", nor any of \(pairs) pairs" : ""
    let nearest = explanation.nearest.map { trial in
      single == 1
        ? ": \(trial.choices.map(\.words).joined()) gives \(text(trial))"
        : "; the nearest, \(trial.choices.map(\.words).joined()), gives \(text(trial))"
    }
    return "\(count) \(published)\(also)\(nearest ?? "")."
  }

  /// A choice or a pair, with the programs whose default it is and the words of the plan.
  static func item(_ trial: ChoiceTrial) -> String {
    let words = trial.choices.map(\.words).joined(separator: ", together with ")
    let choice = trial.choices.count == 1 ? trial.choices.first : nil
    let isPreset = choice?.matter == .preset
    let programs = (isPreset ? nil : choice)?.programs.map(\.name) ?? []
    let plan = trial.choices.compactMap(\.plan).map { "`\($0)`" }.joined(separator: ", ")
    return words + (programs.isEmpty ? "" : ", the default of \(programs.inWords)")
      + (plan.isEmpty ? "" : " (\(plan))")
  }

  /// The trials less all defaults of programs that a single default of theirs already names.
  private static func distinct(_ trials: [ChoiceTrial]) -> [ChoiceTrial] {
    let named = Set(
      trials.flatMap(\.choices).filter { $0.matter != .preset }.flatMap(\.programs))
    return trials.filter { trial in
      guard let choice = trial.choices.first, choice.matter == .preset, trial.choices.count == 1
      else { return true }
      return !choice.programs.allSatisfy(named.contains)
    }
  }
}

extension ChoiceTrial {
  /// Whether it is one choice that a program makes by default.
  fileprivate var isDefault: Bool {
    choices.count == 1 && choices.allSatisfy { !$0.programs.isEmpty }
  }
}
