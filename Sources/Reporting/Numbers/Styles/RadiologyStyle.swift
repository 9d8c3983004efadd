extension JournalStyle {
  /// Radiology and the other journals of the Radiological Society of North America.
  ///
  /// | rule | source |
  /// | --- | --- |
  /// | P: two digits, three below .01, a third near .05, `<.001`, `>.99`, no leading zero | *Radiology* Scientific Style Guide, "How to Present Numbers" (Atzen and Bluemke 2022, doi 10.1148/radiol.229005, introduces it) |
  /// | limits with a comma: "AUC, 0.70; 95% CI: 0.64, 0.77; P < .001" | the same, "Results" |
  /// | ratios: two decimals | the same |
  /// | AUC, ICC, κ: two digits | the same; its example ".82" has no zero and its "0.70" has one, so the zero is kept, as in the AMA Manual of Style |
  /// | sensitivity, specificity, predictive values and accuracy as percentages without decimals | the same |
  /// | percentages: no digits in excess ("44%, not 44.0%" of 50) | the same |
  /// | mean ± SD | the same: "percentages, means ± SDs; medians and IQRs" |
  /// | P italic and a capital; a thin space in numbers of five digits or more | the AMA Manual of Style, from which RSNA's rules derive (Humpal, *Radiology* 2001;218:12) |
  ///
  /// The guide was read in a copy, not on the journal's pages. Tables are not stated beyond "define
  /// all abbreviations in a footnote"; they are as in the project's own style.
  static let radiology = JournalStyle(
    pValue: PValueRule(digits: .twoOrThree),
    letter: PValueLetter(letter: "P", isItalic: true, joint: " "),
    leadingZeros: .allButP,
    grouping: Grouping(mark: "\u{202F}", from: 5),
    interval: IntervalRule(mark: ", ", needsWord: false, lead: ": "),
    probabilityDecimals: 2,
    hasPercentShares: true,
    meanTemplate: "{mean} ± {sd}")
}
