/// Counts labelled structures slice by slice: one pass, whatever the number of structures.
///
/// Runs of one label along the first axis are found first; what does not depend on the place within
/// a run is counted once per run.
struct RegionCounter: Sendable {
  private let shape: [Int]
  private let transverseAxis: Int
  /// Which structures keep their voxels.
  private let isKept: [Bool]
  /// The one that keeps its values too.
  private let valued: Int?
  private(set) var regions: [Region]
  /// Where runs begin and end along the first axis; their running sum is the profile.
  private var edges: [[Int]]

  init(shape: [Int], transverseAxis: Int, isKept: [Bool], valued: Int? = nil) {
    (self.shape, self.transverseAxis) = (shape, transverseAxis)
    (self.isKept, self.valued) = (isKept, valued)
    regions = isKept.map { _ in Region(shape: shape, transverseAxis: transverseAxis) }
    edges = isKept.map { _ in Array(repeating: 0, count: shape[0] + 1) }
  }

  /// Takes a slice.
  ///
  /// - Parameters:
  ///   - labels: the label of each voxel.
  ///   - places: for each of the 256 labels the structure it stands for, -1 for none.
  ///   - values: the image, empty without one.
  ///   - slice: the index of the slice.
  ///   - seen: which labels were met so far.
  mutating func take(
    _ labels: [UInt8], places: [Int], values: [Double], slice: Int, seen: inout [Bool]
  ) {
    let width = shape[0]
    unsafe labels.withUnsafeBufferPointer { labels in
      unsafe values.withUnsafeBufferPointer { values in
        for row in 0..<shape[1] {
          var start = row * width
          let end = start + width
          while start < end {
            let label = unsafe labels[start]
            if label == 0 {
              start = unsafe Self.afterZeros(labels, start, end)
              continue
            }
            var stop = start + 1
            while unsafe stop < end && labels[stop] == label { stop += 1 }
            seen[Int(label)] = true
            let place = places[Int(label)]
            if place >= 0 {
              unsafe add(
                place, from: start - row * width, to: stop - row * width, row, slice,
                values.isEmpty
                  ? nil : UnsafeBufferPointer(rebasing: values[start..<stop]))
            }
            start = stop
          }
        }
      }
    }
  }

  @inline(__always)
  private static func afterZeros(
    _ labels: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    var start = start
    let bytes = UnsafeRawBufferPointer(labels)
    while start + 8 <= end {
      guard unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self) == 0 else { break }
      start += 8
    }
    while unsafe start < end && labels[start] == 0 { start += 1 }
    return start
  }

  private mutating func add(
    _ place: Int, from start: Int, to end: Int, _ row: Int, _ slice: Int,
    _ values: UnsafeBufferPointer<Double>?
  ) {
    let count = end - start
    regions[place].voxelCount += count
    regions[place].profile[1][row] += count
    regions[place].profile[2][slice] += count
    edges[place][start] += 1
    edges[place][end] -= 1
    if let values = unsafe values {
      unsafe add(place, values, from: start, slice: transverseAxis == 1 ? row : slice)
    }
    guard isKept[place] else { return }
    let run = VoxelRuns.Run(
      start: Int32(start), end: Int32(end), row: Int32(row), slice: Int32(slice))
    if let values = unsafe values, place == valued {
      unsafe regions[place].runs.append(run, values: values)
    } else {
      regions[place].runs.append(run)
    }
  }

  private mutating func add(
    _ place: Int, _ values: UnsafeBufferPointer<Double>, from start: Int, slice: Int
  ) {
    var sum = 0.0
    for index in 0..<values.count { sum += unsafe values[index] }
    regions[place].sum += sum
    guard transverseAxis == 0 else {
      regions[place].sliceSums[slice] += sum
      return
    }
    for index in 0..<values.count {
      regions[place].sliceSums[start + index] += unsafe values[index]
    }
  }

  /// The structures, their profiles along the first axis summed up.
  func counted() -> [Region] {
    var result = regions
    for place in result.indices {
      var sum = 0
      for index in 0..<shape[0] {
        sum += edges[place][index]
        result[place].profile[0][index] = sum
      }
    }
    return result
  }
}
