extension JournalStyle {
  /// The New England Journal of Medicine.
  ///
  /// | rule | source |
  /// | --- | --- |
  /// | P: two decimals above 0.01, three from there to 0.001, `<0.001`; the zero is kept | NEJM Author Center, *Statistical Reporting Guidelines*, A.1.g |
  /// | ratios: two decimals | the same, A.1.h |
  /// | limits joined by "to" | not stated there; as the journal prints and as gtsummary's theme has it |
  /// | `P=0.04` without spaces, the letter upright and a capital | the guidelines write `P<0.001`; that it is upright is the journal's print |
  ///
  /// Percentages, the upper end of P, grouping and tables are not stated; they are as in the
  /// project's own style.
  static let nejm = JournalStyle(
    pValue: PValueRule(digits: .twoOrThree),
    letter: PValueLetter(letter: "P", isSpaced: false, joint: " "),
    interval: IntervalRule(mark: " to ", lead: ", "))
}
