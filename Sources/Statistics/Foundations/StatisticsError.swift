/// Why a statistic has no finite answer for these data.
///
/// A payload says what was found; the sentence for a reader is made elsewhere.
public enum StatisticsError: Error, Equatable, Sendable {
  /// Fewer observations than the method needs, in the whole sample or in the group with this index.
  case tooFew(needed: Int, found: Int, group: Int? = nil)
  /// A value that is not a finite number.
  case notFinite
  /// All values are equal (within each group), so no variance can be estimated.
  case constant
  /// Two arrays that describe the same patients have different lengths.
  case lengthsDiffer(Int, Int)
  /// A value outside the method's domain, such as a negative time or a level of 1.2.
  case outOfDomain(Double)
  /// Fewer groups than the method compares.
  case tooFewGroups(needed: Int, found: Int)
  /// No patient had the event.
  case noEvents
  /// Only one of the two classes is present.
  case oneClass
  /// The coefficient with this index runs to infinity: the likelihood has no maximum.
  case separation(term: Int)
  /// The columns of a design are linearly dependent; this one adds nothing to those before it.
  case collinear(term: Int)
  /// The iteration stopped before it reached its tolerance.
  case notConverged(iterations: Int)
  /// A row or a column of a table is empty.
  case emptyMargin
  /// The exact computation would take more than this many steps.
  case exactTooLarge(limit: Int)
  /// No one had the event by this time.
  case noEventsBy(time: Double)
  /// No one was followed beyond this time.
  case noneBeyond(time: Double)
  /// Everyone left at this time is censored there, so that a weight 1/G is infinite.
  case infiniteWeight(time: Double)
  /// No value of a marker parts the patients within the range of a search.
  case noCut
  /// A computation that the numerical library refused, with its code.
  case numerical(code: Int)
}
