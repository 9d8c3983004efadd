extension PatientRecord {
  /// The muscle's volume on both sides, whole or between two levels.
  mutating func measureVolumes(_ scan: PatientScan, _ options: MetricsOptions) {
    let slices = range(scan, options)
    if options.psoasRange != nil, slices == nil { return }
    for (name, metric) in sides(scan, options, isVolume: true) {
      let metrics = [metric, .psoasMuscleVolumeIndex]
      guard let muscle = scan.region(name) else { continue }
      if let slices {
        if scan.touchesSide(muscle) {
          add(.psoasTouchesEdge, metrics, "\(name) ends at a side of the slices")
        }
        let voxels = muscle.profile[scan.up][slices].reduce(0, +)
        set(metric, Double(voxels) * scan.affine.voxelVolume / 1000)
      } else {
        if scan.touchesEdge(muscle) { add(.psoasTouchesEdge, metrics, edge(name, muscle, scan)) }
        set(metric, scan.volume(muscle))
      }
    }
    judgeSides(.psoasVolumeLeft, .psoasVolumeRight, "volumes")
    let lower = ["femur_left", "femur_right", "hip_left", "hip_right"]
    if options.psoas == .iliopsoas, options.psoasRange == nil,
      !lower.contains(where: { scan.region($0) != nil })
    {
      add(.includesIliacus, Metric.ofVolume, "no voxel of " + lower.joined(separator: ", "))
    }
  }

  /// The muscle's two structures with their metrics; notes what is absent.
  private mutating func sides(
    _ scan: PatientScan, _ options: MetricsOptions, isVolume: Bool
  ) -> [(String, Metric)] {
    let names = ["left", "right"].map { "\(options.psoas.rawValue)_\($0)" }
    let metrics: [Metric] =
      isVolume ? [.psoasVolumeLeft, .psoasVolumeRight] : [.psoasAreaLeft, .psoasAreaRight]
    let both: [Metric] =
      isVolume ? [.psoasMuscleVolumeIndex] : [.psoasMuscleIndex, .averagePsoasDensity]
    let absent = names.indices.filter { scan.region(names[$0]) == nil }
    if absent.count == 2 {
      add(.psoasAbsent, metrics + both, "no voxel of " + names.joined(separator: " or "))
    } else if let side = absent.first {
      add(.psoasOneSide, [metrics[side]] + both, "no voxel of \(names[side])")
    }
    return Array(zip(names, metrics))
  }

  /// How near to an edge a structure ends, in words.
  private func edge(_ name: String, _ region: Region, _ scan: PatientScan) -> String {
    let faces = [("left or right", 0), ("front or back", 1), ("upper or lower", 2)]
    let met = faces.filter { region.touchesEdge(scan.axes[$0.1]) }.map(\.0)
    return "\(name) ends within three voxels of the \(met.joined(separator: ", ")) end of the scan"
  }

  /// The slices of a clipped volume: from the upper vertebra's upper end to the lower one's lower.
  private mutating func range(
    _ scan: PatientScan, _ options: MetricsOptions
  ) -> ClosedRange<Int>? {
    guard let levels = options.psoasRange else { return nil }
    var extents: [ClosedRange<Int>] = []
    for level in [levels.upper, levels.lower] {
      guard let vertebra = scan.region("vertebrae_\(level)"), !scan.touchesEnd(vertebra),
        let extent = vertebra.extent(scan.up)
      else {
        let isThere = scan.region("vertebrae_\(level)") != nil
        add(
          .rangeAbsent, Metric.ofVolume,
          "\(level) " + (isThere ? "ends within three voxels of the edge" : "is not segmented"))
        return nil
      }
      extents.append(extent)
    }
    let low = extents.map(\.lowerBound).min() ?? 0
    return low...(extents.map(\.upperBound).max() ?? low)
  }

  /// Areas and mean HU of the muscle in the slice through L3.
  mutating func measureSlice(_ scan: PatientScan, _ options: MetricsOptions) {
    guard let vertebra = scan.region("vertebrae_L3") else {
      return add(.l3Absent, Metric.ofSlice, "no voxel of vertebrae_L3")
    }
    if scan.touchesEnd(vertebra) {
      add(.l3Cut, Metric.ofSlice, "vertebrae_L3 ends within three slices of the scan's end")
    }
    let count = vertebra.extent(scan.up)?.count ?? 0
    if count < 3 {
      add(
        .l3FewSlices, Metric.ofSlice, "\(count) slices", value: Double(count), threshold: 3)
    }
    let body = scan.region("vertebrae_body").map { vertebra.runs.intersection($0.runs) }
    let slice = SliceThroughL3(options.sliceRule, vertebra: vertebra, body: body, in: scan)
    guard let slice else {
      return add(.bodyAbsent, Metric.ofSlice, "no voxel of L3 lies in vertebrae_body")
    }
    set(.sliceHeight, slice.height)
    var muscles: [Region] = []
    for (name, metric) in sides(scan, options, isVolume: false) {
      guard let muscle = scan.region(name) else { continue }
      if scan.touchesSide(muscle) {
        add(
          .psoasTouchesEdge, [metric, .psoasMuscleIndex, .averagePsoasDensity],
          "\(name) ends at a side of the slices")
      }
      let area = slice.area(muscle, in: scan)
      if area == 0 {
        add(
          .psoasAbsent, [metric, .psoasMuscleIndex, .averagePsoasDensity],
          "no voxel of \(name) lies in the slice through L3")
      }
      set(metric, area)
      muscles.append(muscle)
    }
    let total = { (shift: Int) in
      muscles.reduce(0) { $0 + slice.area($1, in: scan, shifted: shift) }
    }
    view = SliceView(slice: slice, above: total(1), below: total(-1))
    if scan.hasValues { set(.averagePsoasDensity, slice.averageDensity(muscles, in: scan)) }
    judgeSides(.psoasAreaLeft, .psoasAreaRight, "areas at L3")
  }

  /// The density of the vertebral body, and of the whole label.
  mutating func measureBone(_ scan: PatientScan, _ options: MetricsOptions) {
    let (level, name) = (options.densityLevel, "vertebrae_\(options.densityLevel)")
    let isMasked = scan.hasValues || scan.known.contains(name)
    let all = Metric.ofTrabecularBone + (isMasked ? [.wholeVertebraDensity] : [])
    guard let vertebra = scan.region(name) else {
      return add(.l1Absent, all, "no voxel of \(name)")
    }
    if scan.touchesEdge(vertebra) { add(.l1Cut, all, edge(name, vertebra, scan)) }
    guard scan.hasValues else { return }
    set(.wholeVertebraDensity, vertebra.mean)
    guard let mask = scan.region("vertebrae_body") else {
      return add(.bodyAbsent, Metric.ofTrabecularBone, "no voxel of vertebrae_body")
    }
    guard let found = TrabecularDensity(vertebra.runs.intersection(mask.runs), in: scan) else {
      return add(
        .bodyAbsent, Metric.ofTrabecularBone, "no voxel of \(level) lies in vertebrae_body")
    }
    density = found
    if !found.isLargeEnough {
      add(
        .roiTooSmall, Metric.ofTrabecularBone,
        "\(found.voxelCount) voxels, \(Decimal.fixed(found.volume, 2)) cm³",
        value: Double(found.voxelCount), threshold: Double(TrabecularDensity.fewestVoxels))
    } else if found.greatest > TrabecularDensity.metalMaximum
      || found.deviation > TrabecularDensity.metalDeviation
    {
      add(
        .metal, Metric.ofTrabecularBone,
        "largest value \(Decimal.fixed(found.greatest, 0)) HU, "
          + "deviation \(Decimal.fixed(found.deviation, 1)) HU",
        value: found.greatest, threshold: TrabecularDensity.metalMaximum)
    }
    set(.trabecularDensity, found.mean)
    set(.trabecularDeviation, found.deviation)
    if values[.trabecularDensity] != nil { set(.trabecularVoxels, Double(found.voxelCount)) }
  }

  /// Warns where the two sides differ much.
  mutating func judgeSides(_ left: Metric, _ right: Metric, _ what: String) {
    guard let a = values[left], let b = values[right], b > 0 else { return }
    let ratio = a / b
    guard ratio < 0.67 || ratio > 1.5 else { return }
    add(
      .leftRightRatio, [left, right], "\(what): left over right is \(Decimal.fixed(ratio, 2))",
      value: ratio, threshold: ratio < 1 ? 0.67 : 1.5)
  }
}
