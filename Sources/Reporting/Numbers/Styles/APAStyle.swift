import Document

extension JournalStyle {
  /// The American Psychological Association's Publication Manual, 7th edition.
  ///
  /// | rule | source |
  /// | --- | --- |
  /// | *p*: exact to two or three decimals (three here), `< .001` | *APA Style numbers and statistics guide*, 2024 |
  /// | no zero before the mark where the statistic cannot exceed 1: proportion, correlation, p | the same |
  /// | correlations and proportions: two decimals | the same |
  /// | a comma between groups of three digits from 1000 on, but not in degrees of freedom | the same |
  /// | spaces around signs | the same |
  /// | limits in square brackets with a comma: 95% CI [LL, UL] | apastyle.apa.org, *Sample tables*, and the Publication Manual |
  /// | the table's number bold, its title below in italics; a general note first, opened by *Note*; footnotes by raised letters; "Variable" over a first column without another head; no vertical rules | apastyle.apa.org, *Table setup* |
  ///
  /// Titles are not put into capitals. The decimals of percentages and the upper end of p are not
  /// stated; they are as in the project's own style.
  static let apa = JournalStyle(
    letter: PValueLetter(isItalic: true, joint: " "),
    leadingZeros: .whereOneCanBeExceeded,
    grouping: Grouping(mark: ",", from: 4),
    interval: IntervalRule(mark: ", ", needsWord: false, opening: "[", closing: "]"),
    probabilityDecimals: 2,
    stubHead: .named("Variable"),
    layout: TableStyle(
      caption: CaptionStyle(numberEnd: "", isTitleBelow: true, isTitleItalic: true),
      generalNote: "Note", isGeneralNoteFirst: true))
}
