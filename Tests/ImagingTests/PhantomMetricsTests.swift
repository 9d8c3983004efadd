import TestSupport
import Testing

@testable import Imaging

/// What is measured in the phantom, against the numbers counted by hand in ``Phantom``.
@Suite struct PhantomMetricsTests {
  private func agrees(_ found: Double?, _ expected: Double, _ relative: Double = 1e-12) -> Bool {
    disagreement(found, expected, relative: relative) == nil
  }

  @Test(arguments: ["RAS", "LPS", "LAS", "PIR", "ASL", "SRA", "IPL"])
  func `every orientation gives the counted numbers`(_ orientation: String) throws {
    let folder = try Folder()
    try Phantom.write(to: folder) { $0.orientation = orientation }
    let record = try #require(try Phantom.run(folder).first)
    let found = record.values
    #expect(record.scan?.affine.orientation == orientation)
    #expect(agrees(found[.psoasVolumeLeft], 2124 * 13.5 / 1000))
    #expect(agrees(found[.psoasVolumeRight], 2832 * 13.5 / 1000))
    #expect(agrees(found[.psoasMuscleVolumeIndex], 66.906 / 4.913))
    #expect(agrees(found[.psoasAreaLeft], 1.35) && agrees(found[.psoasAreaRight], 1.8))
    #expect(agrees(found[.psoasMuscleIndex], 3.15 / 2.89))
    #expect(agrees(found[.averagePsoasDensity], (30 * 40 + 40 * 55) / 70.0))
    #expect(agrees(found[.sliceHeight], -120 + 37 * 3))
    #expect(agrees(found[.trabecularDensity], 150) && found[.trabecularDeviation] == 0)
    #expect(found[.trabecularVoxels] == 288)
    #expect(agrees(found[.wholeVertebraDensity], (1300 * 150 + 860 * 400) / 2160.0))
    #expect(agrees(found[.tumorBurdenScore], 13.0.squareRoot()))
    #expect(record.codes == [] && record.status(MetricsOptions(), hasTumors: true) == "ok")
  }

  @Test func `big-endian files, NIfTI-2 and every type give the same numbers`() throws {
    for (version, isBigEndian, type) in [
      (1, true, VoxelType.uint8), (2, false, .int32), (2, true, .float64), (1, false, .float32),
      (1, true, .uint16), (2, false, .uint64), (1, false, .int64), (1, true, .uint32),
      (1, false, .int8), (2, true, .int16),
    ] {
      let folder = try Folder()
      try Phantom.write(to: folder) {
        ($0.version, $0.isBigEndian, $0.type) = (version, isBigEndian, type)
        $0.isForeignExtensionFirst = true
      }
      let record = try #require(try Phantom.run(folder).first)
      #expect(agrees(record.values[.psoasVolumeLeft], 28.674), "\(type)")
      #expect(agrees(record.values[.trabecularDensity], 150), "\(type)")
      #expect(record.codes == [], "\(type)")
    }
  }

