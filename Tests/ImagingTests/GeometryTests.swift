import Document
import TestSupport
import Testing

@testable import Imaging

/// Runs, blocks, erosion and the region of bone, against counts by hand.
@Suite struct GeometryTests {
  /// A box as runs, with the values of a function.
  private func box(
    _ x: Range<Int>, _ y: Range<Int>, _ z: Range<Int>,
    _ value: (Int, Int, Int) -> Double = { _, _, _ in 0 }
  ) -> VoxelRuns {
    var runs = VoxelRuns()
    for k in z {
      for j in y {
        let run = VoxelRuns.Run(
          start: Int32(x.lowerBound), end: Int32(x.upperBound), row: Int32(j), slice: Int32(k))
        let values = x.map { value($0, j, k) }
        unsafe values.withUnsafeBufferPointer { unsafe runs.append(run, values: $0) }
      }
    }
    return runs
  }

  @Test func `the intersection of two boxes is a box, with the first one's values`() {
    let a = box(0..<6, 0..<5, 0..<4) { x, y, z in Double(x + 10 * y + 100 * z) }
    let b = box(2..<9, 3..<8, 1..<9)
    let common = a.intersection(b)
    #expect(common.voxelCount == 4 * 2 * 3 && common.centroid == [3.5, 3.5, 2])
    #expect(common.values.first == 132 && common.values.last == 345)
    #expect(b.intersection(a).voxelCount == 24 && a.intersection(VoxelRuns()).voxelCount == 0)
    #expect(VoxelRuns().centroid == nil)
  }

  @Test func `parts that share a corner are one, parts apart are two`() {
    var touching = box(0..<3, 0..<3, 0..<3)
    for run in box(3..<5, 3..<5, 3..<5).runs { touching.append(run) }
    #expect(touching.components().map(\.voxelCount) == [35])
    var apart = box(0..<3, 0..<3, 0..<3)
    for run in box(4..<8, 3..<6, 3..<6).runs { apart.append(run) }
    #expect(apart.components().map(\.voxelCount) == [36, 27])
    // A ring: its two halves meet only in the last row.
    var ring = VoxelRuns()
    for row in 0..<4 {
      for start in [0, 8] {
        ring.append(.init(start: Int32(start), end: Int32(start + 2), row: Int32(row), slice: 0))
      }
    }
    #expect(ring.components().count == 2)
    ring.append(.init(start: 0, end: 10, row: 4, slice: 0))
    #expect(ring.components().map(\.voxelCount) == [26])
  }

  @Test func `a box eroded by r loses r at each end`() throws {
    for radii in [[0, 0, 0], [1, 2, 1], [4, 0, 0], [5, 5, 5]] {
      var block = try #require(VoxelBlock(box(3..<13, 2..<11, 1..<7)))
      block.erode(radii)
      let left = zip([10, 9, 6], radii).map { max(0, $0 - 2 * $1) }
      #expect(block.voxelCount == left.reduce(1, *))
      if block.voxelCount > 0 {
        #expect(block.extent(0) == 3 + radii[0]...12 - radii[0])
        #expect(block.contains([3 + radii[0], 2 + radii[1], 1 + radii[2]]))
      } else {
        #expect(block.extent(0) == nil)
      }
    }
    #expect(VoxelBlock(VoxelRuns()) == nil)
  }

  @Test func `erosion agrees with its definition on scattered voxels`() throws {
    var random = SplitMix64(state: 5)
    var set: Set<[Int]> = []
    var runs = VoxelRuns()
    for z in 0..<7 {
      for y in 0..<8 {
        for x in 0..<9 where random.unit() < 0.9 {
          set.insert([x, y, z])
          runs.append(.init(start: Int32(x), end: Int32(x + 1), row: Int32(y), slice: Int32(z)))
        }
      }
    }
    var block = try #require(VoxelBlock(runs))
    block.erode([1, 1, 1])
    for z in 0..<7 {
      for y in 0..<8 {
        for x in 0..<9 {
          var isKept = true
          for dz in -1...1 {
            for dy in -1...1 {
              for dx in -1...1 where !set.contains([x + dx, y + dy, z + dz]) { isKept = false }
            }
          }
          #expect(block.contains([x, y, z]) == isKept)
        }
      }
    }
  }

  private func scan(_ spacing: [Double], _ signs: [Double] = [1, 1, 1]) throws -> PatientScan {
    let folder = try Folder()
    let volume = Volume([4, 4, 4]) { _, _, _ in 0 }.with {
      $0.spacing = spacing
      $0.directions = (0..<3).map { axis in (0..<3).map { $0 == axis ? signs[axis] : 0 } }
    }
    let reader = try VolumeReader(path: try folder.write(volume.bytes, "v.nii"), name: "v")
    return PatientScan(
      shape: reader.header.shape, affine: reader.header.affine, header: reader.header,
      axes: reader.header.affine.axes)
  }

