/// Finds the places of numbers among sorted ones; where these lie evenly, in about one step.
///
/// The range is divided into as many equal pieces as there are numbers, and the place where each piece
/// begins is known: a number is looked for in its own piece alone.
struct PlaceFinder: Sendable {
  private let sorted: [Double]
  private let least: Double
  /// How many pieces a unit of the numbers has.
  private let density: Double
  /// The place of the first number of each piece, or of one behind it, and the number of all.
  private let starts: [Int32]

  /// A finder among distinct numbers, ascending and finite.
  init(_ sorted: [Double]) {
    self.sorted = sorted
    least = sorted.first ?? 0
    let pieces = max(1, sorted.count)
    let density = Double(pieces) / ((sorted.last ?? 0) - least)
    self.density = density.isFinite ? density : 0
    var starts = [Int32](repeating: 0, count: pieces + 1)
    for number in sorted {
      starts[Self.piece(of: number, least, self.density, of: pieces) + 1] += 1
    }
    for piece in 0..<pieces { starts[piece + 1] += starts[piece] }
    self.starts = starts
  }

  private static func piece(
    of number: Double, _ least: Double, _ density: Double, of pieces: Int
  ) -> Int {
    let place = (number - least) * density
    return place > 0 ? min(Int(min(place, 1e9)), pieces - 1) : 0
  }

  /// The first place whose number is not below this one; the number of all where there is none.
  func place(of number: Double) -> Int {
    // Pieces never decrease with the number, so what is below lies in earlier pieces or in this.
    let piece = Self.piece(of: number, least, density, of: starts.count - 1)
    var (low, high) = (Int(starts[piece]), Int(starts[piece + 1]))
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
