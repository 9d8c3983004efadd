import Cohorts
import Foundation

@testable import Imaging

/// Reading of images and of the files beside them.
enum ImagingFuzzing {
  /// A file of this process for inputs that are read from disk.
  private static let scratch = FileManager.default.temporaryDirectory
    .appending(path: "reprise-fuzz-\(ProcessInfo.processInfo.processIdentifier).nii").path

  /// The header, the label table, and every slice as labels and as values.
  static func volume(_ bytes: [UInt8]) {
    let path = scratch + "-\(UInt(bitPattern: Thread.current.hash))"
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard (try? Data(bytes).write(to: URL(filePath: path))) != nil else { return }
    guard let reader = try? VolumeReader(path: path, name: "seg.nii") else { return }
    let header = reader.header
    demand(header.affine.isUsable, "a matrix that places no voxel")
    _ = (header.affine.axes, header.affine.orientation, header.affine.tilt, reader.labelTable)
    var labels = [UInt8](repeating: 0, count: header.sliceCount)
    var values = [Double](repeating: 0, count: header.sliceCount)
    do {
      for _ in 0..<header.shape[2] {
        try reader.advance()
        reader.values(into: &values)
        try reader.labels(into: &labels)
        demand(labels.count == header.sliceCount, "a slice of another size")
      }
      _ = try reader.finish()
    } catch {}
  }

  /// As each of the files that are JSON.
  static func json(_ bytes: [UInt8]) {
    guard let root = try? JSONValue.read(bytes, fileName: "a.json") else { return }
    _ = try? StatisticsFile(bytes, fileName: "statistics.json")
    _ = try? RunManifest(bytes, fileName: "report.json")
    _ = OtherTools.spineReport(root) + OtherTools.boaTotal(root) + OtherTools.boaComposition(root)
  }
}
