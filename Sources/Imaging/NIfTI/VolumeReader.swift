internal import Cohorts

/// A NIfTI file, read slice by slice along the last axis of its array, so that memory holds one
/// slice of it.
final class VolumeReader {
  let header: NIfTIHeader
  /// The names of its labels, where the header has them.
  let labelTable: LabelTable?
  /// The file as messages call it.
  let name: String
  private let stream: ByteStream
  private var stored: [UInt8]
  private var numbers: [Double] = []
  private var slice = 0

  /// Opens a file and reads its header.
  init(path: String, name: String) throws(Problems) {
    self.name = name
    stream = try ByteStream(path: path, name: name)
    let place = Place(file: name)
    do throws(Problem) {
      let start = try stream.bytes(4)
      guard let (size, isBigEndian) = NIfTIHeader.size(of: start) else {
        throw Problem("no NIfTI file: it begins with neither 348 nor 540", at: place)
      }
      let bytes = start + (try stream.bytes(size - 4))
      guard bytes.count == size else {
        throw Problem("the file ends inside its header; it was cut off", at: place)
      }
      header = try NIfTIHeader(bytes, isBigEndian: isBigEndian, place: place)
      let between = try stream.bytes(header.dataOffset - size)
      guard between.count == header.dataOffset - size else {
        throw Problem("the file ends before its voxels; it was cut off", at: place)
      }
      labelTable = try LabelTable.read(between, isBigEndian: isBigEndian, place: place)
      // Before memory is taken for a slice that the file cannot hold.
      guard header.sliceCount * header.type.width <= stream.mostBytes else {
        throw Problem(
          "the file ends inside slice 1 of \(header.shape[2]); it was cut off", at: place)
      }
    } catch { throw Problems([error]) }
    stored = [UInt8](repeating: 0, count: header.sliceCount * header.type.width)
  }

  /// Reads the next slice; `labels` or `values` then turn it into numbers.
  func advance() throws(Problem) {
    guard try stream.fill(&stored) == stored.count else {
      let slices = header.shape[2]
      throw Problem(
        "the file ends inside slice \(slice + 1) of \(slices); it was cut off",
        at: Place(file: name))
    }
    slice += 1
  }

  /// The slice as label numbers, one per voxel, the first axis fastest.
  ///
  /// - Throws: that a voxel is no whole number from 0 to 255.
  func labels(into labels: inout [UInt8]) throws(Problem) {
    if header.type == .uint8, header.slope == 1, header.intercept == 0 {
      swap(&labels, &stored)
      return
    }
    if numbers.count != header.sliceCount {
      numbers = [Double](repeating: 0, count: header.sliceCount)
    }
    values(into: &numbers)
    for (index, value) in numbers.enumerated() {
      guard value >= 0, value <= 255, value == value.rounded() else {
        throw Problem(
          "a voxel of slice \(slice) is \(value); a label is a whole number from 0 to 255",
          at: Place(file: name))
      }
      labels[index] = UInt8(value)
    }
  }

  /// The slice as values, one per voxel, the first axis fastest.
  func values(into values: inout [Double]) {
    header.type.decode(
      stored, isSwapped: isSwapped, slope: header.slope, intercept: header.intercept,
      into: &values)
  }

  /// Reads to the end of the file and gives its SHA-256.
  func finish() throws(Problem) -> String { try stream.finish() }

  private var isSwapped: Bool {
    let isHostBigEndian = 1.bigEndian == 1
    return header.isBigEndian != isHostBigEndian
  }
}
