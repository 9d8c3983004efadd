internal import Cohorts

/// TotalSegmentator's statistics.json: a volume and a mean intensity for each structure.
///
/// Volumes are mm³. 0 and 0 together mean that there is no value: the structure is absent, or lies
/// within three voxels of the edge. Intensities are means of the image as HU, unless it was
/// normalised: the file does not say so, but all of them then lie between 0 and 1.
struct StatisticsFile: Sendable {
  /// What the file has of a structure.
  struct Entry: Equatable, Sendable {
    /// In mm³.
    let volume: Double
    /// In the unit of the image.
    let intensity: Double?

    /// Whether the entry stands for no value.
    var isMissing: Bool { volume == 0 }
  }

  /// The structures by name.
  let entries: [String: Entry]
  /// Whether the intensities are from 0 to 1, not HU.
  let isNormalised: Bool

  /// Reads the file; keys and values that it does not know are left alone.
  init(_ bytes: [UInt8], fileName: String) throws(Problem) {
    let place = Place(file: fileName)
    let root = try JSONValue.read(bytes, fileName: fileName)
    guard case .object(let members) = root else {
      throw Problem("a JSON object of structures was expected", at: place)
    }
    var entries: [String: Entry] = [:]
    for member in members {
      guard let volume = member.value["volume"]?.number else { continue }
      let intensity = member.value["intensity"]?.number
      guard volume.isFinite, intensity?.isFinite ?? true else {
        throw Problem(
          "\(member.key) is NaN, as TotalSegmentator writes where it normalises the intensities "
            + "of an image that is the same everywhere; run it again without", at: place)
      }
      guard volume >= 0 else {
        throw Problem("\(member.key) has a volume of \(volume) mm³", at: place)
      }
      entries[member.key] = Entry(volume: volume, intensity: intensity)
    }
    guard !entries.isEmpty else {
      throw Problem("no structure with a volume; is this a statistics.json?", at: place)
    }
    self.entries = entries
    let present = entries.values.filter { !$0.isMissing }.compactMap(\.intensity)
    isNormalised =
      !present.isEmpty && present.allSatisfy { 0...1 ~= $0 } && present.contains { $0 > 0 }
  }
}
