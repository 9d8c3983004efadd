extension JournalStyle {
  /// The project's own style.
  ///
  /// | rule | source |
  /// | --- | --- |
  /// | p: three decimals, `<0.001` | APA's numbers and statistics guide, 2024 |
  /// | p above 0.99: `>0.99` | *Radiology*'s scientific style guide: "largest >.99" |
  /// | percentages: no decimal below 100 patients, else one; the same in all columns | guides to statistics of JMIR and of the *Journal of Rheumatology*; both allow two from 1000 on |
  /// | mean (SD), never ± | *Annals of Internal Medicine*, general statistical guidance |
  /// | a true minus | *Journal of Rheumatology*, guidelines for statistical reporting |
  ///
  /// An en dash between limits, and "to" where one is negative, are the project's choice.
  static let standard = JournalStyle()
}
