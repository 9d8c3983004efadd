/// Times that differ by rounding alone.
enum NearTimes {
  /// The times, in the order given, with those that differ by rounding alone made equal.
  ///
  /// Neighbouring distinct times are tied when they differ by at most √ε, or by at most √ε times
  /// the mean distinct time (ε = 2⁻⁵²); the smallest of the joined stands for all. As R's survival
  /// does, which does so over the whole cohort before it is split into groups.
  static func tied(_ times: [Double]) -> [Double] {
    let order = Sorting.order(times)
    var distinct: [Double] = []
    for place in order where distinct.last != times[Int(place)] {
      distinct.append(times[Int(place)])
    }
    let standing = standing(distinct)
    guard standing != distinct else { return times }
    var result = times
    var index = 0
    for place in order {
      if times[Int(place)] > distinct[index] { index += 1 }
      result[Int(place)] = standing[index]
    }
    return result
  }

  /// What stands for each of some times, ascending; equal ones count once.
  static func standing(_ sorted: [Double]) -> [Double] {
    let gap = Double.ulpOfOne.squareRoot() * max(1, meanDistinct(sorted))
    var previous = -Double.infinity
    var standing = previous
    return sorted.map { time in
      if time - previous > gap { standing = time }
      previous = time
      return standing
    }
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
