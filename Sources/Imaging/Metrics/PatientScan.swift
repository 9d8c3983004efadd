internal import Cohorts

/// What one pass over a patient's files has found.
struct PatientScan: Sendable {
  /// A file with what it was and its digest.
  struct Source: Equatable, Sendable {
    let role: String
    let file: String
    let sha256: String
  }

  let shape: [Int]
  let affine: Affine
  let header: NIfTIHeader
  /// The axes of the array that run from left to right, back to front, foot to head.
  let axes: [Int]
  /// The structures by name; those with a label but no voxel have none.
  var regions: [String: Region] = [:]
  /// The structures that a file could hold, whether it does or not.
  var known: Set<String> = []
  /// Which file a structure is from.
  var files: [String: String] = [:]
  /// Whether the values are there.
  var hasValues = false
  /// The smallest and largest value of the image.
  var range: ClosedRange<Double>?
  /// The scan, where it fits the labels.
  var scan: ImageFile?
  var sources: [Source] = []
  var findings: [QualityFinding] = []

  /// The axis from foot to head.
  var up: Int { axes[2] }
  /// The distance of two voxels along it, in mm.
  var sliceSpacing: Double { affine.spacing(up) }

  /// A structure with voxels.
  func region(_ name: String) -> Region? {
    regions[name].flatMap { $0.voxelCount > 0 ? $0 : nil }
  }

  /// A structure's volume in cm³.
  func volume(_ region: Region) -> Double { Double(region.voxelCount) * affine.voxelVolume / 1000 }

  /// Whether a structure ends near any face of the scan.
  func touchesEdge(_ region: Region) -> Bool { (0..<3).contains { region.touchesEdge($0) } }

  /// Whether it ends near the first or last transverse slice.
  func touchesEnd(_ region: Region) -> Bool { region.touchesEdge(up) }

  /// Whether it ends near a side of the slices.
  func touchesSide(_ region: Region) -> Bool {
    region.touchesEdge(axes[0]) || region.touchesEdge(axes[1])
  }
}

extension PatientScan {
  /// Reads a patient's files once, slice by slice.
  ///
  /// - Returns: `nil` where there is no mask.
  /// - Throws: that a file cannot be read, is cut off or damaged, or has labels without names.
  static func read(
    _ files: PatientFiles, manifest: RunManifest?, _ options: MetricsOptions
  ) throws(Problems) -> PatientScan? {
    var opener = ScanOpener(files: files, manifest: manifest, options: options)
    guard var scan = try opener.open() else { return nil }
    do throws(Problem) { try opener.count(into: &scan) } catch { throw Problems([error]) }
    return scan
  }
}

/// Opens the files of a patient that fit together, and counts them.
private struct ScanOpener {
  let files: PatientFiles
  let manifest: RunManifest?
  let options: MetricsOptions
  var layers: [Layer] = []
  var image: VolumeReader?

  init(files: PatientFiles, manifest: RunManifest?, options: MetricsOptions) {
    (self.files, self.manifest, self.options) = (files, manifest, options)
  }

  /// Files further apart than this do not lie on one grid, in mm.
  private static let tolerance = 0.001

  mutating func open() throws(Problems) -> PatientScan? {
    let structures = options.structures
    var opened: [Layer] = []
    for file in files.labels {
      let reader = try VolumeReader(path: file.path, name: file.name)
      opened.append(Layer(reader, table: try table(of: reader, file), structures: structures))
    }
    for name in structures {
      guard let file = files.masks[name] else { continue }
      let reader = try VolumeReader(path: file.path, name: file.name)
      opened.append(
        reader.labelTable.map { Layer(reader, table: $0, structures: structures) }
          ?? Layer(reader, mask: name, structures: structures))
    }
    guard let first = opened.first else { return nil }
    try refuseTwice(opened)
    let header = first.reader.header
    var scan = PatientScan(
      shape: header.shape, affine: header.affine, header: header, axes: header.affine.axes)
    for layer in opened {
      if let finding = mismatch(layer.reader, header, metrics: metrics(of: layer)) {
        scan.findings.append(finding)
      } else {
        layers.append(layer)
        scan.known.formUnion(layer.structures)
        for name in layer.structures { scan.files[name] = layer.reader.name }
      }
    }
    if let file = files.scan {
      let reader = try VolumeReader(path: file.path, name: file.name)
      if let finding = mismatch(reader, header, metrics: Metric.ofHounsfield) {
        scan.findings.append(finding)
      } else {
        image = reader
        (scan.hasValues, scan.scan) = (true, file)
      }
    }
    return scan
  }

