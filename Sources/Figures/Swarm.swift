/// Points of one group beside each other where they would cover each other.
///
/// Points are taken from below; each stands in the lane nearest to the middle in which the last
/// point is a diameter away. Lanes are a diameter apart, or nearer where the room is too narrow for
/// all of them: only then do points overlap.
struct Swarm: Equatable {
  /// For each point how far it stands from the middle.
  let offsets: [Double]
  /// The radius of the points.
  let radius: Double

  /// The width from the first lane's edge to the last one's; 0 without points.
  var width: Double {
    guard let low = offsets.min(), let high = offsets.max() else { return 0 }
    return high - low + 2 * radius
  }

  /// How far the middle between the outermost lanes is from the middle lane.
  var middle: Double { ((offsets.min() ?? 0) + (offsets.max() ?? 0)) / 2 }

  /// The radii that are tried, from the largest.
  private static let radii = [largest, 1.4, 1.1, 0.8]
  /// The largest radius.
  static let largest = 1.7

  /// Places points.
  ///
  /// - Parameters:
  ///   - heights: where they stand along the axis, in points of paper.
  ///   - room: the width that they may take.
  ///   - largest: the radius of the points where there is room, such as that of other groups.
  init(heights: [Double], room: Double, largest: Double = Swarm.largest) {
    let order = heights.indices.sorted { (heights[$0], $0) < (heights[$1], $1) }
    var chosen = (lanes: [Int](), count: 1, radius: Self.radii.last ?? 1)
    for radius in Self.radii where radius <= largest {
      let (lanes, count) = Self.lanes(heights, order, diameter: 2 * radius)
      chosen = (lanes, count, radius)
      if Double(count) * 2 * radius <= room { break }
    }
    let step = min(2 * chosen.radius, (room - 2 * chosen.radius) / Double(max(chosen.count - 1, 1)))
    offsets = chosen.lanes.map { Double($0) * max(step, 0) }
    radius = chosen.radius
  }

  /// The lane of each point, numbered 0, 1, −1, 2 … from the middle, and how many there are.
  private static func lanes(
    _ heights: [Double], _ order: [Int], diameter: Double
  ) -> (lanes: [Int], count: Int) {
    var last: [Double] = []
    var lanes = Array(repeating: 0, count: heights.count)
    for index in order {
      let free = last.firstIndex { heights[index] - $0 >= diameter }
      let lane = free ?? last.count
      if free == nil { last.append(heights[index]) } else { last[lane] = heights[index] }
      lanes[index] = lane.isMultiple(of: 2) ? -lane / 2 : (lane + 1) / 2
    }
    return (lanes, last.count)
  }
}