  @Test func `the back fifth and the outer thirds of the body are left out`() throws {
    // 30 × 40 × 20 voxels of 1 mm: 4 are eroded at each end. Of 40 in depth 8 are the back fifth, of
    // the 12 that are left in height 4 stay. From behind the value is the depth.
    let body = box(0..<30, 0..<40, 0..<20) { _, y, _ in Double(y) }
    let found = try #require(TrabecularDensity(body, in: scan([1, 1, 1])))
    #expect(found.voxelCount == 22 * (36 - 8) * 4 && found.block.extent(2) == 8...11)
    #expect(found.block.extent(1) == 8...35 && found.mean == 21.5 && found.greatest == 35)
    #expect(abs(found.volume - 2.464) < 1e-12)
    let turned = try #require(TrabecularDensity(body, in: scan([1, 1, 1], [1, -1, 1])))
    #expect(turned.block.extent(1) == 4...31 && turned.mean == 17.5)
  }

  @Test func `thick voxels are eroded by at least one, small bodies vanish`() throws {
    let found = try #require(TrabecularDensity(box(0..<10, 0..<10, 0..<5), in: scan([5, 5, 5])))
    #expect(found.voxelCount == 8 * 7 * 1)
    let none = try #require(TrabecularDensity(box(0..<8, 0..<8, 0..<8), in: scan([1, 1, 1])))
    #expect(none.voxelCount == 0 && !none.isLargeEnough && none.deviation == 0)
    #expect(TrabecularDensity(VoxelRuns(), in: try scan([1, 1, 1])) == nil)
  }

  @Test func `of two parts the larger is the body`() throws {
    var body = box(0..<30, 0..<30, 0..<20) { _, _, _ in 100 }
    for run in box(0..<30, 0..<30, 25..<28).runs { body.append(run) }
    // The runs of the second box have no values, so the parts must not mix.
    let part = body.components()[0]
    #expect(part.voxelCount == 18_000)
  }

  @Test func `halves go to the slice nearer the feet`() {
    #expect(SliceThroughL3.nearest(37.5, growsToHead: true) == 37)
    #expect(SliceThroughL3.nearest(37.5, growsToHead: false) == 38)
    #expect(SliceThroughL3.nearest(37.49, growsToHead: true) == 37)
    #expect(SliceThroughL3.nearest(37.51, growsToHead: true) == 38)
    #expect(SliceThroughL3.nearest(37 + 0.1 + 0.2 + 0.2, growsToHead: true) == 37)
  }

  @Test func `stored PNG data inflate to what they were`() {
    let bytes = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let stored = PNG.stored(bytes)
    #expect(stored.count == 2 + 70_000 + 2 * 5 + 4 && stored.starts(with: [0x78, 0x01, 0]))
    #expect(PNG.stored([]) == [0x78, 0x01, 1, 0, 0, 0xFF, 0xFF, 0, 0, 0, 1])
    #expect(PNG(width: 2, height: 2, pixels: [0, 4, 8, 252]).bytes.starts(with: [0x89, 0x50]))
  }

  @Test func `an outline runs along the sides of voxels, in mm`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    let run = try Phantom.run(folder)
    let record = try #require(run.first)
    let pictures = try #require(PatientPictures(record, MetricsOptions())).pictures()
    #expect(pictures.count == 2 && !pictures[0].png.isEmpty)
    #expect(pictures[0].outlines.map(\.label) == ["R", "L", ""])
    #expect(pictures[1].outlines.map(\.label) == ["T12", "L1", "L2", "L3", "L4", "L5", "", ""])
    // The left muscle: 3 voxels of 3 mm and 10 of 1.5 mm, on the right of the picture.
    let left = pictures[0].outlines[1].path
    #expect(left.filter { $0 == "H" }.count == 2 && left.filter { $0 == "V" }.count == 2)
    #expect(pictures[0].outlines[1].place.x > pictures[0].outlines[0].place.x)
    let page = run.qualityPage(version: "x")
    #expect(page.contains("data:image/png;base64,") && page.contains("id=\"patient-p1\""))
  }

  @Test func `pictures are the same in every orientation`() throws {
    let reference = try Folder()
    try Phantom.write(to: reference)
    let expected = try Phantom.run(reference).qualityDocument(version: "x")
    let first = try #require(try Phantom.run(reference).first)
    let pictures = try #require(PatientPictures(first, MetricsOptions())).pictures()
    for orientation in ["LPI", "PIR", "SAL"] {
      let folder = try Folder()
      try Phantom.write(to: folder) { $0.orientation = orientation }
      let run = try Phantom.run(folder)
      let record = try #require(run.first)
      let turned = try #require(PatientPictures(record, MetricsOptions())).pictures()
      #expect(turned.map(\.png) == pictures.map(\.png), "\(orientation)")
      #expect(turned.map(\.outlines) == pictures.map(\.outlines), "\(orientation)")
      #expect(run.qualityDocument(version: "x") == expected)
    }
  }
}