  private func metrics(of layer: Layer) -> [Metric] {
    layer.structures == ["vertebrae_body"] ? Metric.ofTrabecularBone : Metric.allCases
  }

  /// The names of a file's labels: its header's, else the run report's, else those of the task.
  private func table(of reader: VolumeReader, _ file: ImageFile) throws(Problems) -> LabelTable {
    if let table = reader.labelTable { return table }
    if file.stem == TaskLabels.abdominalMuscles.rawValue {
      return TaskLabels.abdominalMuscles.table
    }
    if let table = manifest?.labels { return table }
    if let task = options.task.flatMap(TaskLabels.init(rawValue:)) { return task.table }
    throw Problems([
      Problem(
        "the labels have no names in the header; put the run report beside the file, or say which "
          + "task made it with --task "
          + TaskLabels.allCases.map(\.rawValue).joined(separator: ", "),
        at: Place(file: reader.name))
    ])
  }

  private func refuseTwice(_ layers: [Layer]) throws(Problems) {
    var seen: [String: String] = [:]
    for layer in layers {
      for name in layer.structures {
        if let other = seen[name] {
          throw Problems([
            Problem(
              "\(name) is in \(other) too, and only one can be meant",
              at: Place(file: layer.reader.name))
          ])
        }
        seen[name] = layer.reader.name
      }
    }
  }

  private func mismatch(
    _ reader: VolumeReader, _ header: NIfTIHeader, metrics: [Metric]
  ) -> QualityFinding? {
    guard reader.header.shape == header.shape else {
      let shapes = [reader.header.shape, header.shape].map {
        $0.map(String.init).joined(separator: " × ")
      }
      return QualityFinding(
        rule: .shapeMismatch, metrics: metrics,
        detail: "\(reader.name) has \(shapes[0]) voxels, the labels have \(shapes[1])")
    }
    let distance = reader.header.affine.distance(to: header.affine)
    guard distance > Self.tolerance else { return nil }
    return QualityFinding(
      rule: .affineMismatch, metrics: metrics,
      detail: "\(reader.name) lies \(Decimal.short(distance)) mm away from the labels",
      value: distance, threshold: Self.tolerance)
  }

  /// The pass over all slices.
  mutating func count(into scan: inout PatientScan) throws(Problem) {
    let structures = options.structures
    var counter = RegionCounter(
      shape: scan.shape, transverseAxis: scan.up,
      isKept: structures.map { options.keepsVoxels($0) },
      valued: structures.firstIndex(of: "vertebrae_\(options.densityLevel)"))
    var values = [Double](
      repeating: 0, count: image == nil ? 0 : scan.header.sliceCount)
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for slice in 0..<scan.shape[2] {
      if let image {
        try image.advance()
        image.values(into: &values)
        Self.widen(&least, &greatest, values)
      }
      for place in layers.indices {
        try layers[place].count(&counter, values: values, slice: slice)
      }
    }
    if least <= greatest { scan.range = least...greatest }
    for (name, region) in zip(structures, counter.counted()) where scan.known.contains(name) {
      scan.regions[name] = region
    }
    try finish(&scan)
  }

  private static func widen(_ least: inout Double, _ greatest: inout Double, _ values: [Double]) {
    unsafe values.withUnsafeBufferPointer { values in
      for place in 0..<values.count {
        let value = unsafe values[place]
        least = value < least ? value : least
        greatest = value > greatest ? value : greatest
      }
    }
  }

  private func finish(_ scan: inout PatientScan) throws(Problem) {
    for layer in layers {
      let numbers = try layer.unnamed()
      if !numbers.isEmpty {
        let shown = numbers.prefix(5).map(String.init).joined(separator: ", ")
        scan.findings.append(
          QualityFinding(
            rule: .unnamedLabel, metrics: [], detail: "\(layer.reader.name): \(shown)"))
      }
      if layer.isFirstVersion {
        scan.findings.append(
          QualityFinding(rule: .firstVersion, metrics: [], detail: layer.reader.name))
      }
      scan.sources.append(
        .init(
          role: layer.isMask ? "mask" : "labels", file: layer.reader.name,
          sha256: try layer.reader.finish()))
    }
    if let image {
      scan.sources.append(.init(role: "ct", file: image.name, sha256: try image.finish()))
    }
  }
}
