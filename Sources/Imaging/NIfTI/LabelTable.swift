internal import Cohorts

/// The names of a label file's numbers, from the header extension that TotalSegmentator writes:
/// `<Label Key="88" …><![CDATA[iliopsoas_left]]></Label>`.
struct LabelTable: Equatable, Sendable {
  /// The names by their numbers, 1 to 255.
  private(set) var names: [Int: String] = [:]

  init(_ names: [Int: String]) { self.names = names }

  /// Reads the extensions that stand between a header and its voxels.
  ///
  /// - Parameter bytes: from the four bytes behind the header to the first voxel.
  /// - Returns: `nil` where no extension holds a table.
  static func read(
    _ bytes: [UInt8], isBigEndian: Bool, place: Place
  ) throws(Problem) -> LabelTable? {
    guard bytes.count >= 4, bytes[0] != 0 else { return nil }
    let fields = HeaderFields(bytes: bytes, isBigEndian: isBigEndian)
    var start = 4
    while start + 8 <= bytes.count {
      let size = fields.int32(start)
      guard size >= 16, size % 16 == 0, start + size <= bytes.count else {
        throw Problem("the header is damaged: an extension of \(size) bytes", at: place)
      }
      let text = bytes[(start + 8)..<(start + size)]
      if let table = try table(in: text, place) { return table }
      start += size
    }
    return nil
  }

  private static func table(
    in text: ArraySlice<UInt8>, _ place: Place
  ) throws(Problem) -> LabelTable? {
    guard var rest = after("<LabelTable", text) else { return nil }
    if let end = range(of: "</LabelTable>", in: rest) { rest = rest[..<end.lowerBound] }
    var table = LabelTable([:])
    var numbers: [String: Int] = [:]
    while let next = after("<Label ", rest) {
      guard let key = attribute("Key", next), let open = after(">", next),
        let end = range(of: "</Label>", in: open)
      else { throw Problem("the table of label names in the header is damaged", at: place) }
      let name = words(open[..<end.lowerBound])
      rest = open[end.upperBound...]
      guard let number = Int(key), 0...255 ~= number, !name.isEmpty else {
        throw Problem(
          "the header names label \(key) \"\(name)\"; 1 to 255 were expected", at: place)
      }
      guard table.names[number] == nil, numbers[name] == nil else {
        throw Problem("the header names label \(key) or \"\(name)\" twice", at: place)
      }
      if number > 0 { (table.names[number], numbers[name]) = (name, number) }
    }
    return table.names.isEmpty ? nil : table
  }

  /// The value of an attribute before the element's end.
  private static func attribute(_ name: String, _ text: ArraySlice<UInt8>) -> String? {
    let head = text.prefix { $0 != UInt8(ascii: ">") }
    guard let value = after(name + "=\"", head) else { return nil }
    return String(decoding: value.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }

  /// The text of an element, out of its CDATA, without the spaces around it.
  private static func words(_ text: ArraySlice<UInt8>) -> String {
    var text = text
    if let inner = after("<![CDATA[", text) {
      text = inner
      if let end = range(of: "]]>", in: text) { text = text[..<end.lowerBound] }
    }
    let isBlank = { (byte: UInt8) in byte <= 0x20 }
    while let first = text.first, isBlank(first) { text.removeFirst() }
    while let last = text.last, isBlank(last) { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  private static func after(_ mark: String, _ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    range(of: mark, in: text).map { text[$0.upperBound...] }
  }

  private static func range(of mark: String, in text: ArraySlice<UInt8>) -> Range<Int>? {
    let mark = Array(mark.utf8)
    guard let first = mark.first else { return nil }
    var start = text.startIndex
    while start + mark.count <= text.endIndex {
      if text[start] == first, text[start..<start + mark.count].elementsEqual(mark) {
        return start..<start + mark.count
      }
      start += 1
    }
    return nil
  }
}
