/// What one pass over the slices has counted of a labelled structure.
struct Region: Sendable {
  /// The number of voxels.
  var voxelCount = 0
  /// How many voxels each index along each axis of the array holds.
  var profile: [[Int]]
  /// The sum of the image's values.
  var sum = 0.0
  /// The sum of the values in each transverse slice.
  var sliceSums: [Double]
  /// The voxels themselves, of structures whose shape is asked for.
  var runs = VoxelRuns()

  init(shape: [Int], transverseAxis: Int) {
    profile = shape.map { Array(repeating: 0, count: $0) }
    sliceSums = Array(repeating: 0, count: shape[transverseAxis])
  }

  /// The mean of the image over the structure; `nil` without voxels.
  var mean: Double? { voxelCount > 0 ? sum / Double(voxelCount) : nil }

  /// The first and last index along an axis that hold a voxel.
  func extent(_ axis: Int) -> ClosedRange<Int>? {
    guard let first = profile[axis].firstIndex(where: { $0 > 0 }),
      let last = profile[axis].lastIndex(where: { $0 > 0 })
    else { return nil }
    return first...last
  }

  /// The mean index along an axis; `nil` without voxels.
  func centroid(_ axis: Int) -> Double? {
    guard voxelCount > 0 else { return nil }
    var sum = 0.0
    for (index, count) in profile[axis].enumerated() { sum += Double(index) * Double(count) }
    return sum / Double(voxelCount)
  }

  /// Whether a voxel lies among the first or last three of an axis, as TotalSegmentator asks before
  /// it gives a volume: what ends there was probably cut off.
  func touchesEdge(_ axis: Int) -> Bool {
    let counts = profile[axis]
    return counts.prefix(Self.edge).contains { $0 > 0 }
      || counts.suffix(Self.edge).contains { $0 > 0 }
  }

  /// How many layers of voxels count as the edge.
  static let edge = 3
}
