/// The voxels of a region as runs along the first axis of the array, in the order of the file.
struct VoxelRuns: Sendable {
  /// Neighbouring voxels: from `start` to before `end` of row `row` in slice `slice`.
  struct Run: Equatable, Sendable {
    var start: Int32
    var end: Int32
    var row: Int32
    var slice: Int32

    var count: Int { Int(end - start) }
  }

  private(set) var runs: [Run] = []
  /// The values of the voxels in the order of the runs; empty without an image.
  private(set) var values: [Double] = []

  /// Whether every voxel has a value.
  var isValued: Bool { !values.isEmpty && values.count == voxelCount }

  var voxelCount: Int { runs.reduce(0) { $0 + $1.count } }

  mutating func append(_ run: Run) { runs.append(run) }

  mutating func append(_ run: Run, values more: UnsafeBufferPointer<Double>) {
    runs.append(run)
    unsafe values.append(contentsOf: more)
  }

  /// The voxels that are in both, with the values of this one.
  func intersection(_ other: VoxelRuns) -> VoxelRuns {
    var result = VoxelRuns()
    var (mine, theirs, valueStart) = (0, 0, 0)
    let isValued = isValued
    while mine < runs.count, theirs < other.runs.count {
      let (a, b) = (runs[mine], other.runs[theirs])
      if (a.slice, a.row) == (b.slice, b.row) {
        let (start, end) = (max(a.start, b.start), min(a.end, b.end))
        if start < end {
          result.runs.append(Run(start: start, end: end, row: a.row, slice: a.slice))
          if isValued {
            let first = valueStart + Int(start - a.start)
            result.values += values[first..<first + Int(end - start)]
          }
        }
      }
      if (a.slice, a.row, a.end) <= (b.slice, b.row, b.end) {
        valueStart += a.count
        mine += 1
      } else {
        theirs += 1
      }
    }
    return result
  }

  /// The mean index along each axis of the array; `nil` without voxels.
  var centroid: [Double]? {
    var sums = [0.0, 0, 0]
    var count = 0
    for run in runs {
      let n = run.count
      count += n
      sums[0] += Double(n) * Double(run.start + run.end - 1) / 2
      sums[1] += Double(n) * Double(run.row)
      sums[2] += Double(n) * Double(run.slice)
    }
    return count > 0 ? sums.map { $0 / Double(count) } : nil
  }

  /// The connected parts, the largest first; voxels that share a corner are connected.
  ///
  /// Among parts of one size, the one met first stands first.
  func components() -> [VoxelRuns] {
    var parent = Array(runs.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while parent[index] != index {
        parent[index] = parent[parent[index]]
        index = parent[index]
      }
      return index
    }
    func join(_ a: Int, _ b: Int) {
      let (x, y) = (root(a), root(b))
      if x != y { parent[max(x, y)] = min(x, y) }
    }
    let rows = rowStarts()
    for (index, run) in runs.enumerated() {
      for (slice, row) in [
        (run.slice, run.row - 1), (run.slice - 1, run.row - 1), (run.slice - 1, run.row),
        (run.slice - 1, run.row + 1),
      ] {
        guard let range = rows[RowKey(slice: slice, row: row)] else { continue }
        for other in range where runs[other].start <= run.end && run.start <= runs[other].end {
          join(index, other)
        }
      }
    }
    return parts(runs.indices.map { root($0) })
  }

  private struct RowKey: Hashable {
    let slice: Int32
    let row: Int32
  }

  private func rowStarts() -> [RowKey: Range<Int>] {
    var result: [RowKey: Range<Int>] = [:]
    var start = 0
    while start < runs.count {
      var end = start + 1
      while end < runs.count, runs[end].slice == runs[start].slice, runs[end].row == runs[start].row
      { end += 1 }
      result[RowKey(slice: runs[start].slice, row: runs[start].row)] = start..<end
      start = end
    }
    return result
  }

  private func parts(_ roots: [Int]) -> [VoxelRuns] {
    var places: [Int: Int] = [:]
    var parts: [VoxelRuns] = []
    var valueStart = 0
    let isValued = isValued
    for (index, run) in runs.enumerated() {
      let place: Int
      if let known = places[roots[index]] {
        place = known
      } else {
        place = parts.count
        places[roots[index]] = place
        parts.append(VoxelRuns())
      }
      parts[place].runs.append(run)
      if isValued {
        parts[place].values += values[valueStart..<valueStart + run.count]
        valueStart += run.count
      }
    }
    let sizes = parts.map(\.voxelCount)
    let order = parts.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    return order.map { parts[$0] }
  }
}
