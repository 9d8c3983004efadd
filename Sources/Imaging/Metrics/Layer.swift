internal import Cohorts

/// A label file or a mask with the structures that its numbers stand for.
struct Layer {
  let reader: VolumeReader
  /// For each of the 256 numbers the place of its structure among those counted, -1 for none.
  private(set) var places = [Int](repeating: -1, count: 256)
  /// The names of the numbers; empty for a mask.
  private(set) var names: [Int: String] = [:]
  /// The structures of the file that are counted.
  private(set) var structures: [String] = []
  /// Whether the file is a mask of one structure.
  let isMask: Bool
  private var seen = [Bool](repeating: false, count: 256)
  private var labels: [UInt8]

  /// A file of labels with the names that its numbers have.
  init(_ reader: VolumeReader, table: LabelTable, structures: [String]) {
    self.reader = reader
    isMask = false
    names = table.names
    for (number, name) in table.names {
      if let place = structures.firstIndex(of: name) {
        places[number] = place
        self.structures.append(name)
      }
    }
    self.structures.sort()
    labels = [UInt8](repeating: 0, count: reader.header.sliceCount)
  }

  /// A mask: every voxel above 0 is the structure.
  init(_ reader: VolumeReader, mask structure: String, structures: [String]) {
    self.reader = reader
    isMask = true
    if let place = structures.firstIndex(of: structure) {
      for number in 1..<256 { places[number] = place }
      self.structures = [structure]
    }
    labels = [UInt8](repeating: 0, count: reader.header.sliceCount)
  }

  /// Whether the names are those that TotalSegmentator 1 gave.
  var isFirstVersion: Bool { names[102] == "iliopsoas_left" }

  /// Counts the next slice.
  mutating func count(
    _ counter: inout RegionCounter, values: [Double], slice: Int
  ) throws(Problem) {
    try reader.advance()
    try reader.labels(into: &labels)
    counter.take(labels, places: places, values: values, slice: slice, seen: &seen)
  }

  /// Refuses a mask of several labels; gives the numbers of the file that have no name.
  func unnamed() throws(Problem) -> [Int] {
    let used = (1..<256).filter { seen[$0] }
    guard isMask else { return used.filter { names[$0] == nil } }
    guard used.count <= 1 else {
      throw Problem(
        "the file is named like the mask of one structure, but holds the labels "
          + used.prefix(5).map(String.init).joined(separator: ", ") + " and no names for them",
        at: Place(file: reader.name))
    }
    return []
  }
}
