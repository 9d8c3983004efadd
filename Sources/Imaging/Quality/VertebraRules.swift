extension PatientRecord {
  /// How far apart the centroids of neighbouring vertebrae lie, in mm.
  private static let spacing = 20.0...50.0
  /// What a lumbar vertebra's volume is, in cm³.
  private static let volume = 20.0...90.0
  /// How much a vertebra may differ from its neighbour.
  private static let largestDifference = 0.4
  /// A second part of more than this share is not a spur of the first.
  private static let secondPart = 0.1

  /// Rules on the numbering of vertebrae, which is mixed in some patients: order, distance, size.
  mutating func judgeVertebrae(_ scan: PatientScan) {
    let levels = MetricsOptions.levels
    let present = levels.filter { scan.region("vertebrae_\($0)") != nil }
    judgeOrder(present, scan)
    var last: (level: String, volume: Double)?
    for level in levels {
      guard let region = scan.region("vertebrae_\(level)"), !scan.touchesEdge(region) else {
        last = nil
        continue
      }
      let volume = scan.volume(region)
      judgeSize(level, volume, after: last)
      last = (level, volume)
      judgeParts(level, region)
    }
  }

  private mutating func judgeOrder(_ present: [String], _ scan: PatientScan) {
    let metrics = Metric.ofSlice + Metric.ofTrabecularBone + [.wholeVertebraDensity]
    let levels = MetricsOptions.levels
    let places = present.compactMap { levels.firstIndex(of: $0) }
    if let first = places.first, let last = places.last, last - first + 1 != places.count {
      let gone = levels[first...last].filter { !present.contains($0) }
      add(.vertebraOrder, metrics, gone.joined(separator: ", ") + " is missing between others")
    }
    for (upper, lower) in zip(places, places.dropFirst()) where lower == upper + 1 {
      guard let a = height(levels[upper], scan), let b = height(levels[lower], scan) else {
        continue
      }
      let distance = a - b
      if !Self.spacing.contains(distance) {
        add(
          .vertebraOrder, metrics,
          "\(levels[upper]) lies \(Decimal.fixed(distance, 1)) mm above \(levels[lower])",
          value: distance, threshold: distance < 20 ? 20 : 50)
      }
    }
  }

  private func height(_ level: String, _ scan: PatientScan) -> Double? {
    guard let region = scan.region("vertebrae_\(level)") else { return nil }
    return scan.affine.world((0..<3).map { region.centroid($0) ?? 0 })[2]
  }

  private mutating func judgeSize(
    _ level: String, _ volume: Double, after last: (level: String, volume: Double)?
  ) {
    guard level.hasPrefix("L") else { return }
    if !Self.volume.contains(volume) {
      add(
        .vertebraSize, [], "\(level) has \(Decimal.fixed(volume, 1)) cm³", value: volume,
        threshold: volume < 20 ? 20 : 90)
    }
    if let last, last.level.hasPrefix("L") {
      let difference = abs(volume - last.volume) / max(volume, last.volume)
      if difference > Self.largestDifference {
        add(
          .vertebraSize, [],
          "\(level) and \(last.level) differ by \(Decimal.fixed(100 * difference, 0))%",
          value: difference, threshold: Self.largestDifference)
      }
    }
  }

  private mutating func judgeParts(_ level: String, _ region: Region) {
    let parts = region.runs.components()
    guard parts.count > 1 else { return }
    let share = Double(parts[1].voxelCount) / Double(region.voxelCount)
    guard share > Self.secondPart else { return }
    add(
      .vertebraMixed, Metric.ofSlice + Metric.ofTrabecularBone,
      "\(level) has a second part of \(Decimal.fixed(100 * share, 0))%", value: share,
      threshold: Self.secondPart)
  }
}
