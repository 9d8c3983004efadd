import Foundation
import Synchronization

@testable import Imaging

/// A volume that a test writes as NIfTI by itself, in any orientation.
///
/// Voxels are given on a grid whose axes lead to the right, to the front and to the head; writing
/// turns the grid into the orientation asked for.
struct Volume {
  var shape: [Int]
  var spacing = [3.0, 1.5, 3.0]
  var value: (Int, Int, Int) -> Double { didSet { name = nil } }
  /// What the values are called, so that voxels are written once; `nil` for others.
  var name: String?
  var orientation = "RAS"
  var type = VoxelType.uint8
  var version = 1
  var isBigEndian = false
  var slope = 0.0
  var intercept = 0.0
  var sformCode = 1
  var qformCode = 0
  var qformShift = 0.0
  var unit = 2
  var pixdim: [Double]?
  /// The directions of the steps to the right, to the front and to the head.
  var directions: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
  var labels: [Int: String] = [:]
  var isForeignExtensionFirst = false

  init(_ shape: [Int], _ value: @escaping (Int, Int, Int) -> Double) {
    (self.shape, self.value) = (shape, value)
  }

  /// For each axis of the array the axis of the grid that it follows, and whether backwards.
  private var axes: [(grid: Int, isBackward: Bool)] {
    orientation.map { letter in
      switch letter {
      case "R": (0, false)
      case "L": (0, true)
      case "A": (1, false)
      case "P": (1, true)
      case "S": (2, false)
      default: (2, true)
      }
    }
  }

  private var affine: [[Double]] {
    var rows = [[Double]](repeating: [0, 0, 0, 0], count: 3)
    var offset = [-40.0, -30, -120]
    for (axis, way) in axes.enumerated() {
      let step = directions[way.grid].map { $0 * spacing[way.grid] }
      for row in 0..<3 {
        rows[row][axis] = way.isBackward ? -step[row] : step[row]
        if way.isBackward { offset[row] += step[row] * Double(shape[way.grid] - 1) }
      }
    }
    for row in 0..<3 { rows[row][3] = offset[row] }
    return rows
  }

  private func write(_ value: UInt64, _ width: Int, _ at: Int, _ bytes: inout [UInt8]) {
    for place in 0..<width {
      let shift = UInt64(8 * (isBigEndian ? width - 1 - place : place))
      bytes[at + place] = UInt8(truncatingIfNeeded: value >> shift)
    }
  }

  private func write(_ number: Int, _ width: Int, _ at: Int, _ bytes: inout [UInt8]) {
    write(UInt64(bitPattern: Int64(number)), width, at, &bytes)
  }

  /// A floating-point number: 4 bytes in NIfTI-1, 8 in NIfTI-2.
  private func real(_ number: Double, _ at: Int, _ bytes: inout [UInt8]) {
    if version == 1 {
      write(UInt64(Float(number).bitPattern), 4, at, &bytes)
    } else {
      write(number.bitPattern, 8, at, &bytes)
    }
  }

  private var extensions: [UInt8] {
    guard !labels.isEmpty else { return [0, 0, 0, 0] }
    var xml =
      "<?xml version=\"1.0\"?> <CaretExtension><VolumeInformation Index=\"0\"><LabelTable>\n"
    for (number, name) in labels.sorted(by: { $0.key < $1.key }) {
      xml += "<Label Key=\"\(number)\" Red=\"1.0\" Alpha=\"1\"><![CDATA[\(name)]]></Label>\n"
    }
    xml += "</LabelTable></VolumeInformation></CaretExtension>\n"
    let own = block(Array(xml.utf8), code: 0)
    return [1, 0, 0, 0] + (isForeignExtensionFirst ? block([1, 2, 3], code: 6) : []) + own
  }

  private func block(_ content: [UInt8], code: Int) -> [UInt8] {
    let size = (content.count + 8 + 15) / 16 * 16
    var bytes = [UInt8](repeating: 0, count: size)
    write(size, 4, 0, &bytes)
    write(code, 4, 4, &bytes)
    bytes.replaceSubrange(8..<8 + content.count, with: content)
    return bytes
  }

  /// The shape of the array as it is stored.
  var storedShape: [Int] { axes.map { shape[$0.grid] } }

