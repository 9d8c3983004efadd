/// Patients by stratum and from the last time to the first; at one time those with the event come
/// first, else the order given stays.
struct LateFirst {
  /// The place of each patient in the data.
  let order: [Int]
  /// The time of each.
  let times: [Double]
  /// Whether it was the event.
  let areEvents: [Bool]
  /// The stratum of each.
  let strata: [Int]

  /// - Parameter strata: the stratum of each patient.
  init(_ followUps: [FollowUp], _ strata: [Int]) {
    let all = followUps.map(\.time)
    let events = followUps.map(\.isEvent)
    let ascending = Sorting.order(all)
    var order: [Int] = []
    order.reserveCapacity(ascending.count)
    var end = ascending.count
    while end > 0 {
      let time = all[Int(ascending[end - 1])]
      var start = end - 1
      while start > 0, all[Int(ascending[start - 1])] == time { start -= 1 }
      for place in ascending[start..<end] where events[Int(place)] { order.append(Int(place)) }
      for place in ascending[start..<end] where !events[Int(place)] { order.append(Int(place)) }
      end = start
    }
    if let first = strata.first, strata.contains(where: { $0 != first }) {
      var byStratum: [Int: [Int]] = [:]
      for row in order { byStratum[strata[row], default: []].append(row) }
      order = byStratum.sorted { $0.key < $1.key }.flatMap(\.value)
    }
    self.order = order
    times = order.map { all[$0] }
    areEvents = order.map { events[$0] }
    self.strata = order.map { strata[$0] }
  }

  /// The places in the data of those in some rows, from the first time to the last; at one time
  /// those with the event come first.
  func ascending(_ rows: Range<Int>) -> [Int] {
    var ascending: [Int] = []
    ascending.reserveCapacity(rows.count)
    var end = rows.upperBound
    while end > rows.lowerBound {
      var start = end - 1
      while start > rows.lowerBound, times[start - 1] == times[end - 1] { start -= 1 }
      ascending.append(contentsOf: order[start..<end])
      end = start
    }
    return ascending
  }
}
