/// Which points of a long curve a figure holds.
///
/// A curve of at most ``most`` points is whole. Of a longer one those are left out that lie nearer
/// than ``apart`` to the last one kept, along every coordinate, where each axis has length 1: less
/// than the width of a line. The first and the last are always kept.
enum CurveThinning {
  /// The most points that are all kept.
  static let most = 2000
  /// A two-thousandth of an axis.
  static let apart = 1 / 2000.0

  /// The places of the points that are kept, ascending.
  ///
  /// - Parameter coordinates: where a point lies, from 0 to 1; NaN where it has no such coordinate.
  static func places(_ count: Int, _ coordinates: (Int) -> SIMD3<Double>) -> [Int] {
    guard count > most else { return Array(0..<count) }
    var places: [Int] = []
    var last = SIMD3<Double>.zero
    for place in 0..<count {
      let own = coordinates(place)
      let isFar = (0..<3).contains {
        abs(own[$0] - last[$0]) >= apart || own[$0].isNaN != last[$0].isNaN
      }
      guard places.isEmpty || isFar || place + 1 == count else { continue }
      places.append(place)
      last = own
    }
    return places
  }
}
