/// The box around a region, voxel by voxel: small enough to hold, for erosion and cutting.
struct VoxelBlock: Sendable {
  /// The first index along each axis of the array.
  let origin: [Int]
  /// The voxels along each axis.
  let shape: [Int]
  private(set) var isSet: [Bool]
  private(set) var values: [Double]

  /// The box around a region; `nil` without voxels.
  init?(_ region: VoxelRuns) {
    guard let first = region.runs.first else { return nil }
    var low = [first.start, first.row, first.slice]
    var high = low
    for run in region.runs {
      low = [min(low[0], run.start), min(low[1], run.row), min(low[2], run.slice)]
      high = [max(high[0], run.end - 1), max(high[1], run.row), max(high[2], run.slice)]
    }
    origin = low.map(Int.init)
    shape = zip(low, high).map { Int($1 - $0) + 1 }
    let size = shape.reduce(1, *)
    isSet = Array(repeating: false, count: size)
    values = Array(repeating: 0, count: region.isValued ? size : 0)
    var valueStart = 0
    for run in region.runs {
      let start = index(
        Int(run.start) - origin[0], Int(run.row) - origin[1], Int(run.slice) - origin[2])
      for place in 0..<run.count {
        isSet[start + place] = true
        if !values.isEmpty { values[start + place] = region.values[valueStart + place] }
      }
      valueStart += run.count
    }
  }

  var voxelCount: Int { isSet.count { $0 } }

  func index(_ i: Int, _ j: Int, _ k: Int) -> Int { i + shape[0] * (j + shape[1] * k) }

  /// Removes what lies within some voxels of the outside along each axis.
  ///
  /// This is erosion by a box of 2r + 1 voxels a side. What lies outside the block is outside the
  /// region.
  mutating func erode(_ radii: [Int]) {
    for axis in 0..<3 where radii[axis] > 0 { erode(axis, radii[axis]) }
  }

  private mutating func erode(_ axis: Int, _ radius: Int) {
    let steps = [1, shape[0], shape[0] * shape[1]]
    let (length, step) = (shape[axis], steps[axis])
    let others = (0..<3).filter { $0 != axis }
    for a in 0..<shape[others[0]] {
      for b in 0..<shape[others[1]] {
        let start = a * steps[others[0]] + b * steps[others[1]]
        var run = 0
        for place in 0...length {
          if place < length, isSet[start + place * step] {
            run += 1
            continue
          }
          for back in 1...max(run, 1) where run > 0 {
            let isKept = back > radius && run - back >= radius
            isSet[start + (place - back) * step] = isKept
          }
          run = 0
        }
      }
    }
  }

  /// Keeps the voxels that a rule accepts, by their indices in the whole array.
  mutating func keep(_ rule: ([Int]) -> Bool) {
    for k in 0..<shape[2] {
      for j in 0..<shape[1] {
        for i in 0..<shape[0] {
          let place = index(i, j, k)
          if isSet[place], !rule([i + origin[0], j + origin[1], k + origin[2]]) {
            isSet[place] = false
          }
        }
      }
    }
  }

  /// The values of the voxels that are left.
  var keptValues: [Double] {
    guard !values.isEmpty else { return [] }
    return isSet.indices.filter { isSet[$0] }.map { values[$0] }
  }

  /// The smallest and largest index along an axis that holds a voxel; `nil` without voxels.
  func extent(_ axis: Int) -> ClosedRange<Int>? {
    var (low, high) = (Int.max, Int.min)
    let steps = [1, shape[0], shape[0] * shape[1]]
    for place in isSet.indices where isSet[place] {
      let at = place / steps[axis] % shape[axis]
      (low, high) = (min(low, at), max(high, at))
    }
    return low <= high ? (low + origin[axis])...(high + origin[axis]) : nil
  }

  /// Whether a voxel of the whole array is in the region.
  func contains(_ place: [Int]) -> Bool {
    let local = (0..<3).map { place[$0] - origin[$0] }
    guard (0..<3).allSatisfy({ local[$0] >= 0 && local[$0] < shape[$0] }) else { return false }
    return isSet[index(local[0], local[1], local[2])]
  }
}
