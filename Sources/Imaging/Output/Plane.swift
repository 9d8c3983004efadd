internal import Document

/// A plane of a patient's grid as it is shown: which voxels, which way up, in mm.
struct Plane {
  /// How a plane lies in the patient.
  enum Kind {
    /// Front above, the patient's right on the left.
    case transverse
    /// Head above, front on the left.
    case sagittal
  }

  /// The axis of the array that the plane is perpendicular to, and the index on it.
  let axis: Int
  let index: Int
  /// The axes that run across and down, and whether against their index.
  let across: (axis: Int, isBackward: Bool)
  let down: (axis: Int, isBackward: Bool)
  /// The voxels that are shown.
  let columns: ClosedRange<Int>
  let rows: ClosedRange<Int>
  /// The sides of a voxel in mm.
  let step: (across: Double, down: Double)

  /// A plane around some structures, with a margin in mm; `nil` where it holds none of them.
  init?(_ kind: Kind, index: Int, around regions: [Region], margin: Double, in scan: PatientScan) {
    let axes = scan.axes
    self.index = index
    switch kind {
    case .transverse:
      axis = axes[2]
      across = (axes[0], scan.affine.grows(0))
      down = (axes[1], scan.affine.grows(1))
    case .sagittal:
      axis = axes[0]
      across = (axes[1], scan.affine.grows(1))
      down = (axes[2], scan.affine.grows(2))
    }
    step = (scan.affine.spacing(across.axis), scan.affine.spacing(down.axis))
    let window = { (axis: Int, step: Double) -> ClosedRange<Int>? in
      let extents = regions.compactMap { $0.extent(axis) }
      guard let low = extents.map(\.lowerBound).min(), let high = extents.map(\.upperBound).max()
      else { return nil }
      let more = Int((margin / step).rounded())
      return max(0, low - more)...min(scan.shape[axis] - 1, high + more)
    }
    guard let columns = window(across.axis, step.across), let rows = window(down.axis, step.down)
    else { return nil }
    (self.columns, self.rows) = (columns, rows)
  }

  /// Width and height in mm.
  var size: (width: Double, height: Double) {
    (Double(columns.count) * step.across, Double(rows.count) * step.down)
  }

  /// Where a voxel's column and row lie in the picture.
  private func place(_ column: Int, _ row: Int) -> (Int, Int) {
    (
      across.isBackward ? columns.upperBound - column : column - columns.lowerBound,
      down.isBackward ? rows.upperBound - row : row - rows.lowerBound
    )
  }

  /// A voxel of the array as column and row, where it lies in the plane.
  private func position(_ voxel: [Int]) -> (Int, Int)? {
    let (column, row) = (voxel[across.axis], voxel[down.axis])
    guard voxel[axis] == index, columns.contains(column), rows.contains(row) else { return nil }
    return place(column, row)
  }

  /// Where a region meets the plane, row by row from above.
  func mask(_ runs: VoxelRuns) -> [Bool] {
    var mask = [Bool](repeating: false, count: columns.count * rows.count)
    for run in runs.runs {
      if axis == 2, Int(run.slice) != index { continue }
      if axis == 1, Int(run.row) != index { continue }
      if axis == 0, !(Int(run.start)..<Int(run.end)).contains(index) { continue }
      let voxels = axis == 0 ? index..<index + 1 : Int(run.start)..<Int(run.end)
      for first in voxels {
        if let (x, y) = position([first, Int(run.row), Int(run.slice)]) {
          mask[y * columns.count + x] = true
        }
      }
    }
    return mask
  }

  /// Where a block meets the plane.
  func mask(_ block: VoxelBlock) -> [Bool] {
    var mask = [Bool](repeating: false, count: columns.count * rows.count)
    for column in columns {
      for row in rows {
        var voxel = [0, 0, 0]
        (voxel[axis], voxel[across.axis], voxel[down.axis]) = (index, column, row)
        let (x, y) = place(column, row)
        mask[y * columns.count + x] = block.contains(voxel)
      }
    }
    return mask
  }

