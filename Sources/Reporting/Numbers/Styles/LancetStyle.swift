import Document

extension JournalStyle {
  /// The Lancet.
  ///
  /// | rule | source |
  /// | --- | --- |
  /// | the decimal point at mid height (U+00B7) in every number | The Lancet, *Formatting guidelines for electronic submission*: "Type decimal points midline (ie, 23·4, not 23.4)" |
  /// | p: two significant figures in at most four decimals, `p<0·0001`; a small letter, the zero kept | The Lancet, *Observational studies: formatting guidelines*, 2025 |
  /// | limits and quartiles joined by an en dash | the model tables of the same guidelines: "0·78 (0·60–1·00)", "53·2 (48·3–59·6)"; not stated |
  /// | "to" where a limit is negative | the journal's abstracts; not stated |
  /// | cells without a value: two mid-dots | *Formatting guidelines*: "either insert two mid-dots (··), NA …" |
  /// | the top left cell of a table empty | *Formatting guidelines*: "Preferentially" |
  /// | `Table 1:` | the journal's print; not stated |
  ///
  /// Percentages, the upper end of p and grouping are not stated; they are as in the project's own
  /// style.
  static let lancet = JournalStyle(
    pValue: PValueRule(
      digits: .significant(2, decimals: 4), smallest: 0.0001, smallestDecimals: 4),
    letter: PValueLetter(isSpaced: false, joint: " "),
    decimalMark: "·",
    medianTemplate: "{median} ({p25}–{p75})",
    emptyCell: "··",
    stubHead: .empty,
    layout: TableStyle(caption: CaptionStyle(numberEnd: ":")))
}
