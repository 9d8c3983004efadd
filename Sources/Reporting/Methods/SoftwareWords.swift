import Analysis
import Cohorts

/// By which program, under which conventions, with which random numbers, and how it is printed.
struct SoftwareWords {
  private let methods: MethodsSection

  init(_ methods: MethodsSection) { self.methods = methods }

  /// The program with its preset and seeds; departures of single analyses; rounding.
  var sentences: [MethodsSentence] {
    let ids = methods.ran.map(\.question.id)
    let conventions = methods.results.study.conventions
    let words = ConventionWords(conventions).words(beside: .init(preset: conventions.preset))
    let program =
      "Analyses were run with \(Software.name) \(Software.version). Conventions: \(words)."
    let software = MethodsSentence(
      topic: .software, words: program, analyses: ids, citation: .none, isDetail: false)
    return [software]
      + methods.ran.flatMap(departures) + seeds
      + methods.details(.software, printing, of: ids) + choices
  }

  /// What was done about published numbers that were not reproduced.
  private var choices: [MethodsSentence] {
    let tried = methods.comparisons.filter { $0.choices != nil }
    let pairs = tried.contains { $0.choices?.trials.contains { $0.choices.count == 2 } ?? false }
    return methods.details(
      .software,
      [
        "A published number that was not reproduced was recomputed under other tests, definitions,"
          + " intervals, defaults of programs and ways of rounding, one at a time"
          + (pairs ? ", and where none fitted two at a time." : ".")
      ], of: tried.map(\.analysis).distinct())
  }

  /// The conventions of an analysis where they are not the study's.
  private func departures(_ answer: Answer) -> [MethodsSentence] {
    let own = ConventionWords(answer.question.conventions)
    let study = ConventionWords(methods.results.study.conventions)
    guard own != study else { return [] }
    let words = own.words(beside: .init(preset: answer.question.conventions.preset))
    let id = answer.question.id
    return methods.plain(.software, "In \(methods.places([id])): \(words).", of: [id])
  }

  private var seeds: [MethodsSentence] {
    Provenance(methods.results).seeds.flatMap { seed in
      methods.plain(
        .software,
        "Random numbers of \(methods.places([seed.analysis])): seed \(seed.value),"
          + " \(seed.replicates) replicates.", of: [seed.analysis])
    }
  }

  private var printing: [String] {
    [
      "Printed numbers are rounded half away from zero on their shortest decimal text.",
      methods.format.style.percentWords, methods.format.style.pValueWords,
    ] + methods.format.style.otherWords(methods.format.study.style)
  }
}
