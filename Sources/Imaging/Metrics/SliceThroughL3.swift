/// The transverse slice through the third lumbar vertebra in which the muscle's area is measured.
///
/// | rule | slice |
/// | --- | --- |
/// | body-centroid | nearest the centroid of the vertebral body: label of L3 and mask of the bodies |
/// | centroid | nearest the centroid of the label, arch and processes included: lower by some mm |
/// | extent | the middle of the label's extent |
/// | mean | none: the mean over all slices of the label |
///
/// A place halfway between two slices goes to the one nearer the feet.
struct SliceThroughL3: Equatable, Sendable {
  /// The rule that was used.
  let rule: MetricsOptions.SliceRule
  /// The index of the slice along the axis from foot to head; the middle one for `mean`.
  let index: Int
  /// The slices that the area is a mean over: one, or all of the label for `mean`.
  let slices: ClosedRange<Int>
  /// The height of its centre in world coordinates, in mm.
  let height: Double

  /// The slice of a patient.
  ///
  /// - Parameters:
  ///   - rule: as asked for; `auto` is `bodyCentroid` where there is a body.
  ///   - vertebra: the label of L3.
  ///   - body: the voxels of the label that are in the mask of vertebral bodies.
  init?(_ rule: MetricsOptions.SliceRule, vertebra: Region, body: VoxelRuns?, in scan: PatientScan)
  {
    let axis = scan.up
    guard let extent = vertebra.extent(axis), let center = vertebra.centroid(axis) else {
      return nil
    }
    let bodyCenter = body?.centroid?[axis]
    let middle = Double(extent.lowerBound + extent.upperBound) / 2
    switch rule {
    case .auto, .bodyCentroid:
      guard bodyCenter != nil || rule == .auto else { return nil }
      self.rule = bodyCenter == nil ? .centroid : .bodyCentroid
    case .centroid, .extent, .mean: self.rule = rule
    }
    let place =
      switch self.rule {
      case .bodyCentroid: bodyCenter ?? center
      case .auto, .centroid: center
      case .extent, .mean: middle
      }
    index = Self.nearest(place, growsToHead: scan.affine.grows(2))
    slices = self.rule == .mean ? extent : index...index
    var indices = (0..<3).map { vertebra.centroid($0) ?? 0 }
    indices[axis] = self.rule == .mean ? middle : Double(index)
    height = scan.affine.world(indices)[2]
  }

  /// The nearest slice; of two, the one nearer the feet.
  static func nearest(_ place: Double, growsToHead: Bool) -> Int {
    let lower = place.rounded(.down)
    let part = place - lower
    if abs(part - 0.5) < 1e-9 { return Int(lower) + (growsToHead ? 0 : 1) }
    return Int(place.rounded())
  }

  /// A muscle's area in cm², as the mean over the slices; `shifted` by some towards the head.
  func area(_ muscle: Region, in scan: PatientScan, shifted: Int = 0) -> Double {
    let step = scan.affine.grows(2) ? shifted : -shifted
    let profile = muscle.profile[scan.up]
    var voxels = 0
    for slice in slices where profile.indices.contains(slice + step) {
      voxels += profile[slice + step]
    }
    return Double(voxels) / Double(slices.count) * scan.affine.sliceArea(scan.up) / 100
  }

  /// The area-weighted mean of both muscles' HU: Σ HU · area / Σ area, over voxels of one size.
  func averageDensity(_ muscles: [Region], in scan: PatientScan) -> Double? {
    var (sum, count) = (0.0, 0)
    for muscle in muscles {
      for slice in slices where muscle.sliceSums.indices.contains(slice) {
        sum += muscle.sliceSums[slice]
        count += muscle.profile[scan.up][slice]
      }
    }
    return count > 0 ? sum / Double(count) : nil
  }
}
