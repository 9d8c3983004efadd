/// Whether a mean and a standard deviation can be those of whole numbers.
///
/// GRIM: the mean of n whole numbers is a whole number over n. GRIMMER: their squares then add up to
/// a whole number of the same parity as their sum, and to no less than when the values lie as close
/// as whole numbers can. N. J. L. Brown and J. A. J. Heathers, Social Psychological and Personality
/// Science 8 (2017) 363–369, doi:10.1177/1948550616673876; J. Anaya, The GRIMMER test, PeerJ
/// Preprints 4 (2016) e2400v1, doi:10.7287/peerj.preprints.2400v1.
public enum IntegerMoments {
  /// More sums than this within the rounding of a mean say nothing: every mean is possible.
  private static let mostSums = 100_000.0

  /// Whether n values, each the mean of so many whole numbers, can have a mean within a range.
  public static func isPossible(
    mean: ClosedRange<Double>, count: Int, items: Int = 1
  ) -> Bool {
    guard count > 0, items > 0 else { return false }
    return sums(mean, count: count, items: items).map { !$0.isEmpty } ?? true
  }

  /// Whether they can also have a standard deviation, with divisor n − 1, within a range.
  public static func isPossible(
    mean: ClosedRange<Double>, deviation: ClosedRange<Double>, count: Int, items: Int = 1
  ) -> Bool {
    guard count > 1, items > 0 else { return false }
    guard let sums = sums(mean, count: count, items: items) else { return true }
    return sums.contains { hasSquares($0, deviation, count: count, items: items) }
  }

  /// The sums of all whole numbers that give such a mean; `nil` where there are too many.
  private static func sums(
    _ mean: ClosedRange<Double>, count: Int, items: Int
  ) -> [Double]? {
    let unit = Double(count) * Double(items)
    let low = (mean.lowerBound * unit).rounded(.up)
    let high = (mean.upperBound * unit).rounded(.down)
    guard low.isFinite, high.isFinite, abs(low) < 1e15, abs(high) < 1e15 else { return nil }
    guard low <= high else { return [] }
    guard high - low < mostSums else { return nil }
    return Array(stride(from: low, through: high, by: 1))
  }

  private static func hasSquares(
    _ sum: Double, _ deviation: ClosedRange<Double>, count: Int, items: Int
  ) -> Bool {
    let n = Double(count)
    let least = sum - n * (sum / n).rounded(.down)
    let floor = (sum / n).rounded(.down)
    let fewest = (n - least) * floor * floor + least * (floor + 1) * (floor + 1)
    let scale = Double(items)
    let squares = { (s: Double) in (n - 1) * (s * scale) * (s * scale) + sum * sum / n }
    let low = max(squares(max(0, deviation.lowerBound)), fewest)
    let high = squares(max(0, deviation.upperBound))
    guard abs(high) < 1e15 else { return true }
    // Squares of whole numbers have the parity of their sum, so the first and the second whole
    // number within the range decide.
    let first = (low - 1e-9 * max(1, low)).rounded(.up)
    let isEven = { (x: Double) in x.truncatingRemainder(dividingBy: 2) == 0 }
    let needed = isEven(first) == isEven(sum) ? first : first + 1
    return needed <= high + 1e-9 * max(1, high)
  }
}