  @Test func `slope and intercept of the scan are applied`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    var scan = Phantom.scan
    (scan.type, scan.slope, scan.intercept) = (.uint16, 0.5, -1024)
    try folder.write(scan.bytes, "data/p1/ct.nii")
    let record = try #require(try Phantom.run(folder).first)
    #expect(agrees(record.values[.trabecularDensity], 150))
    #expect(agrees(record.values[.averagePsoasDensity], 3400 / 70.0))
  }

  @Test(arguments: [
    (MetricsOptions.SliceRule.bodyCentroid, 37, 10), (.centroid, 36, 10), (.extent, 33, 11),
  ])
  func `each rule chooses its slice`(
    _ rule: MetricsOptions.SliceRule, _ slice: Int, _ depth: Int
  ) throws {
    for orientation in ["RAS", "LPI"] {
      let folder = try Folder()
      try Phantom.write(to: folder) { $0.orientation = orientation }
      let record = try #require(try Phantom.run(folder) { $0.sliceRule = rule }.first)
      #expect(agrees(record.values[.sliceHeight], Double(-120 + 3 * slice)))
      #expect(agrees(record.values[.psoasAreaRight], Double(4 * depth) * 0.045))
      #expect(record.view?.slice.rule == rule)
    }
  }

  @Test func `the neighbours of the slice are those nearer head and feet`() throws {
    for orientation in ["RAS", "LPI"] {
      let folder = try Folder()
      try Phantom.write(to: folder) { $0.orientation = orientation }
      let view = try #require(try Phantom.run(folder) { $0.sliceRule = .centroid }.first?.view)
      #expect(agrees(view.above, 7 * 10 * 0.045) && agrees(view.below, 7 * 11 * 0.045))
    }
  }

  @Test func `the mean is over all slices of the label`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    let record = try #require(try Phantom.run(folder) { $0.sliceRule = .mean }.first)
    // z 24…43: depths 12, 11 and 10 six times each, then 9 twice.
    let depths = 6 * (12 + 11 + 10) + 2 * 9
    #expect(agrees(record.values[.psoasAreaLeft], Double(3 * depths) / 20 * 0.045))
  }

  @Test func `a volume is clipped between two levels`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    let run = try Phantom.run(folder) { $0.psoasRange = ("L2", "L4") }
    // z 20…55: ⌊z/6⌋ is 3 four times (20 to 23), then 4…8 six times each, then 9 twice (54, 55).
    let depth = 36 * 16 - (4 * 3 + 6 * (4 + 5 + 6 + 7 + 8) + 2 * 9)
    #expect(agrees(run.first?.values[.psoasVolumeLeft], Double(3 * depth) * 13.5 / 1000))
    #expect(run.cohortCSV.contains("iliopsoas L2-L4"))
  }

  @Test func `a sheared grid has the volume of its determinant`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder) { $0.directions[2] = [0, 0.6, 0.8] }
    let record = try #require(try Phantom.run(folder).first)
    #expect(agrees(record.values[.psoasVolumeLeft], 28.674 * 0.8, 1e-6))
    #expect(agrees(record.values[.psoasAreaLeft], 1.35, 1e-6))
    #expect(!record.codes.contains("TILTED") && !record.codes.contains("PIXDIM_AFFINE_MISMATCH"))
  }

  @Test func `tilted slices are measured as they are, with a warning`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder) {
      ($0.directions[1], $0.directions[2]) = ([0, 0.8, 0.6], [0, -0.6, 0.8])
    }
    let record = try #require(try Phantom.run(folder).first)
    #expect(agrees(record.values[.psoasVolumeLeft], 28.674, 1e-6))
    #expect(agrees(record.scan?.affine.tilt, 36.86989764584402, 1e-6))
    #expect(record.codes.contains("TILTED"))
  }

  @Test func `spacings that single precision rounds agree to 1e-6`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder) { $0.spacing = [0.8, 0.8, 5] }
    let record = try #require(try Phantom.run(folder).first)
    #expect(agrees(record.values[.psoasVolumeRight], 2832 * 3.2 / 1000, 1e-6))
  }

  @Test func `metres and micrometres are lengths too`() throws {
    for (unit, factor) in [(1, 0.001), (3, 1000.0)] {
      let folder = try Folder()
      try Phantom.write(to: folder) {
        $0.unit = unit
        $0.spacing = [3, 1.5, 3].map { $0 * factor }
      }
      let record = try #require(try Phantom.run(folder).first)
      #expect(agrees(record.values[.psoasVolumeLeft], 28.674, 1e-6))
    }
  }

  @Test func `one mask for each structure gives what one label file gives`() throws {
    let folder = try Folder()
    for (number, name) in Phantom.names {
      let mask = Volume(Phantom.shape) { Phantom.label($0, $1, $2) == number ? 1 : 0 }
      try folder.write(mask.bytes, "data/p1/segmentations/\(name).nii")
    }
    try folder.write(Phantom.bodies.bytes, "data/p1/vertebrae_body.nii")
    try folder.write(Phantom.scan.bytes, "data/p1/ct.nii")
    let masks = try #require(try Phantom.run(folder).first)
    let other = try Folder()
    try Phantom.write(to: other)
    #expect(masks.values == (try Phantom.run(other).first?.values))
  }

  @Test func `the psoas major is measured from its own labels`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    let muscles = Volume(Phantom.shape) { x, y, z in
      let label = Phantom.label(x, y, z)
      return z < 30 ? 0 : label == 88 ? 20 : label == 89 ? 19 : 0
    }
    try folder.write(muscles.bytes, "data/p1/abdominal_muscles.nii")
    let run = try Phantom.run(folder) { $0.psoas = .psoasMajor }
    // z 30…75: ⌊z/6⌋ is 5…11 six times each and 12 four times.
    let depth = 46 * 16 - (6 * (5...11).reduce(0, +) + 4 * 12)
    #expect(agrees(run.first?.values[.psoasVolumeLeft], Double(3 * depth) * 13.5 / 1000))
    #expect(run.notes.first?.contains("psoas major") == true)
    #expect(run.cohortCSV.contains(",psoas_major,"))
  }

  @Test func `scaling the voxels scales volumes by the cube, areas by the square`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder) { $0.spacing = $0.spacing.map { 0.5 * $0 } }
    let record = try #require(try Phantom.run(folder).first)
    #expect(agrees(record.values[.psoasVolumeLeft], 28.674 / 8))
    #expect(agrees(record.values[.psoasAreaLeft], 1.35 / 4))
  }
}
