extension JournalStyle {
  /// JAMA and the AMA Manual of Style.
  ///
  /// | rule | source |
  /// | --- | --- |
  /// | p: two decimals, three below .01, `<.001`; never 0 or 1 | JAMA Network, *Instructions for Table Creation*, 2016 |
  /// | more digits where rounding would change significance | AMA Manual of Style, as JMIR quotes it |
  /// | no zero before the mark in P, α and β; κ and others keep it | AMA Manual of Style, 11th ed., section 18.7.1, as JMIR quotes it |
  /// | P italic and a capital; "P value" without hyphen | AMA Manual of Style, 11th ed., chapter 19; JMIR |
  /// | limits joined by a hyphen, by "to" where one is negative | AMA Manual of Style, 11th ed., chapter 18 ("95% CI, 1.80-2.24"), and Dragonfly Editorial's digest of chapter 19 |
  /// | a thin space between groups of three from five digits on | AMA Manual of Style, 11th ed., section 17.4.3 |
  /// | percentages: no more digits than the denominator, so none below 100, else one | AMA Manual of Style, 10th ed., section 4.1 |
  /// | mean (SD), median (IQR) | *Instructions for Table Creation* |
  /// | footnotes by raised letters; heads of columns bold | *Instructions for Table Creation*; AMA Manual of Style, as libraries teach it |
  ///
  /// `>.99` at the upper end follows from "never 1"; the manual's words could not be read. The
  /// manual rounds halves to the even digit (section 19.4); here they go away from zero, as in all
  /// styles. Titles are not put into capitals.
  static let jama = JournalStyle(
    pValue: PValueRule(digits: .twoOrThree),
    letter: PValueLetter(letter: "P", isItalic: true, joint: " "),
    leadingZeros: .allButP,
    grouping: Grouping(mark: "\u{202F}", from: 5),
    interval: IntervalRule(mark: "-", lead: ", "),
    rangeMark: "-",
    hasBoldHeads: true)
}
