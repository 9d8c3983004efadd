/// Times that differ by rounding alone.
enum NearTimes {
  /// The times, in the order given, with those that differ by rounding alone made equal.
  ///
  /// Neighbouring distinct times are tied when they differ by at most √ε, or by at most √ε times
  /// the mean distinct time (ε = 2⁻⁵²); the smallest of the joined stands for all. As R's survival
  /// does, which does so over the whole cohort before it is split into groups.
  static func tied(_ times: [Double]) -> [Double] {
    let order = times.indices.sorted { times[$0] < times[$1] }
    let gap = Double.ulpOfOne.squareRoot() * max(1, meanDistinct(order.map { times[$0] }))
    var result = times
    var previous = -Double.infinity
    var standing = previous
    for index in order {
      let time = times[index]
      if time - previous > gap { standing = time }
      previous = time
      result[index] = standing
    }
    return result
  }

  private static func meanDistinct(_ sorted: [Double]) -> Double {
    var sum = 0.0
    var count = 0.0
    for index in sorted.indices where index == 0 || sorted[index] > sorted[index - 1] {
      sum += abs(sorted[index])
      count += 1
    }
    return count == 0 ? 0 : sum / count
  }
}
