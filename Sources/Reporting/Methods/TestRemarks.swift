/// What is to be known of tests that no convention touches, each said only where it ran.
enum TestRemarks {
  /// The sentences for the contexts that hold numbers.
  static func sentences(_ contexts: [String]) -> [String] {
    words.filter { contexts.contains($0.context) }.map(\.words)
  }

  private static let words: [(context: String, words: String)] = [
    (
      "kolmogorov_smirnov",
      "The Kolmogorov–Smirnov p is exact, given the ties, where the product of the group sizes is"
        + " below 10,000, else its limit in large samples, unless the analysis says otherwise."
    ),
    ("levene", "Levene’s test takes deviations from the means of the groups."),
    ("brown_forsythe", "The Brown–Forsythe test takes deviations from the medians of the groups."),
    ("shapiro_wilk", "The Shapiro–Wilk p is by Royston’s approximation (1995)."),
    (
      "tost",
      "Equivalence is tested by two one-sided t-tests, of which the larger p counts; it holds at the"
        + " level α when the interval at 1 − 2α lies between the bounds."
    ),
    ("dunn", "Dunn’s test compares mean ranks among all groups, corrected for ties."),
  ]
}
