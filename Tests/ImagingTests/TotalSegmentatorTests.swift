import Foundation
import TestSupport
import Testing

@testable import Imaging

/// Volumes and mean intensities of all 117 structures, against TotalSegmentator's own
/// `get_basic_statistics` on the same files.
///
/// It runs where TotalSegmentator is installed (`pip install --no-deps TotalSegmentator` beside numpy,
/// nibabel and tqdm) in the Python that REPRISE_TOTALSEGMENTATOR names, python3 without it.
@Suite struct TotalSegmentatorTests {
  /// What the script printed, and how it ended.
  private static func run(_ arguments: [String]) throws -> (status: Int32, output: Data) {
    let process = Process()
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "totalsegmentator_statistics.py").path
    process.executableURL = URL(filePath: "/usr/bin/env")
    let python = ProcessInfo.processInfo.environment["REPRISE_TOTALSEGMENTATOR"] ?? "python3"
    process.arguments = [python, script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  static let isInstalled: Bool = {
    // Without files it fails with another status than 77 where it is installed.
    ((try? run([]).status) ?? 77) == 1
  }()

  /// Structures in a line of boxes, some of which touch an edge.
  private static func volume(_ spacing: [Double]) -> (labels: Volume, scan: Volume) {
    var labels = Volume([40, 30, 36]) { x, y, z in
      let (a, b, c) = (x / 6, y / 6, z / 7)
      let number = 1 + a + 7 * b + 35 * c
      return x % 6 < 5 && y % 6 < 4 && z % 7 != 3 && number <= 117 ? Double(number) : 0
    }
    labels.labels = TaskLabels.total.table.names
    var scan = Volume([40, 30, 36]) { x, y, z in Double((37 * x + 101 * y + 211 * z) % 1500) - 700 }
    scan.type = .int16
    (labels.spacing, scan.spacing) = (spacing, spacing)
    return (labels, scan)
  }

  @Test(
    .enabled(if: isInstalled, "TotalSegmentator is not installed, so nothing is compared with it"),
    arguments: [[1.5, 1.5, 3.0], [0.8, 0.8, 5.0], [0.7421875, 0.7421875, 1.25]])
  func `volumes and intensities are those of TotalSegmentator`(_ spacing: [Double]) throws {
    let folder = try Folder()
    let (labels, scan) = Self.volume(spacing)
    for orientation in ["RAS", "LPS", "PIR"] {
      let files = [
        try folder.write(labels.with { $0.orientation = orientation }.bytes, "seg.nii"),
        try folder.write(scan.with { $0.orientation = orientation }.bytes, "ct.nii"),
      ]
      let names = TaskLabels.total.names
      let (regions, affine) = try count(files, names)
      for isExcluding in [true, false] {
        let run = try Self.run(files + [isExcluding ? "exclude" : "include"])
        #expect(run.status == 0)
        let theirs = try StatisticsFile([UInt8](run.output), fileName: "stdout")
        #expect(theirs.entries.count == 117)
        for (name, region) in zip(names, regions) {
          let entry = try #require(theirs.entries[name])
          let isCut = (0..<3).contains { region.touchesEdge($0) }
          if isExcluding, isCut {
            #expect(entry.isMissing)
          } else {
            let volume = Double(region.voxelCount) * affine.voxelVolume
            #expect(disagreement(volume, entry.volume, relative: 1e-6) == nil, "\(name)")
            // TotalSegmentator rounds intensities to five decimals.
            #expect(
              disagreement(
                region.mean ?? 0, entry.intensity ?? .nan, relative: 1e-6, absolute: 5e-6)
                == nil, "\(name)")
          }
        }
      }
    }
  }

  private func count(_ files: [String], _ names: [String]) throws -> ([Region], Affine) {
    let (labels, scan) = (
      try VolumeReader(path: files[0], name: "seg"), try VolumeReader(path: files[1], name: "ct")
    )
    var layer = Layer(labels, table: try #require(labels.labelTable), structures: names)
    let header = labels.header
    var counter = RegionCounter(
      shape: header.shape, transverseAxis: header.affine.axes[2], isKept: names.map { _ in false })
    var values = [Double](repeating: 0, count: header.sliceCount)
    for slice in 0..<header.shape[2] {
      try scan.advance()
      scan.values(into: &values)
      try layer.count(&counter, values: values, slice: slice)
    }
    return (counter.counted(), header.affine)
  }
}