  /// The whole file.
  var bytes: [UInt8] {
    let extensions = extensions
    var bytes = header(offset: (version == 1 ? 348 : 540) + extensions.count) + extensions
    let key = "\(name ?? "") \(shape) \(orientation) \(type) \(isBigEndian) \(slope) \(intercept)"
    if name != nil, let known = Self.cache.withLock({ $0[key] }) { return bytes + known }
    let stored = storedShape
    var voxels = [UInt8](repeating: 0, count: stored.reduce(1, *) * type.width)
    var at = 0
    var place = [0, 0, 0]
    let ways = axes
    for k in 0..<stored[2] {
      place[ways[2].grid] = ways[2].isBackward ? stored[2] - 1 - k : k
      for j in 0..<stored[1] {
        place[ways[1].grid] = ways[1].isBackward ? stored[1] - 1 - j : j
        for i in 0..<stored[0] {
          place[ways[0].grid] = ways[0].isBackward ? stored[0] - 1 - i : i
          let stored = bits(value(place[0], place[1], place[2]))
          if type.width == 1 {
            voxels[at] = UInt8(truncatingIfNeeded: stored)
          } else {
            write(stored, type.width, at, &voxels)
          }
          at += type.width
        }
      }
    }
    if name != nil { Self.cache.withLock { [voxels] in $0[key] = voxels } }
    bytes += voxels
    return bytes
  }

  private static let cache = Mutex<[String: [UInt8]]>([:])

  private func bits(_ value: Double) -> UInt64 {
    let stored = slope.isFinite && slope != 0 ? (value - intercept) / slope : value
    switch type {
    case .float32: return UInt64(Float(stored).bitPattern)
    case .float64: return stored.bitPattern
    default: return UInt64(bitPattern: Int64(stored.rounded()))
    }
  }

  private func header(offset: Int) -> [UInt8] {
    let isFirst = version == 1
    var bytes = [UInt8](repeating: 0, count: isFirst ? 348 : 540)
    write(isFirst ? 348 : 540, 4, 0, &bytes)
    let magic = Array((isFirst ? "n+1" : "n+2").utf8) + [0] + (isFirst ? [] : [13, 10, 26, 10])
    let magicAt = isFirst ? 344 : 4
    bytes.replaceSubrange(magicAt..<magicAt + magic.count, with: magic)
    for (index, size) in ([3] + storedShape + [1, 1, 1, 1]).enumerated() {
      if isFirst {
        write(size, 2, 40 + 2 * index, &bytes)
      } else {
        write(size, 8, 16 + 8 * index, &bytes)
      }
    }
    write(type.rawValue, 2, isFirst ? 70 : 12, &bytes)
    write(8 * type.width, 2, isFirst ? 72 : 14, &bytes)
    let sides =
      pixdim
      ?? axes.map { way in
        spacing[way.grid] * length(directions[way.grid])
      }
    for (index, side) in ([1] + sides).enumerated() {
      real(side, isFirst ? 76 + 4 * index : 104 + 8 * index, &bytes)
    }
    if isFirst { real(Double(offset), 108, &bytes) } else { write(offset, 8, 168, &bytes) }
    real(slope, isFirst ? 112 : 176, &bytes)
    real(intercept, isFirst ? 116 : 184, &bytes)
    if isFirst { bytes[123] = UInt8(unit) } else { write(unit, 4, 500, &bytes) }
    write(qformCode, isFirst ? 2 : 4, isFirst ? 252 : 344, &bytes)
    write(sformCode, isFirst ? 2 : 4, isFirst ? 254 : 348, &bytes)
    for row in 0..<3 {
      real(affine[row][3] + qformShift, isFirst ? 268 + 4 * row : 376 + 8 * row, &bytes)
      for column in 0..<4 {
        let at = isFirst ? 280 + 16 * row + 4 * column : 400 + 32 * row + 8 * column
        real(sformCode > 0 ? affine[row][column] : 0, at, &bytes)
      }
    }
    return bytes
  }

  /// The volume with something changed.
  func with(_ change: (inout Volume) -> Void) -> Volume {
    var copy = self
    change(&copy)
    return copy
  }
}

/// A folder that is removed after the test.
final class Folder {
  let url: URL
  var path: String { url.path }

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "reprise-imaging-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  @discardableResult
  func write(_ text: String, _ name: String) throws -> String { try write(Array(text.utf8), name) }
}
