/// The mean HU of the trabecular bone of a vertebral body.
///
/// The region is the largest connected part of the vertebra's label within the mask of vertebral
/// bodies, then eroded by at least 4 mm along each axis (a box of whole voxels), without the
/// posterior 20% of the body (the basivertebral vein), and of what is left the middle third from
/// foot to head. Fewer than 200 voxels or less than 1 cm³ give no density: the region's HU depend
/// on where it lies more than on the patient.
///
/// The mean over the whole label, arch and cortex included, is another number, up to twice as high;
/// thresholds such as 110, 135 or 160 HU do not hold for it.
struct TrabecularDensity: Sendable {
  /// The region.
  let block: VoxelBlock
  let voxelCount: Int
  /// In cm³.
  let volume: Double
  let mean: Double
  /// The standard deviation, with n − 1.
  let deviation: Double
  let greatest: Double

  /// The least region that gives a density.
  static let fewestVoxels = 200
  static let leastVolume = 1.0
  /// How far the body is eroded, in mm.
  static let margin = 4.0
  /// The part of the body that is left out at its back.
  static let posterior = 0.2

  /// Above these HU the region holds more than bone.
  static let metalMaximum = 800.0
  static let metalDeviation = 120.0

  /// Whether the region is large enough.
  var isLargeEnough: Bool { voxelCount >= Self.fewestVoxels && volume >= Self.leastVolume }

  /// Measures a vertebra; `nil` where the label and the mask of bodies do not meet.
  ///
  /// - Parameter body: the voxels of the label in the mask of bodies, with their values.
  init?(_ body: VoxelRuns, in scan: PatientScan) {
    guard let part = body.components().first, var block = VoxelBlock(part),
      let depth = block.extent(scan.axes[1])
    else { return nil }
    let radii = (0..<3).map { Int((Self.margin / scan.affine.spacing($0)).rounded(.up)) }
    block.erode(radii)
    let behind = Int((Self.posterior * Double(depth.count) - 1e-9).rounded(.up))
    let (front, isFront) = (scan.axes[1], scan.affine.grows(1))
    block.keep { place in
      isFront
        ? place[front] >= depth.lowerBound + behind : place[front] <= depth.upperBound - behind
    }
    if let height = block.extent(scan.up) {
      let third = height.count / 3
      let kept = (height.lowerBound + third)...(height.upperBound - third)
      block.keep { kept.contains($0[scan.up]) }
    }
    self.block = block
    voxelCount = block.voxelCount
    volume = Double(voxelCount) * scan.affine.voxelVolume / 1000
    let values = block.keptValues
    mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    let center = mean
    let squares = values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    deviation = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : 0
    greatest = values.max() ?? 0
  }
}
