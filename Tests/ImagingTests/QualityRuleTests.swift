import Testing

@testable import Imaging

/// Each rule of quality, met on purpose: the code, and which numbers are missing.
@Suite struct QualityRuleTests {
  private func record(
    clinical: String = Phantom.clinical, scan: Bool = true, bodies: Bool = true,
    _ change: (inout Volume) -> Void = { _ in }, options: (inout MetricsOptions) -> Void = { _ in }
  ) throws -> PatientRecord {
    let folder = try Folder()
    try Phantom.write(to: folder, scan: scan, bodies: bodies, change)
    return try #require(try Phantom.run(folder, clinical: clinical, options).first)
  }

  private func masked(_ keep: @escaping (Int, Int, Int, Int) -> Int) throws -> PatientRecord {
    try record { volume in
      let value = volume.value
      guard !volume.labels.isEmpty else { return }
      volume.value = { x, y, z in Double(keep(Int(value(x, y, z)), x, y, z)) }
    }
  }

  /// The phantom without the slices below or above.
  private func cropped(_ slices: Range<Int>) throws -> PatientRecord {
    try record { volume in
      let value = volume.value
      volume.shape[2] = slices.count
      volume.value = { value($0, $1, $2 + slices.lowerBound) }
    }
  }

  @Test func `a muscle at the end of the scan has no volume, but an area`() throws {
    for slices in [2..<90, 0..<78, 3..<90] {
      let record = try cropped(slices)
      #expect(record.codes.contains("PSOAS_TOUCHES_EDGE"))
      #expect(
        record.values[.psoasMuscleVolumeIndex] == nil && record.values[.psoasVolumeLeft] == nil)
      #expect(record.values[.psoasMuscleIndex] != nil && record.values[.trabecularDensity] != nil)
    }
    #expect(try !cropped(1..<90).codes.contains("PSOAS_TOUCHES_EDGE"))
    #expect(try !cropped(0..<79).codes.contains("PSOAS_TOUCHES_EDGE"))
  }

  @Test func `a scan that ends in L3 has no area, one above it no L3`() throws {
    let cut = try cropped(30..<90)
    #expect(cut.codes.contains("L3_CUT") && cut.values[.psoasMuscleIndex] == nil)
    #expect(cut.values[.sliceHeight] == nil && cut.values[.trabecularDensity] != nil)
    let absent = try cropped(44..<90)
    #expect(absent.codes.contains("L3_ABSENT") && absent.values[.averagePsoasDensity] == nil)
  }

  @Test func `a muscle on one side leaves the other's numbers`() throws {
    let record = try masked { label, _, _, _ in label == 88 ? 0 : label }
    #expect(record.codes.contains("PSOAS_ONE_SIDE"))
    #expect(record.values[.psoasVolumeLeft] == nil && record.values[.psoasVolumeRight] != nil)
    #expect(
      record.values[.psoasMuscleVolumeIndex] == nil && record.values[.psoasMuscleIndex] == nil)
    #expect(record.values[.averagePsoasDensity] == nil && record.values[.trabecularDensity] != nil)
    let none = try masked { label, _, _, _ in label == 88 || label == 89 ? 0 : label }
    #expect(none.codes.contains("PSOAS_ABSENT") && none.values[.psoasVolumeRight] == nil)
  }

  @Test func `absent femurs and hips only warn`() throws {
    let record = try masked { label, _, _, _ in label == 75 || label == 76 ? 0 : label }
    #expect(record.codes == ["INCLUDES_ILIACUS"])
    #expect(record.values[.psoasMuscleVolumeIndex] != nil)
    #expect(record.status(MetricsOptions(), hasTumors: true) == "warn")
  }

  @Test func `values that are not HU touch nothing but HU`() throws {
    let changes: [(Double) -> Double] = [
      { ($0 + 1000) / 10 }, { 0 * $0 }, { $0 * 10 }, { $0 - 200 },
    ]
    for change in changes {
      let folder = try Folder()
      try Phantom.write(to: folder)
      var scan = Phantom.scan
      let value = scan.value
      scan.value = { change(value($0, $1, $2)) }
      try folder.write(scan.bytes, "data/p1/ct.nii")
      let record = try #require(try Phantom.run(folder).first)
      #expect(record.codes.contains("NOT_HU"))
      for metric in Metric.ofHounsfield { #expect(record.values[metric] == nil) }
      #expect(
        record.values[.psoasMuscleVolumeIndex] != nil && record.values[.psoasMuscleIndex] != nil)
    }
  }

  @Test func `without a scan there are volumes and areas`() throws {
    let record = try record(scan: false)
    #expect(record.codes == ["NO_CT"])
    #expect(record.values[.psoasMuscleIndex] != nil && record.values[.wholeVertebraDensity] == nil)
  }

  @Test func `without vertebral bodies there is no bone density, and L3 goes by its label`() throws
  {
    let record = try record(bodies: false)
    #expect(record.codes == ["BODY_ABSENT"])
    #expect(record.values[.trabecularDensity] == nil && record.values[.trabecularVoxels] == nil)
    #expect(record.values[.wholeVertebraDensity] != nil)
    #expect(record.view?.slice.rule == .centroid)
  }

  @Test func `a small region of bone gives no density`() throws {
    let record = try record { $0.spacing = [0.3, 0.2, 0.5] }
    #expect(record.codes.contains("ROI_TOO_SMALL") && record.values[.trabecularDensity] == nil)
  }

  @Test func `a scan on another grid gives no HU`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    try folder.write(
      Phantom.scan.with { $0.directions[0] = [1, 0.01, 0] }.bytes, "data/p1/ct.nii")
    let moved = try #require(try Phantom.run(folder).first)
    #expect(moved.codes == ["AFFINE_MISMATCH"] && moved.values[.averagePsoasDensity] == nil)
    #expect(moved.values[.psoasMuscleIndex] != nil)
    try folder.write(Phantom.scan.with { $0.shape[2] = 89 }.bytes, "data/p1/ct.nii")
    #expect(try Phantom.run(folder).first?.codes == ["SHAPE_MISMATCH"])
  }

  @Test func `two sizes of a voxel give neither volume nor area`() throws {
    let record = try record { $0.pixdim = [1, 1, 1] }
    #expect(record.codes.contains("PIXDIM_AFFINE_MISMATCH"))
    #expect(record.values[.psoasMuscleVolumeIndex] == nil && record.values[.psoasAreaLeft] == nil)
    #expect(record.values[.averagePsoasDensity] != nil)
  }

  @Test func `headers that leave something open are warned about`() throws {
    let none = try record { $0.sformCode = 0 }
    #expect(none.codes == ["NO_FORMS"] && none.scan?.affine.orientation == "LAS")
    #expect(none.values[.psoasVolumeLeft] == 28.674 && none.values[.psoasAreaLeft] == 1.35)
    #expect(try record { $0.unit = 0 }.codes == ["NO_UNIT"])
    let both = try record { ($0.qformCode, $0.qformShift) = (1, 2) }
    #expect(both.codes == ["QFORM_SFORM_DIFFER"] && both.values[.sliceHeight] == -9)
    #expect(try record { $0.qformCode = 1 }.codes == [])
    let quaternion = try record { ($0.sformCode, $0.qformCode) = (0, 1) }
    #expect(quaternion.codes == [] && quaternion.values[.sliceHeight] == -9)
  }

  @Test func `slices above 5 mm are warned about, fewer than three in L3 give no area`() throws {
    #expect(try !record { $0.spacing[2] = 5 }.codes.contains("THICK_SLICE"))
    #expect(try record { $0.spacing[2] = 5.5 }.codes.contains("THICK_SLICE"))
    let thick = try masked { label, _, _, z in label == 29 && z != 37 && z != 38 ? 0 : label }
    #expect(thick.codes.contains("L3_FEW_SLICES") && thick.values[.psoasAreaLeft] == nil)
  }

  @Test func `vertebrae out of order, apart or in two parts are warned about`() throws {
    let gap = try masked { label, _, _, _ in label == 30 ? 0 : label }
    #expect(gap.codes.contains("VERTEBRA_ORDER"))
    #expect(gap.findings.contains { $0.detail == "L2 is missing between others" })
    let swapped = try masked { label, _, _, _ in label == 28 ? 27 : label == 27 ? 28 : label }
    #expect(swapped.codes.contains("VERTEBRA_ORDER"))
    #expect(swapped.values[.psoasMuscleIndex] != nil)
    let parts = try masked { label, x, _, _ in label == 30 && 14..<15 ~= x ? 0 : label }
    #expect(parts.codes == ["VERTEBRA_MIXED"])
    let small = try masked { label, x, _, _ in label == 30 && x > 12 ? 0 : label }
    #expect(small.codes == ["VERTEBRA_SIZE"])
  }

  @Test func `metal in the bone is warned about`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    var scan = Phantom.scan
    scan.value = { x, y, z in
      x == 15 && y == 19 && z == 61 ? 900 : Phantom.density(x, y, z)
    }
    try folder.write(scan.bytes, "data/p1/ct.nii")
    let record = try #require(try Phantom.run(folder).first)
    #expect(record.codes == ["METAL"])
    #expect(record.values[.trabecularDensity] == (287 * 150.0 + 900) / 288)
  }

  @Test func `sides that differ much are warned about`() throws {
    let record = try masked { label, x, _, _ in label == 88 && x > 3 ? 0 : label }
    #expect(record.codes == ["LEFT_RIGHT_RATIO"] && record.values[.psoasMuscleVolumeIndex] != nil)
  }

  @Test(arguments: [
    ("height_m,max_diameter_cm,n_lesions", "1.1,3,2", "HEIGHT_IMPLAUSIBLE", "pmvi pmi"),
    ("height_m,max_diameter_cm,n_lesions", "170,3,2", "HEIGHT_IMPLAUSIBLE", "pmvi pmi"),
    ("height_m,max_diameter_cm,n_lesions", ",3,2", "HEIGHT_MISSING", "pmvi pmi"),
    ("height_cm,max_diameter_cm,n_lesions", "170,35,2", "DIAMETER_LOOKS_MM", "tbs"),
    ("height_cm,max_diameter_cm,n_lesions", "170,0,2", "DIAMETER_NOT_POSITIVE", "tbs"),
    ("height_cm,max_diameter_cm,n_lesions", "170,3,2.5", "LESIONS_NOT_INTEGER", "tbs"),
    ("height_cm,max_diameter_cm,n_lesions", "170,3,0", "LESIONS_NOT_INTEGER", "tbs"),
    ("height_cm,max_diameter_cm,n_lesions", "170,NA,1", "TUMOR_MISSING", "tbs"),
  ])
  func `clinical values that cannot be right give no index`(
    _ header: String, _ row: String, _ code: String, _ missing: String
  ) throws {
    let record = try record(clinical: "id,\(header)\np1,\(row)\n")
    #expect(record.codes == [code])
    #expect(record.status(MetricsOptions(), hasTumors: true) == "missing: " + missing)
  }

  @Test func `labels of version 1 are read by their names, and said so`() throws {
    let record = try record { volume in
      let value = volume.value
      guard !volume.labels.isEmpty else { return }
      let first = TaskLabels.totalV1.table.names
      let numbers = Dictionary(uniqueKeysWithValues: first.map { ($0.value, $0.key) })
      volume.labels = first
      volume.value = { x, y, z in
        Double(Phantom.names[Int(value(x, y, z))].flatMap { numbers[$0] } ?? 0)
      }
    }
    #expect(record.codes == ["V1_ORDER"] && record.values[.psoasVolumeLeft] == 28.674)
  }

  @Test func `a label without a name is warned about`() throws {
    let record = try record { volume in
      if !volume.labels.isEmpty { volume.labels[5] = nil }
    }
    #expect(record.codes == ["UNNAMED_LABEL"])
  }

  @Test func `every rule has its sentence, and the kinds stand apart`() {
    for rule in QualityRule.allCases {
      #expect(!rule.meaning.isEmpty && !rule.meaning.hasSuffix("."))
      #expect(rule.rawValue.allSatisfy { $0.isUppercase || $0 == "_" || $0.isNumber })
    }
    #expect(
      QualityRule.includesIliacus.kind == .warning && QualityRule.notHounsfield.kind == .missing)
  }
}
