/// What a file's bytes say without their meaning: their digest, and whether the file is whole where
/// ReadStat does not look.
enum StatisticalFileBytes {
  /// The length of a record of a transport file.
  private static let recordLength = 80

  /// The SHA-256 of a file.
  ///
  /// - Throws: where a transport file holds several data sets, of which only the first could be
  ///   read, or ends within a record; where a Stata file of version 13 or later lacks its end.
  static func check(
    path: String, name: String, _ format: StatisticalFormat
  ) throws(Problems) -> String {
    let file = try FileBlocks(path: path, name: name)
    var digest = SHA256()
    var (length, members) = (0, 0)
    var (rest, end): ([UInt8], [UInt8]) = ([], [])
    var isTagged = false
    while true {
      let block = try file.next()
      if block.isEmpty { break }
      if length == 0 { isTagged = block.starts(with: Array("<stata_dta>".utf8)) }
      digest.update(block)
      length += block.count
      end = Array((end + block.suffix(64)).suffix(64))
      guard format == .transport else { continue }
      rest += block
      let whole = rest.count / recordLength
      for record in 0..<whole where isMember(rest, at: record * recordLength) { members += 1 }
      rest.removeFirst(whole * recordLength)
    }
    while let last = end.last, last == 0x0A || last == 0x0D { end.removeLast() }
    if isTagged, !end.reversed().starts(with: "</stata_dta>".utf8.reversed()) {
      let sentence = "the file does not end as a Stata file does; it is not complete"
      throw Problems([Problem(sentence, at: Place(file: name))])
    }
    if format == .transport { try refuse(length, members, at: Place(file: name)) }
    return digest.hexadecimal()
  }

  private static func refuse(_ length: Int, _ members: Int, at place: Place) throws(Problems) {
    if length % recordLength != 0 {
      throw Problems([
        Problem(
          "the file ends within a record of \(recordLength) bytes; it is not complete, or was "
            + "transferred as text", at: place)
      ])
    }
    guard members > 1 else { return }
    throw Problems([
      Problem(
        "the file holds \(members) data sets; write the one to be read into a file of its own",
        at: place)
    ])
  }

  private static let markers = ["MEMBER  ", "MEMBV8  "].map {
    Array("HEADER RECORD*******\($0)HEADER RECORD!!!!!!!".utf8)
  }

  private static func isMember(_ bytes: [UInt8], at start: Int) -> Bool {
    guard bytes[start] == UInt8(ascii: "H") else { return false }
    return markers.contains { bytes[start...].starts(with: $0) }
  }
}
