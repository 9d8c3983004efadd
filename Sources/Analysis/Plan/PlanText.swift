import Cohorts

/// A plan's characters by line and column, checked before YAML is read.
struct PlanText {
  /// The largest plan that is read, in bytes.
  static let largest = 4 << 20

  /// The whole text, without a byte order mark.
  let string: String
  /// The characters of each line, without its end.
  let lines: [[Unicode.Scalar]]
  /// The file's name.
  let file: String

  /// A text from a file's bytes.
  init(_ bytes: [UInt8], fileName: String) throws(Problems) {
    file = fileName
    guard bytes.count <= Self.largest else {
      throw Problems([
        Problem("the plan has more than 4 MB; is it the right file?", at: Place(file: fileName))
      ])
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let content = hasMark ? Array(bytes.dropFirst(3)) : bytes
    lines = try Self.lines(of: content, file: fileName)
    string = String(decoding: content, as: UTF8.self)
  }

  /// The character at a place, if there is one.
  subscript(place: Place) -> Unicode.Scalar? {
    guard let line = line(of: place), let column = place.column, column > 0,
      column <= line.count
    else { return nil }
    return line[column - 1]
  }

  /// The characters of a place's line.
  func line(of place: Place) -> [Unicode.Scalar]? {
    guard let line = place.line, lines.indices.contains(line - 1) else { return nil }
    return lines[line - 1]
  }

  /// The places of what look like aliases: `*` and a name that some `&` gave.
  func aliases() -> [Place] {
    var anchors: Set<[Unicode.Scalar]> = []
    for line in lines {
      anchors.formUnion(line.indices.compactMap { Self.name(after: "&", at: $0, of: line) })
    }
    guard !anchors.isEmpty else { return [] }
    var places: [Place] = []
    for (index, line) in lines.enumerated() {
      for column in line.indices {
        guard let name = Self.name(after: "*", at: column, of: line), anchors.contains(name) else {
          continue
        }
        places.append(Place(file: file, line: index + 1, column: column + 1))
      }
    }
    return places
  }

  private static func name(
    after sign: Unicode.Scalar, at column: Int, of line: [Unicode.Scalar]
  ) -> [Unicode.Scalar]? {
    guard line[column] == sign else { return nil }
    if column > 0, !" \t[{,:?".unicodeScalars.contains(line[column - 1]) { return nil }
    let name = line[(column + 1)...].prefix {
      $0 == "_" || $0 == "-"
        || ($0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil))
    }
    return name.isEmpty ? nil : Array(name)
  }

  private static func lines(
    of bytes: [UInt8], file: String
  ) throws(Problems) -> [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = [[]]
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    var afterReturn = false
    while true {
      let decoded = decoder.decode(&iterator)
      if case .emptyInput = decoded { return lines }
      let place = Place(file: file, line: lines.count, column: lines[lines.count - 1].count + 1)
      guard case .scalarValue(let scalar) = decoded else {
        throw Problems([Problem("the plan is not UTF-8 text; save it as UTF-8", at: place)])
      }
      if let refusal = refusal(of: scalar) { throw Problems([Problem(refusal, at: place)]) }
      let endsLine = "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar)
      if !endsLine {
        lines[lines.count - 1].append(scalar)
      } else if !(scalar == "\n" && afterReturn) {
        lines.append([])
      }
      afterReturn = scalar == "\r"
    }
  }

  private static func refusal(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0: "the plan holds a NUL byte; is it a text file?"
    case 9, 10, 13, 0x20...0x7E, 0x85, 0xA0...0xFEFE, 0xFF00...0xFFFD, 0x10000...: nil
    default: "the plan holds the control character U+\(hexadecimal(scalar.value))"
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
