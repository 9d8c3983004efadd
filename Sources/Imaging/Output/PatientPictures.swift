internal import Cohorts
internal import Document

/// The two pictures of a patient: the slice through L3 with the muscles, and the spine from the side
/// with the region of the bone density.
struct PatientPictures {
  private let record: PatientRecord
  private let scan: PatientScan
  private let options: MetricsOptions

  /// How much is shown around the structures, in mm.
  private static let margin = 25.0

  init?(_ record: PatientRecord, _ options: MetricsOptions) {
    guard let scan = record.scan else { return nil }
    (self.record, self.scan, self.options) = (record, scan, options)
  }

  /// The pictures; their greys are read from the scan once more, up to the last slice needed.
  func pictures() -> [Plate.Picture] {
    let planes = [transverse, sagittal]
    let greys = read(planes.compactMap { $0 })
    var next = 0
    var pictures: [Plate.Picture] = []
    for (plane, isTransverse) in zip(planes, [true, false]) {
      guard let plane else { continue }
      let window = isTransverse ? GreyWindow.soft : .bone
      let png = greys.map {
        window.png($0[next], width: plane.columns.count, height: plane.rows.count)
      }
      next += 1
      pictures.append(
        Plate.Picture(
          png: png ?? [], size: plane.size,
          outlines: isTransverse ? muscles(plane) : spine(plane),
          caption: isTransverse ? sliceCaption : boneCaption))
    }
    return pictures
  }

  // MARK: - Planes

  private var sides: [Region] {
    ["left", "right"].compactMap { scan.region("\(options.psoas.rawValue)_\($0)") }
  }

  private var transverse: Plane? {
    guard let view = record.view, let vertebra = scan.region("vertebrae_L3") else { return nil }
    return Plane(
      .transverse, index: view.slice.index, around: sides + [vertebra], margin: Self.margin,
      in: scan)
  }

  private var vertebrae: [(level: String, region: Region)] {
    MetricsOptions.levels.compactMap { level in
      scan.region("vertebrae_\(level)").map { (level, $0) }
    }
  }

  /// Through the middle of the region of bone, else of the vertebra, else of L3.
  private var sagittal: Plane? {
    let axis = scan.axes[0]
    var index = record.density?.block.extent(axis).map { ($0.lowerBound + $0.upperBound) / 2 }
    for level in [options.densityLevel, "L3"] where index == nil {
      index = scan.region("vertebrae_\(level)")?.centroid(axis).map { Int($0.rounded()) }
    }
    guard let index else { return nil }
    return Plane(
      .sagittal, index: index, around: vertebrae.map(\.region), margin: Self.margin, in: scan)
  }

  // MARK: - Lines

  private func muscles(_ plane: Plane) -> [Plate.Outline] {
    var outlines: [Plate.Outline] = []
    for (series, side) in [(1, "right"), (2, "left")] {
      guard let region = scan.region("\(options.psoas.rawValue)_\(side)") else { continue }
      outlines.append(outline(plane, plane.mask(region.runs), series, side == "left" ? "L" : "R"))
    }
    if let vertebra = scan.region("vertebrae_L3") {
      outlines.append(outline(plane, plane.mask(vertebra.runs), 3, ""))
    }
    return outlines
  }

  private func spine(_ plane: Plane) -> [Plate.Outline] {
    var outlines: [Plate.Outline] = []
    for (level, region) in vertebrae {
      var vertebra = outline(plane, plane.mask(region.runs), 3, level)
      vertebra.place.x = 2
      outlines.append(vertebra)
    }
    if let density = record.density {
      outlines.append(outline(plane, plane.mask(density.block), 2, ""))
    }
    if let view = record.view, let line = plane.line(atRow: view.slice.index) {
      outlines.append(Plate.Outline(line, series: 1))
    }
    return outlines
  }

  private func outline(
    _ plane: Plane, _ mask: [Bool], _ series: Int, _ label: String
  ) -> Plate.Outline {
    let center = plane.center(mask)
    return Plate.Outline(
      plane.outline(mask), series: series, label: center == nil ? "" : label,
      at: center.map { ($0.0 - 4, $0.1 + 2.5) } ?? (0, 0))
  }

  // MARK: - Words

  private var sliceCaption: String {
    guard let view = record.view else { return "" }
    let rule = view.slice.rule.rawValue
    return "L3, slice \(view.slice.index) (\(rule)), z \(Decimal.fixed(view.slice.height, 1)) mm"
  }

  private var boneCaption: String {
    guard record.density != nil else { return "Spine; line: slice through L3" }
    return "Spine; orange: bone of \(options.densityLevel); line: slice through L3"
  }

  // MARK: - Greys

  private func read(_ planes: [Plane]) -> [[Double]]? {
    guard let file = scan.scan, let last = planes.map(\.lastSlice).max() else { return nil }
    var greys = planes.map { [Double](repeating: 0, count: $0.columns.count * $0.rows.count) }
    do {
      let reader = try VolumeReader(path: file.path, name: file.name)
      guard reader.header.shape == scan.shape else { return nil }
      var values = [Double](repeating: 0, count: reader.header.sliceCount)
      for slice in 0...last {
        try reader.advance()
        guard planes.contains(where: { $0.axis != 2 || $0.index == slice }) else { continue }
        reader.values(into: &values)
        for (place, plane) in planes.enumerated() {
          plane.take(values, slice: slice, shape: scan.shape, into: &greys[place])
        }
      }
    } catch { return nil }
    return greys
  }
}
