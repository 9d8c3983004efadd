/// Hears how far the reading of a cohort is; what it does with it is its own affair.
public protocol ReadingProgress: AnyObject {
  /// Some of the file was read.
  ///
  /// - Parameters:
  ///   - rows: the rows so far.
  ///   - share: the share of the file's bytes, from 0 to 1; `nil` where its size is not known.
  func read(rows: Int, share: Double?)
  /// A column is about to be decoded.
  func decode(column: String, _ number: Int, of count: Int)
  /// Nothing more will come.
  func finish()
}