  /// The edge of a mask as an SVG path, in mm: straight pieces along the sides of voxels.
  func outline(_ mask: [Bool]) -> String {
    let (width, height) = (columns.count, rows.count)
    let isSet = { (x: Int, y: Int) in
      x >= 0 && y >= 0 && x < width && y < height && mask[y * width + x]
    }
    var path = ""
    for y in 0...height {
      var start: Int?
      for x in 0...width {
        let isEdge = x < width && isSet(x, y - 1) != isSet(x, y)
        if isEdge, start == nil { start = x }
        if !isEdge, let begin = start {
          path += "M\(text(begin, step.across)) \(text(y, step.down))H\(text(x, step.across))"
          start = nil
        }
      }
    }
    for x in 0...width {
      var start: Int?
      for y in 0...height {
        let isEdge = y < height && isSet(x - 1, y) != isSet(x, y)
        if isEdge, start == nil { start = y }
        if !isEdge, let begin = start {
          path += "M\(text(x, step.across)) \(text(begin, step.down))V\(text(y, step.down))"
          start = nil
        }
      }
    }
    return path
  }

  /// A line across the whole picture at a row of voxels.
  func line(atRow row: Int) -> String? {
    guard rows.contains(row) else { return nil }
    let (_, y) = place(columns.lowerBound, row)
    let height = Decimal.full(((Double(y) + 0.5) * step.down * 100).rounded() / 100)
    return "M0 \(height)H\(text(columns.count, step.across))"
  }

  /// The middle of a mask in mm; `nil` for an empty one.
  func center(_ mask: [Bool]) -> (Double, Double)? {
    var (x, y, count) = (0.0, 0.0, 0.0)
    for (place, isSet) in mask.enumerated() where isSet {
      x += Double(place % columns.count) + 0.5
      y += Double(place / columns.count) + 0.5
      count += 1
    }
    return count > 0 ? (x / count * step.across, y / count * step.down) : nil
  }

  private func text(_ place: Int, _ step: Double) -> String {
    Decimal.full((Double(place) * step * 100).rounded() / 100)
  }

  /// Takes what lies in the plane out of a slice of the file.
  func take(_ values: [Double], slice: Int, shape: [Int], into grey: inout [Double]) {
    if axis == 2, slice != index { return }
    var voxel = [0, 0, slice]
    let third = axis == 2 ? nil : (across.axis == 2 ? across.axis : down.axis)
    if third == across.axis, !columns.contains(slice) { return }
    if third == down.axis, !rows.contains(slice) { return }
    let firstIsAcross = across.axis != 2
    let lines = firstIsAcross ? columns : rows
    let others = axis == 2 ? rows : slice...slice
    for a in lines {
      for b in others {
        (voxel[axis], voxel[across.axis], voxel[down.axis]) =
          (index, firstIsAcross ? a : b, firstIsAcross ? b : a)
        guard let (x, y) = position(voxel) else { continue }
        grey[y * columns.count + x] = values[voxel[0] + shape[0] * voxel[1]]
      }
    }
  }

  /// The last slice of the file that the plane needs.
  var lastSlice: Int {
    axis == 2 ? index : across.axis == 2 ? columns.upperBound : rows.upperBound
  }
}

/// Values as greys.
struct GreyWindow {
  /// What is black, and what is white.
  let range: ClosedRange<Double>
  /// Muscle and fat.
  static let soft = GreyWindow(range: -160...240)
  /// Spongy and compact bone.
  static let bone = GreyWindow(range: -200...600)

  /// A picture of values, rows from above.
  ///
  /// Greys are in steps of 4, which the eye cannot tell and which make small files. Pictures wider or higher than 300 voxels show each second, third, … voxel.
  func png(_ values: [Double], width: Int, height: Int) -> [UInt8] {
    let stride = (max(width, height) + 299) / 300
    let (columns, rows) = ((width + stride - 1) / stride, (height + stride - 1) / stride)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(columns * rows)
    for row in 0..<rows {
      for column in 0..<columns {
        let value = values[row * stride * width + column * stride]
        let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        let bounded = share.isFinite ? min(max(share, 0), 1) : 0
        pixels.append(UInt8((bounded * 63).rounded()) * 4)
      }
    }
    return PNG(width: columns, height: rows, pixels: pixels).bytes
  }
}
