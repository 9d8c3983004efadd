import Analysis
import Cohorts

/// The plan's words in the middle of a sentence.
extension StudyFormat {
  /// A variable's or an outcome's words within a sentence: its abbreviation where the plan gives
  /// one, else its label without the capital of a beginning; those of both for a pair or a product.
  func inText(_ name: String) -> String {
    let known = cohort.variable(name) != nil || cohort.outcome(name) != nil
    if !known {
      for (separator, sign) in [(" - ", " − "), (" * ", " × ")] {
        let parts = split(name, at: separator)
        if parts.count > 1 { return parts.map(inText).joined(separator: sign) }
      }
    }
    return cohort.variable(name)?.declaration.abbreviation ?? label(name).withoutCapital
  }

  /// Several names in a sentence; beyond so many, how many there are.
  func inText(_ names: [String], atMost most: Int = 12) -> String {
    names.count > most ? "\(names.count) variables" : names.map(inText).inWords
  }
}

extension String {
  /// The text as it stands within a sentence: its first letter small, unless the word is a name, an
  /// abbreviation or a symbol.
  var withoutCapital: String {
    let word = prefix { $0 != " " && $0 != "-" && $0 != "–" }
    let isPlain = word.dropFirst().allSatisfy { $0.isLowercase && $0.isLetter }
    guard let first, word.count > 1, isPlain, !ProperNames.all.contains(String(word)) else {
      return self
    }
    return first.lowercased() + dropFirst()
  }
}

/// Names of people and places with which the words for a variable often begin.
private enum ProperNames {
  static let all: Set<String> = [
    "Alzheimer", "Apgar", "Barthel", "Berlin", "Binet", "Bismuth", "Breslow", "Charlson", "Child",
    "Clark", "Clavien", "Crohn", "Dukes", "Edmondson", "Epstein", "Euro", "Fazekas", "Fisher",
    "Fuhrman", "Gleason", "Glasgow", "Graves", "Helicobacter", "Hodgkin", "Hoehn", "Hunt", "Kaposi",
    "Karnofsky", "Katz", "Killip", "Lauren", "Likert", "Lugano", "Maddrey", "Mallampati", "Masaoka",
    "Mayo", "Milan", "Montreal", "Nottingham", "Okuda", "Parkinson", "Rai", "Rankin", "Ranson",
    "Raynaud", "Rockall", "Rutherford", "Spetzler", "Tanner", "Vienna", "Wells", "Wilson",
  ]
}
