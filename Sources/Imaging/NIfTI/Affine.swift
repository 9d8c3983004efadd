/// Where voxels lie: world coordinates in mm (to the right, to the front, to the head: RAS), from voxel
/// indices.
///
/// Row r of the matrix gives the r-th world coordinate (0 to the right, 1 to the front, 2 to the
/// head): x_r = Σ m[r][a] · index[a] + offset[r].
struct Affine: Equatable, Sendable {
  /// The three rows, each with its three columns.
  var rows: [[Double]]
  /// Where voxel (0, 0, 0) lies, in mm.
  var offset: [Double]

  /// The step from one voxel to the next along an axis of the array, in mm.
  func column(_ axis: Int) -> [Double] { rows.map { $0[axis] } }

  /// The length of a step along an axis of the array, in mm.
  func spacing(_ axis: Int) -> Double { length(column(axis)) }

  /// The volume of a voxel in mm³: |det|, which holds for sheared grids too.
  var voxelVolume: Double { abs(dot(column(0), cross(column(1), column(2)))) }

  /// The area of a voxel in the slice perpendicular to nothing but its own axes, in mm².
  func sliceArea(_ axis: Int) -> Double {
    length(cross(column((axis + 1) % 3), column((axis + 2) % 3)))
  }

  /// The world coordinates of a place given in voxels.
  func world(_ index: [Double]) -> [Double] {
    (0..<3).map { row in offset[row] + dot(rows[row], index) }
  }

  /// Which axis of the array runs along each world axis: the assignment whose cosines sum highest.
  ///
  /// Ties go to the first permutation in lexical order.
  var axes: [Int] {
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    var best = (order: [0, 1, 2], sum: -1.0)
    for order in orders {
      var sum = 0.0
      for world in 0..<3 {
        sum += abs(rows[world][order[world]]) / spacing(order[world])
      }
      if sum > best.sum + 1e-9 { best = (order, sum) }
    }
    return best.order
  }

  /// Whether indices along the axis that runs along a world axis grow with the coordinate.
  func grows(_ world: Int) -> Bool { rows[world][axes[world]] > 0 }

  /// Three letters that say where the axes of the array lead: "RAS" for right, anterior, superior.
  var orientation: String {
    let axes = axes
    let letters = [["R", "L"], ["A", "P"], ["S", "I"]]
    return (0..<3).map { axis -> String in
      let world = axes.firstIndex(of: axis) ?? 0
      return letters[world][rows[world][axis] > 0 ? 0 : 1]
    }.joined()
  }

  /// The angle between the stored slices and the patient's transverse plane, in degrees: of a
  /// tilted gantry or a rotated grid.
  var tilt: Double {
    let axis = axes[2]
    let normal = cross(column((axis + 1) % 3), column((axis + 2) % 3))
    let size = length(normal)
    guard size > 0 else { return 0 }
    let across = length([normal[0], normal[1], 0])
    return arcTangent(across, abs(normal[2])) * 180 / .pi
  }

  /// The largest difference to another, entry by entry, in mm.
  func distance(to other: Affine) -> Double {
    var largest = 0.0
    for row in 0..<3 {
      largest = max(largest, abs(offset[row] - other.offset[row]))
      for axis in 0..<3 { largest = max(largest, abs(rows[row][axis] - other.rows[row][axis])) }
    }
    return largest
  }

  /// The matrix with all lengths multiplied, from metres or micrometres to mm.
  func scaled(by factor: Double) -> Affine {
    guard factor != 1 else { return self }
    return Affine(
      rows: rows.map { $0.map { $0 * factor } }, offset: offset.map { $0 * factor })
  }

  /// Whether it places voxels at all: finite, with a volume.
  var isUsable: Bool {
    (rows.joined() + offset).allSatisfy(\.isFinite) && voxelVolume > 1e-9 && voxelVolume.isFinite
  }
}

func dot(_ a: [Double], _ b: [Double]) -> Double { a[0] * b[0] + a[1] * b[1] + a[2] * b[2] }

func length(_ a: [Double]) -> Double { dot(a, a).squareRoot() }

func cross(_ a: [Double], _ b: [Double]) -> [Double] {
  [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}
