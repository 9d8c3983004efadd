/// Whether a combination of covariates separates events from non-events: then no maximum of the
/// likelihood exists.
///
/// With aᵢ = ±zᵢ, + for an event, a direction δ separates when aᵢᵀδ ≥ 0 for every patient and > 0
/// for one. None does exactly when Σ λᵢaᵢ = 0 for some λᵢ > 0, so λ = 1 + μ is sought with μ ≥ 0
/// that makes |Σ (1 + μᵢ)aᵢ| smallest (Lawson and Hanson's active sets). Where something is left, it
/// is such a direction: its product with every aᵢ is 0 or more.
///
/// Sources: Albert and Anderson 1984, doi 10.1093/biomet/71.1.1; Lawson and Hanson 1974, *Solving
/// Least Squares Problems*, ch. 23.
struct Separation {
  /// The separating direction on the standardized columns, the intercept's share first.
  let direction: [Double]
  /// The column of the design whose range moves the linear predictor most along the direction.
  let term: Int

  /// What counts as rounding, of rows of length 1.
  private static let rounding = 1e-10

  /// The separation of these data; `nil` where the maximum exists.
  init?(_ design: InterceptDesign, _ events: [Bool]) {
    let rows = events.indices.map { Self.signed(design, $0, isEvent: events[$0]) }
    let left = Self.remainder(rows, size: design.size)
    let length = Self.dot(left, left).squareRoot()
    guard length > Self.rounding else { return nil }
    let moves = rows.map { Self.dot($0, left) / length }
    guard moves.allSatisfy({ $0 > -Self.rounding }), moves.contains(where: { $0 > Self.rounding })
    else { return nil }
    let shares = zip(left.dropFirst(), design.ranges).map { abs($0) * $1 }
    guard let most = shares.max(), let term = shares.firstIndex(of: most) else { return nil }
    direction = left
    self.term = term
  }

  /// One row with the sign of its outcome, of length 1.
  private static func signed(_ design: InterceptDesign, _ row: Int, isEvent: Bool) -> [Double] {
    let z = Array(design.values[(row * design.size)..<((row + 1) * design.size)])
    let length = dot(z, z).squareRoot()
    return z.map { (isEvent ? $0 : -$0) / length }
  }

  /// Σ (1 + μᵢ)aᵢ / n at its smallest.
  private static func remainder(_ rows: [[Double]], size: Int) -> [Double] {
    var sum = Array(repeating: 0.0, count: size)
    for row in rows { for j in 0..<size { sum[j] += row[j] / Double(rows.count) } }
    var active: [(row: Int, weight: Double)] = []
    var left = sum
    for _ in 0..<(100 * size) {
      // The row that lies most against what is left.
      let products = rows.map { dot($0, left) }
      guard let least = products.min(), least < -rounding * dot(left, left).squareRoot(),
        let entering = products.firstIndex(of: least)
      else { break }
      if active.contains(where: { $0.row == entering }) { break }
      active.append((entering, 0))
      guard refit(&active, rows, against: sum) else { break }
      left = sum
      for (row, weight) in active { for j in 0..<size { left[j] += weight * rows[row][j] } }
    }
    return left
  }

  /// Finds the weights of the active rows anew, and lets those go whose weight would fall below 0.
  private static func refit(
    _ active: inout [(row: Int, weight: Double)], _ rows: [[Double]], against sum: [Double]
  ) -> Bool {
    while !active.isEmpty {
      let own = active
      let cells = sum.indices.flatMap { j in own.map { rows[$0.row][j] } }
      guard let factors = try? QRFactors(rowMajor: cells, columnCount: own.count),
        let weights = try? factors.leastSquares(sum.map { -$0 })
      else { return false }
      var share = 1.0
      for (item, weight) in zip(own, weights) where weight <= 0 {
        share = min(share, item.weight / (item.weight - weight))
      }
      if share == 1, weights.allSatisfy({ $0 > 0 }) {
        active = zip(own, weights).map { ($0.row, $1) }
        return true
      }
      active = zip(own, weights).map { ($0.row, $0.weight + share * ($1 - $0.weight)) }
      let least = active.map(\.weight).min() ?? 0
      active.removeAll { $0.weight <= max(least, 0) || $0.weight < 1e-15 }
    }
    return false
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for (x, y) in zip(a, b) { sum += x * y }
    return sum
  }
}
