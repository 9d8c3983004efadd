extension PatientRecord {
  /// Slices thicker than this are warned about, in mm.
  private static let thickestSlice = 5.0
  /// Slices tilted by more than this, in degrees.
  private static let largestTilt = 10.0
  /// How far the two sizes of a voxel may differ, relative.
  private static let sizeTolerance = 1e-3

  /// Rules on the grid of the voxels.
  mutating func judgeGrid(_ scan: PatientScan) {
    let header = scan.header
    let sides = (0..<3).map { scan.affine.spacing($0) }
    let differs = (0..<3).contains {
      abs(sides[$0] - header.pixdim[$0]) > Self.sizeTolerance * sides[$0]
    }
    if header.form != .none, differs {
      let texts = [sides, header.pixdim].map { $0.map(Decimal.short).joined(separator: " × ") }
      add(
        .pixdimMismatch,
        Metric.ofVolume + Metric.ofSlice.filter { $0 != .averagePsoasDensity }
          + Metric.ofTrabecularBone,
        "\(texts[0]) mm by the matrix, \(texts[1]) mm by pixdim")
    }
    let spacing = scan.sliceSpacing
    if spacing > Self.thickestSlice * (1 + 1e-6) {
      add(
        .thickSlice, Metric.ofSlice, "\(Decimal.short(spacing)) mm", value: spacing,
        threshold: Self.thickestSlice)
    }
    let tilt = scan.affine.tilt
    if tilt > Self.largestTilt {
      add(
        .tilted, Metric.ofSlice, "\(Decimal.fixed(tilt, 1))°", value: tilt,
        threshold: Self.largestTilt)
    }
    if let other = header.otherAffine, other.distance(to: scan.affine) > 1e-3 {
      let distance = other.distance(to: scan.affine)
      add(
        .formsDiffer, [], "\(Decimal.short(distance)) mm in one entry", value: distance,
        threshold: 1e-3)
    }
    if header.form == .none { add(.noForms, [], "qform_code and sform_code are 0") }
    if !header.hasUnit { add(.noUnit, [], "xyzt_units names none") }
  }

  /// Rules on whether the image is in HU.
  ///
  /// Without one, statistics.json may still hold the mean of a whole vertebra.
  mutating func judgeHounsfield(_ scan: PatientScan, hasStatistics: Bool) {
    guard scan.hasValues else {
      let isOdd = findings.contains {
        [.shapeMismatch, .affineMismatch].contains($0.rule)
          && $0.metrics == Metric.ofHounsfield
      }
      let gone = Metric.ofHounsfield.filter { !hasStatistics || $0 != .wholeVertebraDensity }
      if !isOdd { add(.noScan, gone, "no ct.nii or ct.nii.gz") }
      return
    }
    guard let range = scan.range, range.lowerBound <= -500, range.upperBound >= 300 else {
      let text = scan.range.map {
        "from \(Decimal.short($0.lowerBound)) to \(Decimal.short($0.upperBound))"
      }
      return add(
        .notHounsfield, Metric.ofHounsfield,
        "the values run \(text ?? "nowhere"); a CT runs from below −500 to above 300",
        value: scan.range?.lowerBound, threshold: -500)
    }
    let bounds: [(String, [String], ClosedRange<Double>)] = [
      ("liver", ["liver"], 0...200),
      (
        "psoas", ["iliopsoas_left", "iliopsoas_right", "psoas_major_left", "psoas_major_right"],
        -30...120
      ),
    ]
    for (word, names, bound) in bounds {
      var (sum, count) = (0.0, 0)
      for region in names.compactMap({ scan.region($0) }) {
        sum += region.sum
        count += region.voxelCount
      }
      guard count > 0 else { continue }
      let mean = sum / Double(count)
      if !bound.contains(mean) {
        add(
          .notHounsfield, Metric.ofHounsfield,
          "the mean of the \(word) is \(Decimal.fixed(mean, 1)); "
            + "\(Decimal.fixed(bound.lowerBound, 0)) to \(Decimal.fixed(bound.upperBound, 0)) was expected",
          value: mean, threshold: mean < bound.lowerBound ? bound.lowerBound : bound.upperBound)
      }
    }
  }

  /// Compares volumes of masks with those of statistics.json; structures at the edge have none there.
  mutating func compare(_ statistics: StatisticsFile, with scan: PatientScan) {
    var worst: (name: String, difference: Double)?
    for (name, region) in scan.regions.sorted(by: { $0.key < $1.key }) {
      guard let entry = statistics.entries[name], name != "vertebrae_body" else { continue }
      let mask = scan.volume(region) * 1000
      if entry.isMissing, mask == 0 || scan.touchesEdge(region) { continue }
      let difference = abs(mask - entry.volume) / max(mask, entry.volume)
      if difference > max(1e-4, worst?.difference ?? 0) { worst = (name, difference) }
    }
    guard let worst else { return }
    add(
      .statsMaskDiffer, Metric.ofVolume,
      "\(worst.name) differs by \(Decimal.short(100 * worst.difference))%",
      value: worst.difference, threshold: 1e-4)
  }
}
